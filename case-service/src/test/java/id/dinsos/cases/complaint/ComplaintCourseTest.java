package id.dinsos.cases.complaint;

import static id.dinsos.cases.complaint.Desk.answer;
import static id.dinsos.cases.complaint.Desk.change;
import static id.dinsos.cases.complaint.Desk.complain;
import static id.dinsos.cases.complaint.Desk.newId;
import static id.dinsos.cases.complaint.Desk.query;
import static id.dinsos.cases.complaint.Desk.show;
import static id.dinsos.cases.complaint.Desk.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import id.dinsos.cases.Topics;
import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A complaint from the counter to the credited money, with the facts arriving over real Kafka. */
@QuarkusTest
@WithTestResource(TestServices.class)
class ComplaintCourseTest {
    private final UUID household = newId();
    private final UUID payment = newId();

    @Test
    void a_complaint_before_any_fact_waits_and_is_answered_when_the_verdict_arrives() {
        // Given
        String id = complain(household);
        // When
        var reply = show(id);
        // Then
        reply.then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("state", equalTo("RECEIVED"))
                .body("kind", equalTo("COMPLAINT"))
                .body("answer.code", equalTo("facts-not-known-yet"))
                .body("answer.paymentId", nullValue());

        Topics.verdict(household, 1, "EXCLUDED", "civil-mismatch");

        awaitAnswer(id, "excluded");
        show(id).then()
                .body("state", equalTo("ASSESSED"))
                .body("answer.clauses", equalTo(java.util.List.of("civil-mismatch")))
                .body("answer.text_id", containsString("belum padan dengan data Dukcapil"))
                .body("answer.text_en", containsString("do not match the civil registry"))
                .body(
                        "history.what",
                        equalTo(java.util.List.of("complaint-received", "complaint-explained")))
                .body("history.by", equalTo(java.util.List.of("sari", "case-service")));
    }

    @Test
    void a_complaint_after_the_facts_is_answered_at_once() {
        // Given
        Topics.payment(payment, 3, household, "FAILED", "ACCOUNT_DORMANT");
        awaitRow("payment", "payment_id", payment);

        String id = complain(household);
        // When
        var reply = show(id);
        // Then
        reply.then()
                .body("state", equalTo("ASSESSED"))
                .body("answer.code", equalTo("payment-failed"))
                .body("answer.reason", equalTo("ACCOUNT_DORMANT"))
                .body("answer.paymentId", equalTo(payment.toString()))
                .body("answer.text_en", containsString("dormant"));
    }

    @Test
    void a_complaint_closes_by_itself_when_the_linked_payment_is_credited() {
        // Given
        Topics.payment(payment, 1, household, "SENT", null);
        awaitRow("payment", "payment_id", payment);
        String id = complain(household);

        Topics.payment(payment, 2, household, "CREDITED", null);

        awaitState(id, "CLOSED");
        // When
        var reply = show(id);
        // Then
        reply.then()
                .body("outcome", equalTo("PAID"))
                .body("answer.code", equalTo("payment-credited"))
                .body("history.what", hasItem("complaint-settled"));
    }

    @Test
    void the_credit_names_the_message_it_came_with_as_its_cause() {
        // Given
        String id = complain(household);
        Topics.payment(payment, 2, household, "CREDITED", null);

        awaitState(id, "CLOSED");
        // When
        var answer =
                query(
                        "select convert_from(meta, 'UTF8') from event where stream_id = '%s'"
                                        .formatted(id)
                                + " order by version desc limit 1");
        // Then
        assertThat(answer)
                .contains(
                        query(
                                "select message_id from payment where payment_id = '%s'"
                                        .formatted(payment)));
    }

    @Test
    void messages_delivered_again_and_out_of_order_change_nothing() {
        // Given
        String id = complain(household);
        Topics.payment(payment, 1, household, "INSTRUCTED", null);
        Topics.payment(payment, 3, household, "CREDITED", null);
        awaitState(id, "CLOSED");
        int version = version(id);

        Topics.payment(payment, 2, household, "SENT", null);
        Topics.payment(payment, 3, household, "CREDITED", null);
        Topics.payment(payment, 1, household, "INSTRUCTED", null);
        settle();
        // When
        var answer = version(id);
        // Then
        assertThat(answer).isEqualTo(version);
        assertThat(show(id).<String>path("state")).isEqualTo("CLOSED");
    }

    @Test
    void a_credit_known_before_the_complaint_is_told_and_left_to_an_officer() {
        // Given
        Topics.payment(payment, 2, household, "CREDITED", null);
        awaitRow("payment", "payment_id", payment);

        String id = complain(household);
        settle();
        // When
        var reply = show(id);
        // Then
        reply.then()
                .body("state", equalTo("ASSESSED"))
                .body("answer.code", equalTo("payment-credited"));
    }

    @Test
    void money_that_comes_back_opens_the_complaint_again() {
        // Given
        String id = complain(household);
        Topics.payment(payment, 2, household, "CREDITED", null);
        awaitState(id, "CLOSED");

        Topics.payment(payment, 3, household, "RETURNED", "ACCOUNT_CLOSED");

        awaitAnswer(id, "payment-returned");
        // When
        var answer = show(id);
        // Then
        answer.then().body("state", equalTo("ASSESSED")).body("outcome", nullValue());
    }

    @Test
    void a_complaint_an_officer_opened_again_is_not_closed_by_the_old_credit() {
        // Given
        String id = complain(household);
        Topics.payment(payment, 2, household, "CREDITED", null);
        awaitState(id, "CLOSED");
        change(id, "/reopening", version(id), Map.of("note", "saldo kosong"))
                .then()
                .statusCode(200);

        Topics.payment(payment, 2, household, "CREDITED", null);
        settle();
        // When
        var answer = show(id);
        // Then
        answer.then().body("state", equalTo("ASSESSED"));
    }

    @Test
    void a_family_on_the_list_is_told_that_the_month_is_not_decided() {
        // Given
        Topics.household(household, 1, Topics.VILLAGE, "PKH", "SEMBAKO");
        awaitRow("household", "household_id", household);
        // When
        var reply = answer(complain(household));
        // Then
        assertThat(reply).isEqualTo("not-decided-yet");
    }

    @Test
    void a_family_on_no_list_is_told_so() {
        // Given
        Topics.household(household, 1, Topics.VILLAGE, "PKH");
        awaitRow("household", "household_id", household);
        // When
        var reply = answer(complain(household));
        // Then
        assertThat(reply).isEqualTo("not-on-list");
    }

    @Test
    void a_waiting_family_that_turns_out_to_live_elsewhere_goes_on_as_one_nobody_knows() {
        // Given
        String id = complain(household);

        Topics.household(household, 1, "35.25.01.2001", "SEMBAKO");
        Topics.verdict(household, 1, "EXCLUDED", "excluded-job");

        awaitRow("verdict", "beneficiary_id", household);
        settle();
        // When
        var reply = show(id);
        // Then
        reply.then()
                .body("answer.code", equalTo("facts-not-known-yet"))
                .body("answer.clauses", equalTo(java.util.List.of()));
    }

    @Test
    void a_verdict_of_another_month_leaves_the_answer_alone() {
        // Given
        Topics.verdict(household, 1, "EXCLUDED", "excluded-job");
        Topics.verdictOf("2026-12", household, 2, "HELD", "no-account");
        awaitRow("verdict where version = 2 and", "beneficiary_id", household);
        // When
        String id = complain(household);
        // Then
        assertThat(answer(id)).isEqualTo("excluded");
    }

    @Test
    void poison_is_parked_with_what_follows_while_others_flow() {
        // Given
        UUID poisoned = newId();
        UUID empty = newId();
        String id = complain(household);

        Topics.send(DisbursementMessage.PAYMENTS, poisoned, 1, "{\"paymentId\": 12");
        Topics.payment(poisoned, 2, newId(), "SENT", null);
        Topics.send(DisbursementMessage.PAYMENTS, empty, 1, null);
        Topics.send(DisbursementMessage.PAYMENTS, newId(), 1, "{}");
        Topics.payment(payment, 1, household, "SENT", null);

        awaitAnswer(id, "payment-sent");
        await().untilAsserted(() ->
                assertThat(
                                query(
                                        "select count(*) from parked where key in ('%s', '%s')"
                                                .formatted(poisoned, empty)))
                        .isEqualTo("3"));
        // When
        var answer =
                query("select count(*) from payment where payment_id = '%s'".formatted(poisoned));
        // Then
        assertThat(answer).isEqualTo("0");
    }

    @Test
    void the_public_message_says_where_the_case_stands_and_not_whose_it_is() {
        // Given
        String id = complain(household);
        Topics.payment(payment, 2, household, "CREDITED", null);
        awaitState(id, "CLOSED");
        // When
        String said = published();
        // Then
        assertThat(said)
                .contains("cases.cases.v1")
                .contains("{\"caseId\":\"%s\",\"change\":\"complaint-settled\"".formatted(id))
                .contains("\"state\":\"CLOSED\",\"outcome\":\"PAID\"")
                .doesNotContain(household.toString())
                .doesNotContain(Desk.WORDS)
                .doesNotContain("Siti Aminah");
    }

    private static String published() {
        return query(
                "select string_agg(encode(data, 'escape'), '') from"
                        + " pg_logical_slot_peek_binary_changes('dinsos_%s', null, null,"
                                .formatted(TestServices.database().name())
                        + " 'proto_version', '1', 'publication_names', 'dinsos_outbox',"
                        + " 'binary', 'true')");
    }

    private static void awaitAnswer(String id, String code) {
        await().untilAsserted(() -> assertThat(answer(id)).isEqualTo(code));
    }

    private static void awaitState(String id, String state) {
        await().untilAsserted(() -> assertThat(show(id).<String>path("state")).isEqualTo(state));
    }

    private static void awaitRow(String table, String column, UUID id) {
        String where = table.contains(" where ") ? "" : " where";
        await().untilAsserted(() ->
                assertThat(
                                query(
                                        "select count(*) from %s%s %s = '%s'"
                                                .formatted(table, where, column, id)))
                        .isEqualTo("1"));
    }

    /** Everything sent so far has been taken in and looked at: a later complaint was answered. */
    private static void settle() {
        UUID later = newId();
        String id = complain(later);
        for (int partition = 0; partition < 12; partition++) {
            UUID other = newId();
            Topics.payment(other, 1, newId(), "SENT", null);
            awaitRow("payment", "payment_id", other);
        }
        Topics.verdict(later, 1, "HELD", "no-account");
        awaitAnswer(id, "held");
    }
}

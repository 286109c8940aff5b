package id.dinsos.cases.assistance;

import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.published;
import static id.dinsos.cases.handling.CaseDesk.query;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import id.dinsos.cases.Topics;
import id.dinsos.cases.handling.CaseDesk;
import id.dinsos.cases.handling.Reader;
import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.contracts.DisbursementMessage.Payment;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Families after a fire: aid is asked for under a decree, once, and the case shows what came. */
@QuarkusTest
@WithTestResource(TestServices.class)
class AssistanceResourceTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private final CaseDesk desk = new CaseDesk();

    @Inject CommandHandler commands;
    @Inject AssistanceProcess process;

    private final UUID family = UUID.randomUUID();

    @Test
    void a_family_after_a_fire_is_asked_for_once_and_the_case_shows_the_payment() {
        // Given
        household();
        String id = fire();
        // When
        var answer = ask(id, family);
        // Then
        problem(answer, 409, "assistance-decree-missing");
        decree(id);
        String request = ask(id, family).then().statusCode(201).extract().path("id");
        problem(ask(id, family), 409, "assistance-already-requested");
        String second = fire();
        decree(second);
        problem(ask(second, family), 409, "assistance-already-requested");

        assertThat(published())
                .contains("\"requestId\":\"" + request + "\",\"change\":\"assistance-requested\"")
                .contains("\"amountRupiah\":3000000");
        UUID payment = UUID.randomUUID();
        decided(request, 1, "LISTED", null, null);
        await().untilAsserted(() ->
                with(desk.boss)
                        .get("/v1/cases/" + id + "/assistance")
                        .then()
                        .body("[0].decision", equalTo("LISTED")));
        decided(request, 2, "INSTRUCTED", null, payment);
        credited(payment);

        await().untilAsserted(() ->
                with(desk.boss)
                        .get("/v1/cases/" + id + "/assistance")
                        .then()
                        .statusCode(200)
                        .body("[0].state", equalTo("REQUESTED"))
                        .body("[0].paymentId", equalTo(payment.toString()))
                        .body("[0].paymentState", equalTo("CREDITED")));
        problem(
                with(desk.boss).post("/v1/cases/" + id + "/assistance/" + request + "/withdrawal"),
                409,
                "assistance-already-paid");
    }

    @Test
    void a_payment_that_is_told_before_its_decision_is_shown_with_it() {
        // Given
        household();
        String id = fire();
        decree(id);
        String request = ask(id, family).then().statusCode(201).extract().path("id");
        UUID payment = UUID.randomUUID();
        credited(payment);
        await().untilAsserted(() ->
                assertThat(
                                query(
                                        "select state from payment where payment_id = '%s'"
                                                .formatted(payment)))
                        .isEqualTo("CREDITED"));
        // When
        decided(request, 2, "INSTRUCTED", null, payment);
        // Then
        await().untilAsserted(() ->
                with(desk.boss)
                        .get("/v1/cases/" + id + "/assistance")
                        .then()
                        .body("[0].paymentState", equalTo("CREDITED")));
    }

    @Test
    void who_has_two_records_is_not_paid_under_the_second_what_is_paid_under_the_first() {
        // Given
        String id = fire();
        decree(id);
        desk.done(desk.sari, id, "/people", Map.of("role", "FAMILY", "name", "Warsito K."));
        UUID first = desk.registered("Warsito");
        UUID second = desk.registered("Warsito Kusnadi");
        identified(id, 0, first);
        identified(id, 1, second);
        Response asked = ask(id, first);
        String request = asked.then().statusCode(201).extract().path("id");
        aidOf(id, asked.header("X-Position")).then().statusCode(200);
        decided(request, 1, "INSTRUCTED", null, UUID.randomUUID());
        await().until(() ->
                query("select count(*) from assistance where request_id = '%s'".formatted(request))
                        .equals("1"));
        // When
        Topics.person(first, 2, desk.owner, true, second);
        await().until(() ->
                query(
                                "select count(*) from person where person_id = '%s' and merged_into is not null"
                                        .formatted(first))
                        .equals("1"));
        // Then
        problem(ask(id, second), 409, "assistance-already-requested");
    }

    private void identified(String id, int who, UUID person) {
        String ref = desk.show(desk.sari, id).path("people[" + who + "].ref");
        desk.done(desk.sari, id, "/people/" + ref + "/identification", Map.of("personId", person));
    }

    private void credited(UUID payment) {
        Topics.send(
                DisbursementMessage.PAYMENTS,
                payment,
                1,
                new Payment(
                        payment,
                        "payment-instructed",
                        UUID.randomUUID(),
                        family,
                        desk.village,
                        desk.owner,
                        "DISASTER",
                        YearMonth.now(ZONE).toString(),
                        3_000_000,
                        "CREDITED",
                        null));
    }

    @Test
    void nobody_unknown_and_no_sealed_case_asks_for_money() {
        // Given
        String id = fire();
        decree(id);
        // When
        var answer = ask(id, UUID.randomUUID());
        // Then
        problem(answer, 409, "assistance-beneficiary-unknown");
        String sealed = desk.receive("VIOLENCE_SHELTER", Map.of());
        problem(ask(sealed, family), 409, "assistance-not-for-sealed");
        problem(ask(UUID.randomUUID().toString(), family), 404, "case-unknown");
    }

    @Test
    void a_request_of_another_case_is_not_withdrawn_from_this_one() {
        // Given
        household();
        String id = fire();
        decree(id);
        String request = ask(id, family).then().statusCode(201).extract().path("id");
        // When
        var answer =
                with(desk.boss)
                        .post("/v1/cases/" + fire() + "/assistance/" + request + "/withdrawal");
        // Then
        problem(answer, 404, "assistance-unknown");
        with(desk.boss)
                .post("/v1/cases/" + id + "/assistance/" + request + "/withdrawal")
                .then()
                .statusCode(200);
    }

    @Test
    void what_disbursement_refuses_is_seen_with_its_reason_and_may_be_asked_for_anew() {
        // Given
        household();
        String id = fire();
        decree(id);
        String request = ask(id, family).then().statusCode(201).extract().path("id");
        // When
        decided(request, 1, "REFUSED", "NOT_IN_DECREE", null);
        // Then
        await().untilAsserted(() ->
                with(desk.boss)
                        .get("/v1/cases/" + id + "/assistance")
                        .then()
                        .body("[0].decision", equalTo("REFUSED"))
                        .body("[0].reason", equalTo("NOT_IN_DECREE")));
        with(desk.boss)
                .post("/v1/cases/" + id + "/assistance/" + request + "/withdrawal")
                .then()
                .statusCode(200);
        ask(id, family).then().statusCode(201);
    }

    @Test
    void aid_that_nobody_decided_in_its_year_is_shown_as_lapsed_and_asked_for_anew() {
        // Given
        household();
        String id = fire();
        decree(id);
        Aid old = lastYears(id);

        // When
        String position = askedLastYear(old);
        Response lapsed = aidOf(id, position);
        Response underTheOld = ask(id, family, "FURNISHING", old.decreeDate());
        Response anew = ask(id, family);
        Response after = aidOf(id, anew.header("X-Position"));

        // Then
        lapsed.then()
                .statusCode(200)
                .body("[0].state", equalTo("LAPSED"))
                .body("[0].lapsesAfter", equalTo(old.lapsesAfter().toString()));
        problem(underTheOld, 409, "assistance-decree-lapsed");
        anew.then().statusCode(201).body("id", equalTo(old.requestId().toString()));
        after.then().body("size()", equalTo(1)).body("[0].state", equalTo("REQUESTED"));
        problem(ask(id, family), 409, "assistance-already-requested");
    }

    private Aid lastYears(String id) {
        LocalDate year = LocalDate.now(ZONE).minusYears(1);
        return new Aid(
                UUID.fromString(id),
                family,
                "FURNISHING",
                "KEBAKARAN-BABAT-" + desk.owner,
                "DISASTER",
                3_000_000,
                "188/11",
                LocalDate.of(year.getYear(), 12, 20),
                "",
                "");
    }

    /** As the office did it in December. */
    private String askedLastYear(Aid aid) {
        Instant then = aid.decreeDate().atTime(12, 0).atZone(ZONE).toInstant();
        Reader boss = new Reader("rina", desk.owner, Set.of("supervisor"));
        return commands.handle(
                        "ask-assistance",
                        List.of(aid.requestId(), aid.caseId()),
                        aid.requestId(),
                        unit ->
                                process.ask(
                                        unit,
                                        aid,
                                        new AssistanceProcess.Known(true, false, List.of()),
                                        boss,
                                        then),
                        Request.of(Meta.of(UUID.randomUUID(), desk.owner, "rina", then)))
                .await()
                .indefinitely()
                .position()
                .toString();
    }

    private Response aidOf(String id, String position) {
        return with(desk.boss)
                .header("X-Position", position)
                .get("/v1/cases/" + id + "/assistance");
    }

    @Test
    void money_for_a_house_is_asked_for_once_two_have_agreed_how_badly_it_is_damaged() {
        // Given
        household();
        String id = fire();
        decree(id);
        String damage = "/v1/cases/" + id + "/damage";
        // When
        var answer = with(desk.sari).get(damage);
        // Then
        problem(answer, 404, "damage-unknown");
        problem(ask(id, family, "HOUSE_HEAVY"), 409, "assistance-damage-unverified");
        Map<String, Object> seen =
                Map.of("level", "GONE", "finding", "tinggal puing", "day", "2026-11-22");
        with(desk.sari).body(seen).post(damage).then().statusCode(200);
        problem(ask(id, family, "HOUSE_HEAVY"), 409, "assistance-damage-unverified");
        problem(with(desk.sari).post(damage + "/verification"), 403, "damage-needs-another");
        with(desk.boss).post(damage + "/verification").then().statusCode(200);
        problem(ask(id, family, "HOUSE_LIGHT"), 409, "assistance-damage-unverified");

        ask(id, family, "HOUSE_HEAVY").then().statusCode(201);

        problem(with(desk.sari).body(seen).post(damage), 403, "damage-needs-another");
        with(desk.boss)
                .body(Map.of("reason", "warga menyanggah hasilnya"))
                .post(damage + "/dispute")
                .then()
                .statusCode(200);
        with(desk.sari)
                .get(damage)
                .then()
                .statusCode(200)
                .body("status", equalTo("DISPUTED"))
                .body("revisions[0].finding", equalTo("tinggal puing"))
                .body("revisions[0].verifiedBy", equalTo("rina"))
                .body("revisions[0].disputedBy", equalTo("rina"));
        problem(with(desk.sari).body(Map.of("level", "MELTED")).post(damage), 422, "field-invalid");
    }

    private void decided(
            String request,
            int version,
            String state,
            @Nullable String reason,
            @Nullable UUID payment) {
        UUID id = UUID.fromString(request);
        Topics.send(
                DisbursementMessage.ASSISTANCE,
                id,
                version,
                new DisbursementMessage.AidDecided(
                        id,
                        "aid-decided",
                        family,
                        desk.owner,
                        "DISASTER",
                        "FURNISHING",
                        "KEBAKARAN-BABAT-" + desk.owner,
                        3_000_000,
                        state,
                        reason,
                        payment));
    }

    private String fire() {
        Map<String, Object> form =
                desk.form("DISASTER_HOUSEHOLD", Map.of("hazard", "FIRE", "damage", "HEAVY"));
        return desk.post(form).then().statusCode(201).extract().path("id");
    }

    private void decree(String id) {
        desk.done(
                desk.boss,
                id,
                "/documents",
                Map.of("type", "DECREE", "number", "188/12", "date", "2026-11-22"));
    }

    private Response ask(String id, UUID beneficiary) {
        return ask(id, beneficiary, "FURNISHING");
    }

    private Response ask(String id, UUID beneficiary, String kind) {
        return ask(id, beneficiary, kind, LocalDate.now(ZONE));
    }

    private Response ask(String id, UUID beneficiary, String kind, LocalDate decreed) {
        Map<String, Object> body = new HashMap<>();
        body.put("beneficiaryId", beneficiary);
        body.put("kind", kind);
        body.put("event", "KEBAKARAN-BABAT-" + desk.owner);
        body.put("programme", "DISASTER");
        body.put("amountRupiah", 3_000_000);
        body.put("decreeNumber", "188/12");
        body.put("decreeDate", decreed.toString());
        return with(desk.boss).body(body).post("/v1/cases/" + id + "/assistance");
    }

    private void household() {
        Topics.household(family, 1, desk.village, "SEMBAKO");
        await().untilAsserted(() ->
                assertThat(
                                query(
                                        "select count(*) from household where household_id = '%s'"
                                                .formatted(family)))
                        .isEqualTo("1"));
    }
}

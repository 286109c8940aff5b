package id.dinsos.cases.complaint;

import static id.dinsos.cases.complaint.Desk.complain;
import static id.dinsos.cases.complaint.Desk.newId;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.dinsos.cases.Topics;
import id.dinsos.cases.handling.CaseDesk;
import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.contracts.DisbursementMessage.Payment;
import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From a complaint to the bank's line, each link with the message that brought it. */
@QuarkusTest
@WithTestResource(TestServices.class)
class TrailResourceTest {
    private final UUID household = newId();
    private final UUID payment = newId();
    private final UUID transfer = newId();
    private final UUID run = newId();

    @Test
    void a_complaint_about_a_payment_shows_the_trail_from_the_registry_to_the_bank_line() {
        // Given
        Topics.household(household, 3, Topics.VILLAGE, "SEMBAKO");
        Topics.verdict(household, 1, "HELD", "civil-mismatch");
        String id = complain(household);
        known(id, "verdict");
        known(id, "registry");
        Response before = trail(id);
        returned();
        known(id, "bankLine");
        await().untilAsserted(() ->
                trail(id).then().body("complaint.answers.code", hasItem("payment-returned")));

        // When
        Response trail = trail(id);

        // Then
        before.then().statusCode(200).body("payment", nullValue()).body("bankLine", nullValue());
        trail.then()
                .statusCode(200)
                .body("complaint.id", equalTo(id))
                .body("complaint.month", equalTo(Topics.MONTH))
                .body("complaint.answers[-1].code", equalTo("payment-returned"))
                .body(
                        "complaint.answers[-1].causedBy",
                        equalTo(trail.<String>path("payment.messageId")))
                .body("registry.change", equalTo("household-registered"))
                .body("registry.version", equalTo(3))
                .body("registry.listed", equalTo(List.of("SEMBAKO")))
                .body("registry.at", equalTo("2026-11-20T02:00:00Z"))
                .body("verdict.outcome", equalTo("HELD"))
                .body("verdict.clauses", equalTo(List.of("civil-mismatch")))
                .body("payment.paymentId", equalTo(payment.toString()))
                .body("payment.runId", equalTo(run.toString()))
                .body("payment.state", equalTo("RETURNED"))
                .body("payment.reason", equalTo("Rekening tutup"))
                .body("failure.code", equalTo("ACCOUNT_CLOSED"))
                .body("failure.textId", equalTo("rekening sudah ditutup"))
                .body("failure.textEn", equalTo("the account is closed"))
                .body("failure.owner", equalTo("BANK"))
                .body(
                        "failure.nextId",
                        equalTo("Minta bank membuka rekening baru, lalu kirim ulang."))
                .body(
                        "failure.nextEn",
                        equalTo("Have the bank open a new account, then send again."))
                .body("bankLine.transferId", equalTo(transfer.toString()))
                .body("bankLine.attempt", equalTo(2))
                .body("bankLine.bank", equalTo("BNI"))
                .body("bankLine.bankReference", equalTo("BNI-77"))
                .body("bankLine.creditedOn", equalTo("2026-11-21"))
                .body("bankLine.backOn", equalTo("2026-11-24"));
    }

    @Test
    void of_a_family_that_lives_elsewhere_a_complaint_shows_no_link_and_to_others_no_trail() {
        // Given
        Topics.household(household, 1, "35.25.05.2001", "SEMBAKO");
        returned();
        await().until(() ->
                Desk.query(
                                "select count(*) from household h join payment p on"
                                        + " p.beneficiary_id = h.household_id where"
                                        + " h.household_id = '%s'".formatted(household))
                        .equals("1"));
        String id = complain(household);

        // When
        Response trail = trail(id);
        Response elsewhere =
                Desk.with(TestTokens.mint("tono", "35.25", "officer"))
                        .get("/v1/complaints/" + id + "/trail");

        // Then
        trail.then()
                .statusCode(200)
                .body("complaint.id", equalTo(id))
                .body("registry", nullValue())
                .body("payment", nullValue())
                .body("bankLine", nullValue());
        CaseDesk.problem(elsewhere, 404, "complaint-unknown");
    }

    /** Credited, and sent back by the bank three days later. */
    private void returned() {
        Topics.send(
                DisbursementMessage.PAYMENTS,
                payment,
                4,
                new Payment(
                        payment,
                        "payment-returned",
                        run,
                        household,
                        Topics.VILLAGE,
                        "35.24",
                        "SEMBAKO",
                        Topics.MONTH,
                        200_000,
                        "RETURNED",
                        "Rekening tutup",
                        transfer,
                        2,
                        "BNI",
                        "BNI-77",
                        LocalDate.of(2026, 11, 21),
                        null,
                        LocalDate.of(2026, 11, 24)));
    }

    private static void known(String id, String link) {
        await().untilAsserted(() -> trail(id).then().statusCode(200).body(link, notNullValue()));
    }

    private static Response trail(String id) {
        return Desk.officer().get("/v1/complaints/" + id + "/trail");
    }
}

package id.dinsos.disbursement;

import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import id.dinsos.contracts.RegistryMessage.Account;
import id.dinsos.contracts.RegistryMessage.Identity;
import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.disbursement.RegistryTopics.Family;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What becomes of payments after the first answer of the bank, by two officers and no fewer. */
@QuarkusTest
@WithTestResource(TestServices.class)
class FollowUpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void whoever_the_bank_could_not_pay_is_paid_by_a_follow_up_and_nobody_twice() {
        // Given
        Office office = office(4);
        UUID budget = office.budget(10_000_000);
        UUID run = office.instructed("2026-11");
        List<Transfer> sent = office.sent(run);
        var unused =
                office.report(
                        Office.csv(
                                List.of(
                                        sent.get(0).line("CREDITED", "", "B-0"),
                                        sent.get(1).line("FAILED", "ACCOUNT_CLOSED", ""),
                                        sent.get(2).line("RETURNED", "Rekening tutup", ""),
                                        sent.get(3).line("UNKNOWN", "", ""))));
        String choice =
                "{\"runId\":\"%s\",\"kind\":\"RETRY\",\"codes\":[\"ACCOUNT_CLOSED\"],\"reason\":\"new accounts\"}"
                        .formatted(run);

        // When
        JsonPath worklist =
                office.preparer().get("/v1/worklist?owner=" + office.owner()).jsonPath();
        String csv =
                office.preparer()
                        .get("/v1/worklist/payments.csv?owner=" + office.owner())
                        .asString();
        Response counts = office.preparer().get("/v1/worklist/counts?owner=" + office.owner());
        String village = worklist.getString("items.find { it.code == 'ACCOUNT_CLOSED' }.region");
        JsonPath closed = narrowed(office, "&code=ACCOUNT_CLOSED&region=" + village);
        JsonPath old = narrowed(office, "&olderThanDays=1");
        Response there =
                office.preparer()
                        .body(
                                choice.replace(
                                        "\"kind\"",
                                        "\"region\":\"%s\",\"kind\"".formatted(village)))
                        .post("/v1/follow-ups?dryRun=true");
        Response dry = office.preparer().body(choice).post("/v1/follow-ups?dryRun=true");
        UUID first = prepared(office, choice);
        UUID second = prepared(office, choice);
        Response own = decide(office, first, "sari", "approval");
        decide(office, first, "budi", "approval").then().statusCode(200);
        decide(office, second, "ani", "approval").then().statusCode(200);
        JsonPath one = done(office, first);
        JsonPath other = done(office, second);
        List<UUID> files = new ArrayList<>(one.getList("bankFiles", UUID.class));
        files.addAll(other.getList("bankFiles", UUID.class));
        List<String> lines = new ArrayList<>();
        for (UUID file : files) {
            office.release(file);
            office.transfers(file).forEach(t -> lines.add(t.line("CREDITED", "", "N-" + t.id())));
        }
        var credited = office.report(Office.csv(lines));
        UUID late = office.report(Office.csv(List.of(sent.get(1).line("CREDITED", "", "B-1"))));

        // Then
        assertThat(worklist.getList("items.code", String.class))
                .containsExactlyInAnyOrder("ACCOUNT_CLOSED", "ACCOUNT_CLOSED", "OUTCOME_UNKNOWN");
        assertThat(csv.split("\r\n")).hasSize(4);
        assertThat(csv)
                .as("a month stays a month in a spreadsheet")
                .contains(";\"=\"\"2026-11\"\"\";");
        counts.then().body("items.owner", hasItems("BANK"));
        assertThat(closed.getList("items.region", String.class)).isNotEmpty().containsOnly(village);
        assertThat(closed.getList("items.code", String.class)).containsOnly("ACCOUNT_CLOSED");
        assertThat(old.getList("items")).as("of today all").isEmpty();
        there.then().body("payments", equalTo(closed.getList("items").size()));
        dry.then().body("payments", equalTo(2)).body("amountRupiah", equalTo(400_000));
        refused(own, 403, "follow-up-of-your-own");
        assertThat(one.getInt("done") + other.getInt("done")).isEqualTo(2);
        assertThat(one.getList("leftOut").size() + other.getList("leftOut").size()).isEqualTo(2);
        assertThat(lines).hasSize(2);
        JsonPath after = office.run(run).jsonPath();
        assertThat(after.getLong("money.orderedRupiah")).isEqualTo(800_000);
        assertThat(after.getLong("furtherAttempts")).isEqualTo(2);
        assertThat(after.getLong("money.creditedRupiah")).isEqualTo(600_000);
        assertThat(after.getLong("money.unknownRupiah")).isEqualTo(200_000);
        office.preparer().get("/v1/bank-reports/" + late).then().body("queued", equalTo(1));
        assertThat(credited).isNotEqualTo(late);
        Response between = betweenTwoVersionsOfTheView(office, run);
        between.then().statusCode(200).body("furtherAttempts", nullValue());
        LedgerAudit.prove(office, budget);
    }

    @Test
    void money_given_back_at_the_close_is_taken_again_for_a_new_attempt() {
        // Given
        Office office = office(2);
        UUID budget = office.budget(10_000_000);
        UUID run = office.instructed("2026-11");
        List<Transfer> sent = office.sent(run);
        var unused =
                office.report(
                        Office.csv(
                                List.of(
                                        sent.get(0).line("CREDITED", "", "B-0"),
                                        sent.get(1).line("FAILED", "ACCOUNT_DORMANT", ""))));
        office.close(run);
        haveOtherBank(office, "MANDIRI", "joko");

        // When
        JsonPath byWhoEntered = again(office, run, "", "joko");
        String held = payments(office, run, "HELD").getFirst();
        JsonPath toCure = narrowed(office, "&code=APPROVER_ENTERED_ACCOUNT");
        JsonPath second = again(office, run, ",\"codes\":[\"APPROVER_ENTERED_ACCOUNT\"]", "tini");
        UUID file = UUID.fromString(second.getString("bankFiles[0]"));
        String bank = office.preparer().get("/v1/bank-files/" + file).jsonPath().getString("bank");
        Response byPreparer = office.tryRelease(file, "wati");
        Response byApprover = office.tryRelease(file, "tini");
        Response byEnterer = office.tryRelease(file, "joko");
        JsonPath between = office.preparer().get("/v1/budgets/" + budget).jsonPath();
        office.release(file);
        Transfer again = office.transfers(file).getFirst();
        var report =
                office.report(Office.csv(List.of(again.line("FAILED", "ACCOUNT_DORMANT", ""))));

        // Then
        assertThat(byWhoEntered.getList("bankFiles")).as("his own account").isEmpty();
        assertThat(toCure.getList("items.paymentId")).containsExactly(held);
        assertThat(second.getInt("done")).as("chosen by the code it is held for").isEqualTo(1);
        assertThat(bank).as("into the account on record now").isEqualTo("MANDIRI");
        refused(byPreparer, 403, "releaser-is-involved");
        refused(byApprover, 403, "releaser-is-involved");
        refused(byEnterer, 403, "releaser-is-involved");
        assertThat(between.getLong("availableRupiah")).isEqualTo(9_600_000);
        JsonPath after = office.preparer().get("/v1/budgets/" + budget).jsonPath();
        assertThat(after.getLong("availableRupiah")).isEqualTo(9_800_000);
        assertThat(report).isNotNull();
        LedgerAudit.prove(office, budget);
    }

    @Test
    void an_outcome_is_corrected_and_an_unknown_one_closed_with_a_letter_by_two_officers() {
        // Given
        Office office = office(3);
        UUID budget = office.budget(10_000_000);
        UUID run = office.instructed("2026-11");
        List<Transfer> sent = office.sent(run);
        var unused =
                office.report(
                        Office.csv(
                                List.of(
                                        sent.get(0).line("CREDITED", "", "B-0"),
                                        sent.get(1).line("RETURNED", "NAME_MISMATCH", ""),
                                        sent.get(2).line("UNKNOWN", "", ""))));
        office.close(run);

        // When
        Response letterless = prepare(office, correction(office, run, "RETURNED", "CREDITED", ""));
        correct(office, run, "RETURNED", "CREDITED");
        correct(office, run, "UNKNOWN", "FAILED");
        correct(office, run, "CREDITED", "RETURNED");

        // Then
        refused(letterless, 422, "follow-up-letter-missing");
        JsonPath after = office.preparer().get("/v1/budgets/" + budget).jsonPath();
        assertThat(after.getLong("availableRupiah") + after.getLong("paidRupiah"))
                .isEqualTo(10_000_000);
        LedgerAudit.prove(office, budget);
    }

    @Test
    void what_stands_in_no_bank_file_is_given_up_and_can_be_paid_later() {
        // Given
        Office office = office(2);
        UUID budget = office.budget(10_000_000);
        UUID run = office.instructed("2026-11");
        List<Transfer> sent = office.sent(run);
        var unused =
                office.report(
                        Office.csv(sent.stream().map(t -> t.line("FAILED", "OTHER", "")).toList()));
        String named = payments(office, run, "FAILED").getFirst();

        // When
        var done = follow(office, run, "CANCEL", named);
        JsonPath cancelled = office.preparer().get("/v1/payments/" + named).jsonPath();
        JsonPath retried = follow(office, run, "RETRY", named);

        // Then
        assertThat(cancelled.getString("state")).isEqualTo("CANCELLED");
        assertThat(retried.getInt("done")).isEqualTo(1);
        assertThat(retried.getList("bankFiles")).hasSize(1);
        LedgerAudit.prove(office, budget);
    }

    /** The run, as it is read while the view that counts its attempts is another's. */
    private static Response betweenTwoVersionsOfTheView(Office office, UUID run) {
        String rename = "alter table view_ledger.follow_up rename column %s to %s";
        TestServices.database().execute(rename.formatted("kind", "kind_before"));
        try {
            return office.run(run);
        } finally {
            TestServices.database().execute(rename.formatted("kind_before", "kind"));
        }
    }

    /** Prepared by somebody who had no hand in the run. */
    private static JsonPath again(Office office, UUID run, String whom, String approver) {
        UUID id =
                Office.last(
                        office.as("wati", "preparer")
                                .header("Idempotency-Key", Office.key())
                                .body(
                                        "{\"runId\":\"%s\",\"kind\":\"RETRY\",\"reason\":\"woken\"%s}"
                                                .formatted(run, whom))
                                .post("/v1/follow-ups")
                                .then()
                                .statusCode(201)
                                .extract()
                                .header("Location"));
        decide(office, id, approver, "approval").then().statusCode(200);
        return done(office, id);
    }

    /** An officer has entered other accounts for the families of an office. */
    private static void haveOtherBank(Office office, String bank, String by) {
        List<Family> moved =
                List.of(1, 2).stream()
                        .map(number -> RegistryTopics.family(number).owned(office.owner()))
                        .toList();
        try (RegistryTopics registry = new RegistryTopics()) {
            for (Family one : moved) {
                registry.tell(
                        one.payee(),
                        one.owner(),
                        new Identity(
                                one.ownNik(),
                                "3524010101010001",
                                "Siti",
                                LocalDate.of(1980, 2, 1),
                                new Account(
                                        bank,
                                        RegistryTopics.account(bank, "20" + one.number()),
                                        "SITI " + one.number(),
                                        by)),
                        2,
                        "2026-10-01T00:00:00Z");
            }
            registry.flush();
        }
        String payees =
                moved.stream()
                        .map(one -> "'" + one.payee() + "'")
                        .collect(Collectors.joining(",", "(", ")"));
        await().atMost(PATIENCE)
                .until(() ->
                        Audit.number(
                                        "select count(*) from beneficiary_identity"
                                                + " where version = 2 and person_id in "
                                                + payees)
                                == 2);
    }

    private static JsonPath narrowed(Office office, String by) {
        return office.preparer().get("/v1/worklist?owner=" + office.owner() + by).jsonPath();
    }

    private static void correct(Office office, UUID run, String from, String to) {
        UUID id = prepared(office, correction(office, run, from, to, "B/7/2026"));
        decide(office, id, "budi", "approval").then().statusCode(200);
        assertThat(done(office, id).getInt("done")).isEqualTo(1);
    }

    private static String correction(
            Office office, UUID run, String from, String to, String letter) {
        return """
        {"runId":"%s","kind":"CORRECT","payments":["%s"],"reason":"letter of the bank",
         "letter":"%s","outcome":"%s","bankReference":"L-1"}
        """
                .formatted(run, payments(office, run, from).getFirst(), letter, to);
    }

    private static JsonPath follow(Office office, UUID run, String kind, String payment) {
        UUID id =
                prepared(
                        office,
                        "{\"runId\":\"%s\",\"kind\":\"%s\",\"payments\":[\"%s\"],\"reason\":\"asked\"}"
                                .formatted(run, kind, payment));
        decide(office, id, "budi", "approval").then().statusCode(200);
        return done(office, id);
    }

    private static List<String> payments(Office office, UUID run, String state) {
        String path = "/v1/runs/" + run + "/payments?state=" + state;
        await().atMost(PATIENCE)
                .until(() -> !office.preparer().get(path).jsonPath().getList("items").isEmpty());
        return office.preparer().get(path).jsonPath().getList("items.id", String.class);
    }

    private static Response prepare(Office office, String body) {
        return office.preparer()
                .header("Idempotency-Key", Office.key())
                .body(body)
                .post("/v1/follow-ups");
    }

    private static UUID prepared(Office office, String body) {
        return Office.last(
                prepare(office, body).then().statusCode(201).extract().header("Location"));
    }

    private static Response decide(Office office, UUID id, String by, String what) {
        return office.approver(by)
                .header("If-Match", office.preparer().get("/v1/follow-ups/" + id).header("ETag"))
                .body("{\"note\":\"checked\"}")
                .post("/v1/follow-ups/" + id + "/" + what);
    }

    private static JsonPath done(Office office, UUID id) {
        await().atMost(PATIENCE)
                .until(() ->
                        office.preparer()
                                .get("/v1/follow-ups/" + id)
                                .jsonPath()
                                .getString("state")
                                .equals("DONE"));
        return office.preparer().get("/v1/follow-ups/" + id).jsonPath();
    }

    private static Office office(int families) {
        Office office = Office.fresh("SEMBAKO");
        office.families(families);
        office.define("FOOD");
        return office;
    }
}

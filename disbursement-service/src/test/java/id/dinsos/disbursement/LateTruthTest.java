package id.dinsos.disbursement;

import static id.dinsos.disbursement.Neighbours.born;
import static id.dinsos.disbursement.Office.refused;
import static id.dinsos.disbursement.Office.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import id.dinsos.contracts.RegistryMessage.Composition;
import id.dinsos.contracts.RegistryMessage.Household;
import id.dinsos.contracts.RegistryMessage.Listing;
import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is learned too late stops what has not left, asks back what has, and pays what was due. */
@QuarkusTest
@WithTestResource(TestServices.class)
class LateTruthTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> LISTED = List.of("SEMBAKO");
    private static final String LATE = "2026-11-20T00:00:00Z";
    private static final String LATER = "2026-11-21T00:00:00Z";
    private static final String TOMORROW = "2026-12-15T00:00:00Z";

    @Inject Zones zones;

    @Test
    void the_tables_count_days_by_the_zones_of_the_setting() {
        assertThat(
                        TestServices.database()
                                .column(
                                        "select zone_of(n || '.01') from generate_series(11, 99) n"
                                                + " order by n"))
                .isEqualTo(
                        IntStream.rangeClosed(11, 99)
                                .mapToObj(province -> zones.of(province + ".01").getId())
                                .toList());
    }

    @Test
    void a_death_learned_before_the_file_leaves_holds_that_payment_and_the_others_are_paid() {
        // Given
        Office office = office();
        Neighbours all = families(office.owner(), 5);
        UUID budget = office.budget(10_000_000);
        UUID run = office.instructed("2026-11");
        UUID file = office.bankFiles(run).getFirst();

        // When
        die(all, 2, "2026-11-10");
        moveAway(office.owner(), all, 4);
        UUID employed = all.family(5, 2, LISTED, 2, LATE, born("1980-01").worksAs("CIVIL_SERVANT"));
        List<String> held = awaitAll(office, "/v1/runs/" + run + "/payments?state=HELD", 3);
        Response release = office.tryRelease(file, "rini");
        JsonPath worklist =
                office.preparer().get("/v1/worklist?owner=" + office.owner()).jsonPath();
        replace(office, file).then().statusCode(200);
        await().atMost(PATIENCE).until(() -> !file(office, file).getList("replacedBy").isEmpty());
        UUID next = UUID.fromString(file(office, file).getString("replacedBy[0]"));
        Response old = office.tryRelease(file, "rini");
        List<Transfer> transfers = office.transfers(next);
        office.release(next);
        UUID report =
                office.report(
                        Office.csv(
                                transfers.stream()
                                        .map(t -> t.line("CREDITED", "", "B-" + t.id()))
                                        .toList()));
        JsonPath cancelled = follow(office, run, "CANCEL", String.join("\",\"", held));

        // Then
        refused(release, 409, "bank-file-stopped");
        assertThat(employed).isNotNull();
        assertThat(worklist.getList("items.code", String.class))
                .containsExactlyInAnyOrder("DECEASED", "MOVED", "EXCLUDED_JOB");
        assertThat(worklist.getList("items.bankCode", String.class))
                .containsExactlyInAnyOrder("payee-deceased", "moved-away", "excluded-job");
        refused(old, 409, "bank-file-replaced");
        assertThat(transfers).hasSize(2);
        assertThat(report).isNotNull();
        assertThat(cancelled.getInt("done")).isEqualTo(3);
        JsonPath after = office.run(run).jsonPath();
        assertThat(after.getLong("money.creditedRupiah")).isEqualTo(400_000);
        assertThat(after.getLong("money.cancelledRupiah")).isEqualTo(600_000);
        LedgerAudit.prove(office, budget);
    }

    @Test
    void money_credited_after_a_death_is_asked_back_by_two_officers_and_the_books_say_so() {
        // Given
        Office office = office();
        Neighbours all = families(office.owner(), 2);
        UUID budget = office.budget(10_000_000);
        UUID run = office.instructed("2026-09", "2026-10");
        office.credited(run);

        // When
        die(all, 1, "2026-08-15");
        JsonPath list = recoveries(office, 2);
        String id = list.getString("items[0].id");
        step(office, id, "CLAIM", "B/1", 0).then().statusCode(200);
        Response own = confirm(office, id, "sari");
        confirm(office, id, "budi").then().statusCode(200);
        Response uneven = agree(office, id, 100_000);
        agree(office, id, 150_000).then().statusCode(200);
        step(office, id, "DISMISS", "B/2", 0).then().statusCode(200);
        refuse(office, id).then().statusCode(200);
        step(office, id, "RECEIPT", "STS-1", 150_000).then().statusCode(200);
        confirm(office, id, "budi").then().statusCode(200);
        Response tooMuch = step(office, id, "RECEIPT", "STS-2", 60_000);
        Response twice = step(office, id, "RECEIPT", "STS-1", 50_000);
        Response tomorrow = step(office, id, "RECEIPT", "STS-3", 50_000, "2027-01-01");
        step(office, id, "WRITE_OFF", "188/9", 0).then().statusCode(200);
        confirm(office, id, "ani").then().statusCode(200);

        // Then
        assertThat(list.getString("items[0].reasons[0].code")).isEqualTo("payee-deceased");
        assertThat(list.getString("items[1].reasons[0].textId")).contains("meninggal");
        assertThat(list.getList("items.paidRupiah", Long.class)).containsOnly(200_000L);
        assertThat(list.getList("items.dueRupiah", Long.class)).containsOnly(0L);
        refused(own, 403, "recovery-step-of-your-own");
        refused(uneven, 422, "recovery-instalments-wrong");
        refused(tooMuch, 422, "recovery-amount-wrong");
        refused(twice, 409, "recovery-receipt-known");
        refused(tomorrow, 422, "recovery-date-wrong");
        JsonPath one = office.preparer().get("/v1/recoveries/" + id).jsonPath();
        assertThat(one.getString("state")).isEqualTo("WRITTEN_OFF");
        assertThat(one.getBoolean("finding.facts.payeeAlive")).isFalse();
        assertThat(one.getList("instalments.amountRupiah", Long.class))
                .containsExactly(150_000L, 50_000L);
        JsonPath books = office.preparer().get("/v1/budgets/" + budget).jsonPath();
        assertThat(books.getLong("recoveredRupiah")).isEqualTo(150_000);
        assertThat(books.getLong("availableRupiah")).isEqualTo(9_200_000);
        LedgerAudit.prove(office, budget);
    }

    @Test
    void a_payment_that_the_bank_returns_the_next_day_is_owed_no_more_and_receipts_go_back() {
        // Given
        Office office = office();
        Neighbours all = families(office.owner(), 1);
        UUID budget = office.budget(10_000_000);
        UUID run = office.instructed("2026-10");
        Transfer sent = office.sent(run).getFirst();
        UUID credit = office.report(Office.csv(List.of(sent.line("CREDITED", "", "B-1"))));
        die(all, 1, "2026-09-15");
        String id = recoveries(office, 1).getString("items[0].id");
        step(office, id, "CLAIM", "B/1", 0).then().statusCode(200);
        confirm(office, id, "budi").then().statusCode(200);
        step(office, id, "RECEIPT", "STS-1", 50_000).then().statusCode(200);
        confirm(office, id, "budi").then().statusCode(200);

        // When
        UUID back = office.report(Office.csv(List.of(sent.line("RETURNED", "MENINGGAL", ""))));
        await().atMost(PATIENCE)
                .until(() ->
                        office.preparer()
                                .get("/v1/recoveries/" + id)
                                .jsonPath()
                                .getString("state")
                                .equals("REFUND_DUE"));
        step(office, id, "REFUND", "SP2D-1", 0).then().statusCode(200);
        confirm(office, id, "budi").then().statusCode(200);

        // Then
        assertThat(back).isNotEqualTo(credit);
        JsonPath books = office.preparer().get("/v1/budgets/" + budget).jsonPath();
        assertThat(books.getLong("recoveredRupiah")).isZero();
        assertThat(office.preparer().get("/v1/recoveries/" + id).jsonPath().getString("state"))
                .isEqualTo("RETURNED");
        LedgerAudit.prove(office, budget);
    }

    @Test
    void a_filter_that_does_not_exist_is_refused_by_name() {
        Office office = office();
        for (String query :
                List.of(
                        "/v1/recoveries?state=PAID",
                        "/v1/recoveries/totals?state=PAID",
                        "/v1/arrears?state=SETTLED",
                        "/v1/recoveries?run=1",
                        "/v1/contradictions?open=1",
                        "/v1/arrears?region=%25")) {
            office.preparer()
                    .get(query)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("parameter-invalid"));
        }
    }

    @Test
    void a_worse_decile_counts_from_the_day_since_when_it_is_true() {
        // Given
        Office office = office();
        Neighbours all = families(office.owner(), 2);
        var budget = office.budget(10_000_000);
        UUID run = office.instructed("2026-10");
        office.credited(run);

        // When
        rank(office.owner(), all, 1, null);
        rank(office.owner(), all, 2, LocalDate.of(2026, 8, 1));
        JsonPath list = recoveries(office, 1);
        await().atMost(PATIENCE)
                .until(() ->
                        Audit.number(
                                        "select count(*) from late_truth where not waits and id in ('"
                                                + family(office.owner(), 1)
                                                + "', '"
                                                + family(office.owner(), 2)
                                                + "')")
                                == 0);

        // Then
        assertThat(budget).isNotNull();
        assertThat(list.getList("items.beneficiaryId", UUID.class))
                .containsExactly(family(office.owner(), 2));
        assertThat(list.getString("items[0].reasons[0].code")).isEqualTo("decile-above-limit");
        assertThat(recoveries(office, 1).getList("items")).hasSize(1);
    }

    @Test
    void a_death_that_was_wrongly_reported_proposes_the_month_for_an_approver_to_pay() {
        // Given
        Office office = office();
        Neighbours all = families(office.owner(), 3);
        die(all, 1, "2026-06-15");
        die(all, 3, "2026-06-15");
        await().atMost(PATIENCE)
                .until(() ->
                        Audit.number(
                                        "select count(*) from beneficiary_person where owner ="
                                                + " '"
                                                + office.owner()
                                                + "' and not alive")
                                == 2);
        UUID budget = office.budget(10_000_000);
        UUID run = office.instructed("2026-10");
        office.credited(run);
        office.close(run);

        // When
        UUID same = all.family(1, 2, LISTED, 3, LATER, born("1980-01"));
        UUID other = all.family(3, 2, LISTED, 3, LATER, born("1980-01"));
        List<String> both = awaitAll(office, "/v1/arrears?owner=" + office.owner(), 2);
        String id = both.getFirst();
        decide(office, both.getLast(), "rejection").then().statusCode(200);
        Response tooLate = decide(office, both.getLast(), "approval");
        Response approved = decide(office, id, "approval");
        await().atMost(PATIENCE)
                .until(() ->
                        !office.preparer()
                                .get("/v1/arrears/" + id)
                                .jsonPath()
                                .getList("bankFiles")
                                .isEmpty());
        Response again = decide(office, id, "approval");
        JsonPath one = office.preparer().get("/v1/arrears/" + id).jsonPath();
        UUID file = UUID.fromString(one.getString("bankFiles[0]"));
        Response byApprover = office.tryRelease(file, "tini");
        office.release(file);
        Transfer transfer = office.transfers(file).getFirst();
        UUID report = office.report(Office.csv(List.of(transfer.line("CREDITED", "", "B-9"))));

        // Then
        assertThat(List.of(same, other))
                .containsExactly(family(office.owner(), 1), family(office.owner(), 3));
        refused(tooLate, 409, "arrears-decided-already");
        refused(byApprover, 403, "releaser-is-involved");
        approved.then().statusCode(200);
        refused(again, 409, "arrears-decided-already");
        assertThat(one.getLong("amountRupiah")).isEqualTo(200_000);
        assertThat(transfer.amountRupiah()).isEqualTo(200_000);
        assertThat(report).isNotNull();
        JsonPath books = office.preparer().get("/v1/budgets/" + budget).jsonPath();
        assertThat(books.getLong("paidRupiah")).isEqualTo(400_000);
        assertThat(Audit.paidTwice(office)).isZero();
        LedgerAudit.prove(office, budget);
    }

    private static void die(Neighbours all, int number, String on) {
        UUID family = all.family(number, 2, LISTED, 2, LATE, born("1980-01").died(on));
        assertThat(family).isNotNull();
    }

    /** To another office, which has them from then on. */
    private static void moveAway(String owner, Neighbours all, int number) {
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(
                    new Household(
                            family(owner, number),
                            "household-moved-out",
                            "35.78.01.1001",
                            "35.78",
                            "LIVE",
                            all.personId(number, 0),
                            all.personId(number, 0),
                            2,
                            20,
                            new Composition(1, 0, 0, 0),
                            List.of(new Listing("DTSEN", "SEMBAKO", true, null, "1")),
                            null),
                    2,
                    LATE);
            registry.flush();
        }
    }

    private static UUID family(String owner, int number) {
        return id.dinsos.eventstore.rules.Names.uuid(owner, "neighbours", number);
    }

    /** Said later than any payment; true since then, or since the day given. */
    private static void rank(String owner, Neighbours all, int number, @Nullable LocalDate since) {
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(
                    new Household(
                            family(owner, number),
                            "household-ranked",
                            owner + ".01.2001",
                            owner,
                            "LIVE",
                            all.personId(number, 0),
                            all.personId(number, 0),
                            9,
                            90,
                            new Composition(1, 0, 0, 0),
                            List.of(new Listing("DTSEN", "SEMBAKO", true, null, "1")),
                            null,
                            since),
                    2,
                    TOMORROW);
            registry.flush();
        }
    }

    private static Neighbours families(String owner, int count) {
        Neighbours all = new Neighbours(owner);
        for (int i = 1; i <= count; i++) {
            assertThat(all.family(i, 2, LISTED, born("1980-01"))).isNotNull();
        }
        return all;
    }

    private static JsonPath recoveries(Office office, int count) {
        String path = "/v1/recoveries?owner=" + office.owner();
        await().atMost(PATIENCE)
                .until(() ->
                        office.preparer().get(path).jsonPath().getList("items").size() == count);
        return office.preparer().get(path).jsonPath();
    }

    private static Response step(
            Office office, String id, String kind, String number, long amount) {
        return step(office, id, kind, number, amount, today());
    }

    private static Response step(
            Office office, String id, String kind, String number, long amount, String date) {
        return office.preparer()
                .header("If-Match", office.preparer().get("/v1/recoveries/" + id).header("ETag"))
                .body(
                        "{\"kind\":\"%s\",\"number\":\"%s\",\"date\":\"%s\",\"amountRupiah\":%d}"
                                .formatted(kind, number, date, amount))
                .post("/v1/recoveries/" + id + "/steps");
    }

    private static Response confirm(Office office, String id, String by) {
        return office.as(by, "approver")
                .header("If-Match", office.preparer().get("/v1/recoveries/" + id).header("ETag"))
                .post("/v1/recoveries/" + id + "/confirmation");
    }

    /** Two instalments, the second of 50,000. */
    private static Response agree(Office office, String id, long first) {
        return office.preparer()
                .header("If-Match", office.preparer().get("/v1/recoveries/" + id).header("ETag"))
                .body(
                        """
                        {"number":"SKTJM-1","instalments":[{"due":"2027-01-31","amountRupiah":%d},
                         {"due":"2027-02-28","amountRupiah":50000}]}
                        """
                                .formatted(first))
                .post("/v1/recoveries/" + id + "/instalments");
    }

    private static Response refuse(Office office, String id) {
        return office.approver("budi")
                .header("If-Match", office.preparer().get("/v1/recoveries/" + id).header("ETag"))
                .body("{\"reason\":\"tetap terutang\"}")
                .post("/v1/recoveries/" + id + "/refusal");
    }

    private static Response decide(Office office, String id, String what) {
        return office.approver("tini")
                .header("If-Match", office.preparer().get("/v1/arrears/" + id).header("ETag"))
                .body("{\"reason\":\"surat desa 12\"}")
                .post("/v1/arrears/" + id + "/" + what);
    }

    private static Response replace(Office office, UUID file) {
        return office.preparer()
                .header("If-Match", office.preparer().get("/v1/bank-files/" + file).header("ETag"))
                .post("/v1/bank-files/" + file + "/replacement");
    }

    private static JsonPath file(Office office, UUID file) {
        return office.preparer().get("/v1/bank-files/" + file).jsonPath();
    }

    private static List<String> awaitAll(Office office, String path, int count) {
        await().atMost(PATIENCE)
                .until(() ->
                        office.preparer().get(path).jsonPath().getList("items").size() == count);
        return office.preparer().get(path).jsonPath().getList("items.id", String.class);
    }

    private static JsonPath follow(Office office, UUID run, String kind, String payment) {
        UUID id =
                Office.last(
                        office.preparer()
                                .header("Idempotency-Key", Office.key())
                                .body(
                                        "{\"runId\":\"%s\",\"kind\":\"%s\",\"payments\":[\"%s\"],\"reason\":\"died\"}"
                                                .formatted(run, kind, payment))
                                .post("/v1/follow-ups")
                                .then()
                                .statusCode(201)
                                .extract()
                                .header("Location"));
        String path = "/v1/follow-ups/" + id;
        office.approver("budi")
                .header("If-Match", office.preparer().get(path).header("ETag"))
                .body("{\"note\":\"checked\"}")
                .post(path + "/approval")
                .then()
                .statusCode(200);
        await().atMost(PATIENCE)
                .until(() ->
                        office.preparer().get(path).jsonPath().getString("state").equals("DONE"));
        return office.preparer().get(path).jsonPath();
    }

    private static Office office() {
        Office office = Office.fresh("LATE");
        office.define("FOOD");
        return office;
    }
}

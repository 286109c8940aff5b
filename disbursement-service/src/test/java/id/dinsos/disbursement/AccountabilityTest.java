package id.dinsos.disbursement;

import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an office answers for, as of any day. */
@QuarkusTest
@WithTestResource(TestServices.class)
class AccountabilityTest {
    private static final String NOVEMBER = "2026-11";
    private static final byte[] SCAN = "%PDF-1.7 SPTJM".getBytes(StandardCharsets.US_ASCII);

    @Test
    void each_rupiah_of_a_tranche_is_credited_failed_pending_or_given_up_as_of_the_day() {
        // Given
        Office office = paid();
        UUID run = office.runs().getFirst();
        String yesterday = LocalDate.parse(Office.today()).minusDays(1).toString();

        // When
        JsonPath whole = ask(office, "tranches", Map.of()).jsonPath();
        JsonPath villages = ask(office, "tranches", Map.of("by", "village")).jsonPath();
        JsonPath before = ask(office, "tranches", Map.of("asOf", yesterday)).jsonPath();
        String csv = ask(office, "tranches", Map.of("form", "csv")).asString();
        byte[] xlsx = ask(office, "tranches", Map.of("form", "xlsx")).asByteArray();

        // Then
        assertThat(whole.getString("items[0].run")).isEqualTo(run.toString());
        assertThat(whole.getLong("items[0].frozen")).isEqualTo(3);
        assertThat(whole.getLong("items[0].frozenRupiah")).isEqualTo(600_000);
        assertThat(whole.getLong("items[0].instructedRupiah")).isEqualTo(600_000);
        assertThat(whole.getLong("items[0].creditedRupiah")).isEqualTo(200_000);
        assertThat(whole.getLong("items[0].failedRupiah")).isEqualTo(200_000);
        assertThat(whole.getString("items[0].failedFor")).isEqualTo("ACCOUNT_CLOSED=1");
        assertThat(whole.getLong("items[0].pendingRupiah")).isEqualTo(200_000);
        assertThat(whole.getLong("items[0].remainingRupiah")).isEqualTo(400_000);
        assertThat(
                        villages.getList("items.frozenRupiah", Long.class).stream()
                                .mapToLong(Number::longValue)
                                .sum())
                .isEqualTo(600_000);
        assertThat(before.getList("items")).isEmpty();
        assertThat(csv).startsWith("\uFEFFprogramme;months;").contains("\"=\"\"2026-11\"\"\"");
        assertThat(new String(xlsx, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
    }

    @Test
    void a_failure_is_counted_under_the_office_s_code_with_its_age_and_who_acts_next() {
        // Given
        Office office = paid();

        // When
        JsonPath failures = ask(office, "failures", Map.of()).jsonPath();
        String csv = ask(office, "failures", Map.of("form", "csv", "by", "village")).asString();

        // Then
        assertThat(failures.getList("items.code")).containsExactly("ACCOUNT_CLOSED");
        assertThat(failures.getString("items[0].ageDays")).isEqualTo("0-7");
        assertThat(failures.getLong("items[0].amountRupiah")).isEqualTo(200_000);
        assertThat(failures.getString("items[0].actsNext")).isNotBlank();
        assertThat(csv).contains(";FAILED;ACCOUNT_CLOSED;").contains(";1;200000;");
    }

    @Test
    void a_budget_is_absorbed_by_what_was_credited_and_nothing_else() {
        // Given
        Office office = paid();

        // When
        JsonPath budgets = ask(office, "budgets", Map.of()).jsonPath();

        // Then
        assertThat(budgets.getList("items")).hasSize(1);
        assertThat(budgets.getLong("items[0].allottedRupiah")).isEqualTo(1_000_000);
        assertThat(budgets.getLong("items[0].paidRupiah")).isEqualTo(200_000);
        assertThat(budgets.getLong("items[0].committedRupiah")).isEqualTo(400_000);
        assertThat(budgets.getLong("items[0].availableRupiah")).isEqualTo(400_000);
        assertThat(budgets.getInt("items[0].paidHundredths")).isEqualTo(20_00);
    }

    @Test
    void who_prepared_approved_and_released_a_run_stands_with_time_and_paper() {
        // Given
        Office office = paid();

        // When
        JsonPath decisions = ask(office, "decisions", Map.of()).jsonPath();

        // Then
        assertThat(decisions.getList("items.act"))
                .containsSubsequence(
                        "OPENED",
                        "FROZEN",
                        "SUBMITTED",
                        "APPROVED",
                        "APPROVED",
                        "PAYMENT_ORDERED",
                        "FUNDS_RELEASED",
                        "INSTRUCTED",
                        "FILE_RELEASED");
        assertThat(decisions.getString("items.find { it.act == 'OPENED' }.by")).isEqualTo("sari");
        assertThat(decisions.getString("items.find { it.act == 'FILE_RELEASED' }.by"))
                .isEqualTo("rini");
        assertThat(decisions.getList("items.findAll { it.act == 'APPROVED' }.by"))
                .doesNotContain("sari")
                .hasSize(2);
        assertThat(decisions.getString("items[0].at"))
                .as("time of the owner's zone")
                .matches("2026-.*T.*\\+0[789]:00");
    }

    @Test
    void a_report_is_asked_in_the_words_it_knows_and_of_a_day_that_has_been() {
        Office office = Office.fresh("TANYA");

        refused(ask(office, "tranches", Map.of("by", "street")), 422, "parameter-invalid");
        refused(ask(office, "failures", Map.of("by", "tranche")), 422, "parameter-invalid");
        refused(ask(office, "budgets", Map.of("form", "pdf")), 422, "parameter-invalid");
        refused(ask(office, "reserves", Map.of("asOf", "2199-01-01")), 422, "parameter-invalid");
        refused(ask(office, "decisions", Map.of("asOf", "kemarin")), 422, "parameter-invalid");
        refused(ask(office, "decisions", Map.of("year", "1999")), 422, "parameter-invalid");
        assertThat(ask(office, "reserves", Map.of()).jsonPath().getList("items")).isEmpty();
    }

    @Test
    void a_signed_statement_is_taken_once_and_stands_in_the_archive_with_the_roster() {
        // Given
        Office office = paid();
        UUID run = office.runs().getFirst();

        // When
        state(office, run, "RESPONSIBILITY", "SPTJM/1", Office.today(), SCAN)
                .then()
                .statusCode(200);
        state(office, run, "RESPONSIBILITY", "SPTJM/1", Office.today(), SCAN)
                .then()
                .statusCode(200);
        JsonPath known = office.preparer().get(door(run)).jsonPath();
        byte[] file =
                office.preparer()
                        .get(door(run) + "/" + known.getString("items[0].id"))
                        .asByteArray();
        Bundle bundle = Bundle.of(office, run);

        // Then
        assertThat(known.getList("items")).hasSize(1);
        assertThat(known.getString("items[0].addedBy")).isEqualTo("sari");
        assertThat(file).isEqualTo(SCAN);
        assertThat(bundle.verified())
                .anyMatch(name -> name.startsWith("statements/RESPONSIBILITY_SPTJM-1_"))
                .contains("decisions.csv", "roster.csv", "treasury-receipts.csv");
        assertThat(bundle.text("roster.csv").lines().filter(line -> line.contains(";ELIGIBLE;")))
                .hasSize(3);
        assertThat(bundle.text("decisions.csv")).contains(";SUBMITTED;sari;");
        assertThat(bundle.text("treasury-receipts.csv")).startsWith("\uFEFFrecovery;payment;");
    }

    @Test
    void a_statement_under_a_wrong_number_is_corrected_and_stands_in_the_archive_so() {
        // Given
        Office office = paid();
        UUID run = office.runs().getFirst();
        state(office, run, "RECEIPT", "K/1", Office.today(), SCAN).then().statusCode(200);
        Response before = office.preparer().get(door(run));
        String paper = before.jsonPath().getString("items[0].id");

        // When
        Response stale = correct(office, run, paper, "K/2", "\"99\"");
        Response right = correct(office, run, paper, "K/2", before.header("ETag"));
        Response nowhere =
                correct(office, run, new UUID(0, 9).toString(), "K/2", right.header("ETag"));
        JsonPath after = office.preparer().get(door(run)).jsonPath();

        // Then
        refused(stale, 412, "etag-stale");
        right.then().statusCode(200);
        refused(nowhere, 404, "statement-not-found");
        assertThat(after.getList("items.number")).containsExactly("K/2");
        assertThat(after.getString("items[0].correctionReason")).isEqualTo("Salah nomor");
        assertThat(after.getString("items[0].sha256"))
                .isEqualTo(before.jsonPath().getString("items[0].sha256"));
        assertThat(Bundle.of(office, run).verified())
                .anyMatch(name -> name.startsWith("statements/RECEIPT_K-2_"))
                .noneMatch(name -> name.startsWith("statements/RECEIPT_K-1_"));
    }

    @Test
    void what_is_no_paper_of_this_run_is_refused_at_the_door() {
        // Given
        Office office = paid();
        UUID run = office.runs().getFirst();
        String tomorrow = LocalDate.parse(Office.today()).plusDays(1).toString();

        // When
        Response page =
                state(
                        office,
                        run,
                        "RECEIPT",
                        "K/1",
                        Office.today(),
                        "<html>".getBytes(StandardCharsets.US_ASCII));
        Response early = state(office, run, "RECEIPT", "K/1", tomorrow, SCAN);
        Response nameless = state(office, run, "RECEIPT", " ", Office.today(), SCAN);
        Response strange = state(office, run, "POEM", "K/1", Office.today(), SCAN);
        Response nowhere = state(office, new UUID(0, 9), "RECEIPT", "K/1", Office.today(), SCAN);
        Response missing = office.preparer().get(door(run) + "/" + new UUID(0, 9));

        // Then
        refused(page, 422, "statement-unreadable");
        refused(early, 422, "statement-date-implausible");
        refused(nameless, 422, "parameter-invalid");
        refused(strange, 422, "parameter-invalid");
        refused(nowhere, 404, "run-not-found");
        refused(missing, 404, "statement-not-found");
    }

    /** Three families: one is paid, one account is closed, of one the bank has not spoken. */
    private static Office paid() {
        Office office = Office.fresh("LAPOR");
        office.families(3);
        office.define(office.programme());
        var budget = office.budget(1_000_000);
        UUID run = office.instructed(NOVEMBER);
        List<Transfer> sent = office.sent(run);
        var report =
                office.report(
                        Office.csv(
                                List.of(
                                        sent.get(0).line("CREDITED", "", "B-1"),
                                        sent.get(1).line("FAILED", "ACCOUNT_CLOSED", ""))));
        return office;
    }

    private static Response ask(Office office, String report, Map<String, String> parameters) {
        return office.preparer()
                .queryParam("owner", office.owner())
                .queryParams(parameters)
                .get("/v1/accountability/" + report);
    }

    private static String door(UUID run) {
        return "/v1/accountability/runs/" + run + "/statements";
    }

    private static Response correct(
            Office office, UUID run, String paper, String number, String version) {
        return office.preparer()
                .header("If-Match", version)
                .body(
                        "{\"kind\":\"RECEIPT\",\"number\":\"%s\",\"date\":\"%s\",\"reason\":\"Salah nomor\"}"
                                .formatted(number, Office.today()))
                .post(door(run) + "/" + paper + "/correction");
    }

    private static Response state(
            Office office, UUID run, String kind, String number, String date, byte[] file) {
        return office.preparer()
                .contentType("application/pdf")
                .queryParam("kind", kind)
                .queryParam("number", number)
                .queryParam("date", date)
                .body(file)
                .post(door(run));
    }
}

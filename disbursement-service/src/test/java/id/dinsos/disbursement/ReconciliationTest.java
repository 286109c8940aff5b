package id.dinsos.disbursement;

import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a bank may say, and that nothing of it is believed blindly or dropped. */
@QuarkusTest
@WithTestResource(TestServices.class)
class ReconciliationTest {
    private static final String NOVEMBER = "2026-11";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void lines_that_cannot_be_believed_wait_for_a_person_and_move_no_money() {
        // Given
        Office office = office(6);
        UUID run = office.instructed(NOVEMBER);
        List<Transfer> sent = office.sent(run);
        Transfer wrong = new Transfer(sent.get(1).id(), 1);
        Transfer unknown = new Transfer(new UUID(7, 7).toString(), 200_000);
        Transfer noId = new Transfer("REF/77", 200_000);

        // When
        UUID report =
                office.report(
                        Office.csv(
                                List.of(
                                        sent.get(0).line("CREDITED", "", "B-0"),
                                        wrong.line("CREDITED", "", "B-1"),
                                        unknown.line("CREDITED", "", "B-2"),
                                        noId.line("CREDITED", "", "B-3"),
                                        sent.get(0).line("FAILED", "OTHER", ""),
                                        sent.get(0).line("CREDITED", "", "B-9"),
                                        sent.get(2).line("WITHDRAWN", "", ""))));

        // Then
        office.preparer()
                .get("/v1/bank-reports/" + report)
                .then()
                .body("settled", equalTo(1))
                .body("unchanged", equalTo(0))
                .body("queued", equalTo(6));
        var run2 = office.run(run).jsonPath();
        assertThat(run2.getLong("money.creditedRupiah")).isEqualTo(200_000);
        assertThat(run2.getLong("money.pendingRupiah")).isEqualTo(1_000_000);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        office.preparer()
                                .get("/v1/contradictions?open=true")
                                .then()
                                .body("items.size()", equalTo(6))
                                .body(
                                        "items.reason",
                                        hasItems(
                                                "transfer-amount-wrong",
                                                "transfer-unknown",
                                                "transfer-contradicted",
                                                "transfer-credited-twice")));
    }

    @Test
    void one_reference_for_two_transfers_of_a_day_is_noticed_in_one_report_and_over_two() {
        // Given
        Office office = office(6);
        UUID run = office.instructed(NOVEMBER);
        List<Transfer> sent =
                office.sent(run).stream().filter(one -> one.amountRupiah() == 200_000).toList();

        // When
        UUID first =
                office.report(
                        Office.csv(
                                sent.stream()
                                        .map(one -> one.line("CREDITED", "", "SAME"))
                                        .toList()));
        UUID again =
                office.report(
                        Office.csv(
                                sent.reversed().stream()
                                        .map(one -> one.line("CREDITED", "", "SAME"))
                                        .toList()));

        // Then: two banks, so two transfers have it
        for (UUID report : List.of(first, again)) {
            assertThat(
                            office.preparer()
                                    .get("/v1/bank-reports/" + report)
                                    .jsonPath()
                                    .getInt("queued"))
                    .isEqualTo(4);
        }
        assertThat(office.run(run).jsonPath().getLong("money.creditedRupiah")).isEqualTo(400_000);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        office.preparer()
                                .get("/v1/contradictions?open=true")
                                .then()
                                .body("items.reason", hasItems("transfer-reference-used")));
    }

    @Test
    void the_same_report_again_changes_nothing() {
        // Given
        Office office = office(4);
        UUID run = office.instructed(NOVEMBER);
        List<Transfer> sent = office.sent(run);
        String csv =
                Office.csv(sent.stream().map(t -> t.line("CREDITED", "", "B-" + t.id())).toList());
        UUID first = office.report(csv);
        String before = office.run(run).asString();

        // When
        UUID again = office.report(csv);
        UUID reordered =
                office.report(csv.replace(Office.today(), Office.today() + "T00:00:00+07:00"));

        // Then
        assertThat(again).isEqualTo(first);
        assertThat(office.run(run).asString()).isEqualTo(before);
        office.preparer()
                .get("/v1/bank-reports/" + reordered)
                .then()
                .body("unchanged", equalTo(4))
                .body("settled", equalTo(0))
                .body("queued", equalTo(0));
    }

    @Test
    void the_same_bytes_from_two_offices_are_two_reports_and_neither_office_sees_the_other_s() {
        // Given
        Office office = office(2);
        Office stranger = Office.fresh("STRANGER");
        UUID run = office.instructed(NOVEMBER);
        String csv =
                Office.csv(
                        office.sent(run).stream()
                                .map(t -> t.line("CREDITED", "", "B-" + t.id()))
                                .toList());
        // When
        UUID theirs = stranger.report(csv);
        long before = office.run(run).jsonPath().getLong("money.creditedRupiah");
        UUID own = office.report(csv);
        // Then
        assertThat(own).isNotEqualTo(theirs);
        assertThat(before).isZero();
        assertThat(office.run(run).jsonPath().getLong("money.pendingRupiah")).isZero();
        stranger.preparer()
                .get("/v1/bank-reports/" + theirs)
                .then()
                .body("settled", equalTo(0))
                .body("queued", equalTo(2));
        refused(stranger.preparer().get("/v1/bank-reports/" + own), 404, "report-not-found");
        refused(office.preparer().get("/v1/bank-reports/" + theirs), 404, "report-not-found");
    }

    @Test
    void a_malformed_report_is_refused_whole_with_every_line_at_fault() {
        // Given
        Office office = office(1);

        // When
        Response header = office.tryReport("transfer,amount\nx,1\n");
        Response lines =
                office.tryReport(
                        Office.csv(
                                List.of(
                                        "x,200000,CREDITED,,B,2026-11-05",
                                        "x,2.5,CREDITED,,B,2026-11-05",
                                        "x,200000,PAID,,B,2026-11-05",
                                        "x,200000,CREDITED,,B,yesterday",
                                        "x,200000")));
        Response empty = office.tryReport(Office.csv(List.of()).strip());

        // Then
        refused(header, 422, "report-malformed");
        refused(lines, 422, "report-malformed");
        lines.then()
                .body(
                        "errors.pointer",
                        equalTo(
                                List.of(
                                        "/line/3/amount_rupiah",
                                        "/line/4/status",
                                        "/line/5/reported_at",
                                        "/line/6")));
        refused(empty, 422, "report-empty");
    }

    @Test
    void money_of_a_file_that_was_not_released_is_not_believed_to_have_moved() {
        // Given
        Office office = office(2);
        UUID run = office.instructed(NOVEMBER);
        UUID file = office.bankFiles(run).getFirst();
        String[] fields = office.download(file).split("\r\n")[2].split(",");
        Transfer transfer = new Transfer(fields[0], Long.parseLong(fields[3]));

        // When
        UUID report = office.report(Office.csv(List.of(transfer.line("CREDITED", "", "B-1"))));

        // Then
        office.preparer()
                .get("/v1/bank-reports/" + report)
                .then()
                .body("queued", equalTo(1))
                .body("settled", equalTo(0));
    }

    @Test
    void a_bank_file_has_the_same_bytes_at_every_download_and_says_their_hash() throws Exception {
        // Given
        Office office = office(5);
        UUID run = office.instructed(NOVEMBER);
        UUID file = office.bankFiles(run).getFirst();

        // When
        Response first = office.preparer().get("/v1/bank-files/" + file + ".csv");
        office.release(file);
        Response second = office.preparer().get("/v1/bank-files/" + file + ".csv");

        // Then
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(first.header("Content-Disposition"))
                .contains("\"" + office.programme() + "_2026-11_", ".csv\"");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(first.asByteArray());
        assertThat(first.header("Digest"))
                .isEqualTo("sha-256=" + Base64.getEncoder().encodeToString(hash));
        office.preparer()
                .get("/v1/bank-files/" + file)
                .then()
                .body("sha256", equalTo(HexFormat.of().formatHex(hash)));
        String text = new String(first.asByteArray(), StandardCharsets.UTF_8);
        String[] lines = text.split("\r\n");
        assertThat(lines[0])
                .startsWith("H," + file + ",")
                .endsWith("," + (lines.length - 2) + "," + 200_000L * (lines.length - 2));
        refused(office.tryRelease(file, "rini"), 409, "bank-file-already-released");
    }

    @Test
    void only_who_prepares_payments_downloads_account_numbers() {
        // Given
        Office office = office(1);
        UUID run = office.instructed(NOVEMBER);
        UUID file = office.bankFiles(run).getFirst();

        // When
        Response auditor = office.as("rina", "auditor").get("/v1/bank-files/" + file + ".csv");

        // Then
        refused(auditor, 403, "role-missing");
    }

    @Test
    void a_queued_line_is_dealt_with_once_and_by_two_officers() {
        // Given
        Office office = office(1);
        UUID report = office.report(Office.csv(List.of("REF/1,200000,CREDITED,,B-1,2026-11-05")));
        await().atMost(PATIENCE)
                .until(() ->
                        office.preparer()
                                        .get("/v1/contradictions")
                                        .jsonPath()
                                        .getList("items")
                                        .size()
                                == 1);
        String id = office.preparer().get("/v1/contradictions").jsonPath().getString("items[0].id");
        String path = "/v1/contradictions/" + id + "/resolution";
        String body = "{\"letter\":\"B/8/2026\",\"note\":\"their mistake\"}";
        String note = "{\"note\":\"seen\"}";

        // When
        Response early = office.approver("budi").body(note).post(path + "/approval");
        Response first = office.preparer().body(body).post(path);
        Response rejected = office.approver("ani").body(note).post(path + "/rejection");
        Response again = office.preparer().body(body).post(path);
        Response twice = office.preparer().body(body).post(path);
        Response own = office.as("sari", "approver").body(note).post(path + "/approval");
        Response foreign = Office.fresh("X").approver("joko").body(note).post(path + "/approval");
        Response approved = office.approver("budi").body(note).post(path + "/approval");
        Response second = office.preparer().body(body).post(path);

        // Then
        refused(early, 409, "contradiction-not-proposed");
        first.then().statusCode(200);
        rejected.then().statusCode(200);
        again.then().statusCode(200);
        refused(twice, 409, "contradiction-proposed-already");
        refused(own, 403, "contradiction-of-your-own");
        refused(foreign, 404, "contradiction-not-found");
        approved.then().statusCode(200);
        refused(second, 409, "contradiction-resolved-already");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        office.preparer()
                                .get("/v1/contradictions?open=true")
                                .then()
                                .body("items.size()", equalTo(0)));
        assertThat(report).isNotNull();
    }

    @Test
    void money_is_accounted_for_to_the_rupiah_at_the_close_and_after_it() {
        // Given
        Office office = Office.fresh("SEMBAKO");
        office.families(10);
        office.define("FOOD");
        UUID budget = office.budget(10_000_000);
        UUID run = office.instructed(NOVEMBER);
        List<Transfer> sent = office.sent(run);
        UUID first =
                office.report(
                        Office.csv(
                                List.of(
                                        sent.get(0).line("CREDITED", "", "B-0"),
                                        sent.get(1).line("CREDITED", "", "B-1"),
                                        sent.get(2).line("FAILED", "ACCOUNT_CLOSED", ""),
                                        sent.get(3).line("RETURNED", "NAME_MISMATCH", ""),
                                        sent.get(4).line("UNKNOWN", "", ""))));

        // When
        office.tryClose(run, "wati").then().statusCode(200);
        var closed = office.preparer().get("/v1/budgets/" + budget).jsonPath();
        UUID late =
                office.report(
                        Office.csv(
                                List.of(
                                        sent.get(1).line("RETURNED", "NOT_WITHDRAWN", ""),
                                        sent.get(4).line("CREDITED", "", "B-4"),
                                        sent.get(5).line("FAILED", "ACCOUNT_CLOSED", ""))));
        var after = office.preparer().get("/v1/budgets/" + budget).jsonPath();

        // Then
        assertThat(closed.getLong("paidRupiah")).isEqualTo(400_000);
        assertThat(closed.getLong("committedRupiah")).isEqualTo(1_200_000);
        assertThat(closed.getLong("returnedRupiah")).isEqualTo(400_000);
        assertThat(closed.getLong("availableRupiah")).isEqualTo(8_400_000);
        assertThat(after.getLong("paidRupiah")).isEqualTo(400_000);
        assertThat(after.getLong("committedRupiah")).isEqualTo(800_000);
        assertThat(after.getLong("returnedRupiah")).isEqualTo(800_000);
        assertThat(after.getLong("availableRupiah")).isEqualTo(8_800_000);
        assertThat(first).isNotEqualTo(late);
    }

    @Test
    void the_credited_who_have_not_withdrawn_are_listed_by_village() {
        // Given
        Office office = office(30);
        UUID run = office.instructed(NOVEMBER);
        List<Transfer> sent = office.sent(run);
        UUID credited =
                office.report(
                        Office.csv(
                                sent.stream().map(t -> t.line("CREDITED", "", t.id())).toList()));

        // When
        UUID withdrawn =
                office.report(
                        Office.csv(
                                sent.stream()
                                        .skip(5)
                                        .map(t -> t.line("WITHDRAWN", "", ""))
                                        .toList()));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        office.preparer()
                                .get("/v1/runs/" + run + "/not-withdrawn")
                                .then()
                                .body("items.size()", equalTo(5)));
        String village =
                office.preparer()
                        .get("/v1/runs/" + run + "/not-withdrawn")
                        .jsonPath()
                        .getString("items[0].region");
        int there =
                office.preparer()
                        .get("/v1/runs/" + run + "/not-withdrawn?village=" + village)
                        .jsonPath()
                        .getList("items")
                        .size();
        assertThat(there).isBetween(1, 2);
        List<Integer> payments =
                office.preparer()
                        .get("/v1/runs/" + run + "/totals?by=village")
                        .jsonPath()
                        .getList("payments", Integer.class);
        assertThat(payments.stream().mapToInt(i -> i).sum()).isEqualTo(30);
        assertThat(credited).isNotEqualTo(withdrawn);
    }

    private static Office office(int families) {
        Office office = Office.fresh("SEMBAKO");
        office.families(families);
        office.define("FOOD");
        var budget = office.budget(1_000_000_000);
        return office;
    }
}

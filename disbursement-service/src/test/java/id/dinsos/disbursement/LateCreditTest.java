package id.dinsos.disbursement;

import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A bank says late that a transfer arrived of which it had said that it failed. */
@QuarkusTest
@WithTestResource(TestServices.class)
@Timeout(180)
class LateCreditTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void money_that_arrived_after_all_does_not_go_out_a_second_time() {
        // Given
        Office office = office();
        UUID budget = office.budget(10_000_000);
        UUID run = office.instructed("2026-11");
        Transfer sent = failed(office, run);
        UUID file = retried(office, run);

        // When
        UUID late = office.report(Office.csv(List.of(sent.line("CREDITED", "", "B-LATE"))));

        // Then
        refused(office.tryRelease(file, "rini"), 409, "bank-file-stopped");
        String payment = payments(office, run, "HELD").getFirst();
        String line = line(office, late);
        Response dismissed =
                office.preparer()
                        .body("{\"letter\":\"B/1\",\"note\":\"their mistake\"}")
                        .post("/v1/contradictions/" + line + "/resolution");
        refused(dismissed, 409, "contradiction-needs-correction");
        assertThat(follow(office, run, "RETRY", payment).getString("leftOut[0].reason"))
                .isEqualTo("payment-doubted");
        assertThat(follow(office, run, "RESUME", payment).getString("leftOut[0].reason"))
                .isEqualTo("payment-doubted");
        corrected(office, run, line, "CREDITED");
        JsonPath after = office.run(run).jsonPath();
        assertThat(after.getLong("money.creditedRupiah")).isEqualTo(200_000);
        assertThat(after.getLong("money.pendingRupiah")).isZero();
        await().atMost(PATIENCE).until(() -> open(office).isEmpty());
        refused(office.tryRelease(file, "rini"), 409, "bank-file-stopped");
        UUID again = office.report(Office.csv(List.of(sent.line("CREDITED", "", "B-LATE"), "")));
        JsonPath repeated = office.preparer().get("/v1/bank-reports/" + again).jsonPath();
        assertThat(repeated.getInt("queued")).isZero();
        assertThat(repeated.getInt("unchanged")).isEqualTo(1);
        LedgerAudit.prove(office, budget);
    }

    @Test
    void what_had_not_arrived_after_all_is_paid_by_a_third_attempt() {
        // Given
        Office office = office();
        UUID budget = office.budget(10_000_000);
        UUID run = office.instructed("2026-11");
        Transfer sent = failed(office, run);
        UUID stopped = retried(office, run);
        UUID late = office.report(Office.csv(List.of(sent.line("CREDITED", "", "B-LATE"))));

        // When
        corrected(office, run, line(office, late), "FAILED");
        String payment = payments(office, run, "FAILED").getFirst();
        UUID file =
                UUID.fromString(follow(office, run, "RETRY", payment).getString("bankFiles[0]"));
        office.release(file);
        Transfer third = office.transfers(file).getFirst();
        var report = office.report(Office.csv(List.of(third.line("CREDITED", "", "B-3"))));

        // Then
        assertThat(report).isNotNull();
        refused(office.tryRelease(stopped, "rini"), 409, "bank-file-stopped");
        assertThat(office.run(run).jsonPath().getLong("money.creditedRupiah")).isEqualTo(200_000);
        LedgerAudit.prove(office, budget);
    }

    private static Transfer failed(Office office, UUID run) {
        Transfer sent = office.sent(run).getFirst();
        var unused = office.report(Office.csv(List.of(sent.line("FAILED", "AC04", ""))));
        return sent;
    }

    /** The bank file of the second attempt, which nobody has released. */
    private static UUID retried(Office office, UUID run) {
        String payment = payments(office, run, "FAILED").getFirst();
        return UUID.fromString(follow(office, run, "RETRY", payment).getString("bankFiles[0]"));
    }

    private static String line(Office office, UUID report) {
        await().atMost(PATIENCE).until(() -> !open(office).isEmpty());
        JsonPath list = office.preparer().get("/v1/contradictions").jsonPath();
        assertThat(list.getString("items[0].reportId")).isEqualTo(report.toString());
        assertThat(list.getString("items[0].reason")).isEqualTo("transfer-not-current");
        return list.getString("items[0].id");
    }

    static List<String> open(Office office) {
        return office.preparer()
                .get("/v1/contradictions?open=true")
                .jsonPath()
                .getList("items.id", String.class);
    }

    private static void corrected(Office office, UUID run, String line, String outcome) {
        JsonPath done =
                followed(
                        office,
                        """
                        {"runId":"%s","kind":"CORRECT","contradictionId":"%s",
                         "reason":"letter of the bank","letter":"B/7/2026","outcome":"%s",
                         "bankReference":"B-LATE"}
                        """
                                .formatted(run, line, outcome));
        assertThat(done.getInt("done")).isEqualTo(1);
        assertThat(done.getString("contradictionId")).isEqualTo(line);
    }

    static JsonPath follow(Office office, UUID run, String kind, String payment) {
        return followed(
                office,
                "{\"runId\":\"%s\",\"kind\":\"%s\",\"payments\":[\"%s\"],\"reason\":\"asked\"}"
                        .formatted(run, kind, payment));
    }

    private static JsonPath followed(Office office, String body) {
        UUID id =
                Office.last(
                        office.preparer()
                                .header("Idempotency-Key", Office.key())
                                .body(body)
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
                        "DONE".equals(office.preparer().get(path).jsonPath().getString("state")));
        return office.preparer().get(path).jsonPath();
    }

    static List<String> payments(Office office, UUID run, String state) {
        String path = "/v1/runs/" + run + "/payments?state=" + state;
        await().atMost(PATIENCE)
                .until(() -> !office.preparer().get(path).jsonPath().getList("items").isEmpty());
        return office.preparer().get(path).jsonPath().getList("items.id", String.class);
    }

    private static Office office() {
        Office office = Office.fresh("SEMBAKO");
        office.families(1);
        office.define("FOOD");
        return office;
    }
}

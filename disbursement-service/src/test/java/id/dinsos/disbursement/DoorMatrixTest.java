package id.dinsos.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.eventstore.http.AuthorityMatrix;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every operation of this service under every role and region, against {@code doors.csv}. */
@QuarkusTest
@WithTestResource(TestServices.class)
class DoorMatrixTest {
    private static final int FIRST_FAMILY = 93_001;

    @Test
    void what_is_elsewhere_is_as_what_is_not_there_and_each_role_has_its_own_doors() {
        // The matrix asks for the region of Lamongan.
        Office office = new Office("35.24", "PINTU");
        try (RegistryTopics registry = new RegistryTopics()) {
            for (int i = 0; i < 3; i++) {
                registry.tell(RegistryTopics.family(FIRST_FAMILY + i).owned(office.owner()));
            }
            registry.flush();
        }
        office.define("PINTU");
        UUID budget = office.budget(100_000_000);
        UUID run = office.instructed("2026-09");
        UUID file = office.bankFiles(run).getFirst();
        List<Transfer> sent = office.sent(run);
        UUID report =
                office.report(
                        Office.csv(
                                List.of(
                                        sent.get(0).line("CREDITED", "", "P-0"),
                                        sent.get(1).line("FAILED", "ACCOUNT_CLOSED", ""))));
        UUID again = office.report(Office.csv(List.of(sent.get(0).line("FAILED", "X", ""))));
        String contradiction = first(office, "/v1/contradictions?owner=" + office.owner());
        String followUp =
                Office.last(
                                office.preparer()
                                        .header("Idempotency-Key", Office.key())
                                        .body(
                                                "{\"runId\":\"%s\",\"kind\":\"RETRY\",\"reason\":\"uji pintu\"}"
                                                        .formatted(run))
                                        .post("/v1/follow-ups")
                                        .then()
                                        .statusCode(201)
                                        .extract()
                                        .header("Location"))
                        .toString();

        try (RegistryTopics registry = new RegistryTopics()) {
            for (int i = 0; i < 3; i++) {
                registry.tell(
                        RegistryTopics.family(FIRST_FAMILY + i).owned(office.owner()).at(2).dead());
            }
            registry.flush();
        }
        String recovery = first(office, "/v1/recoveries?owner=" + office.owner());

        Office cash = HandOverTest.cash("35.24", "HAND", 1);
        UUID list = cash.bankFiles(cash.instructed("2026-09")).getFirst();
        cash.release(list);
        UUID handOver = HandOverTest.recorded(cash, list, cash.transfers(list), List.of());

        assertThat(again).isNotEqualTo(report);
        assertThat(
                        office.preparer()
                                .get("/v1/bank-files/" + file + "/reads")
                                .jsonPath()
                                .getList("actor"))
                .as("who has had the account numbers is on record")
                .contains("sari");
        assertThat(
                        AuthorityMatrix.of(
                                        RestAssured.port,
                                        Map.ofEntries(
                                                Map.entry("budget", budget.toString()),
                                                Map.entry("run", run.toString()),
                                                Map.entry("file", file.toString()),
                                                Map.entry("list", list.toString()),
                                                Map.entry("hand-over", handOver.toString()),
                                                Map.entry("report", report.toString()),
                                                Map.entry("contradiction", contradiction),
                                                Map.entry("follow-up", followUp),
                                                Map.entry("recovery", recovery),
                                                Map.entry(
                                                        "payment",
                                                        first(
                                                                office,
                                                                "/v1/runs/" + run + "/payments"))))
                                .findings())
                .isEmpty();
    }

    private static String first(Office office, String list) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> office.preparer().get(list).path("items[0].id") != null);
        return office.preparer().get(list).path("items[0].id");
    }
}

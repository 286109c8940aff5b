package id.dinsos.disbursement;

import static id.dinsos.disbursement.AssistanceTest.LISTS;
import static id.dinsos.disbursement.AssistanceTest.PATIENCE;
import static id.dinsos.disbursement.AssistanceTest.ask;
import static id.dinsos.disbursement.AssistanceTest.families;
import static id.dinsos.disbursement.AssistanceTest.office;
import static id.dinsos.disbursement.AssistanceTest.prepare;
import static id.dinsos.disbursement.AssistanceTest.state;
import static id.dinsos.disbursement.AssistanceTest.step;
import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Aid of a decree's list that did not arrive. */
@QuarkusTest
@WithTestResource(TestServices.class)
class AidRetryTest {
    @Test
    void aid_that_failed_is_on_the_worklist_and_is_sent_again_by_two_and_let_go_by_a_third() {
        // Given
        Office office = office("38.94");
        UUID budget = office.budget(6_000_000);
        List<UUID> families = families("38.94", 2);
        List<UUID> requests = ask(office, families, "KEBAKARAN-4", "188/12");
        UUID list = Office.last(prepare(office, requests, "188/12").header("Location"));
        step(office, "budi", list, "approval", "approver").then().statusCode(200);
        await().atMost(PATIENCE).until(() -> "FILED".equals(state(office, list)));
        UUID file = file(office, LISTS + "/" + list);
        step(office, "rini", list, "release", "preparer").then().statusCode(200);
        List<Office.Transfer> sent = office.transfers(file);
        UUID report =
                office.report(
                        Office.csv(
                                List.of(
                                        sent.get(0).line("CREDITED", "", "B-1"),
                                        sent.get(1).line("FAILED", "ACCOUNT_CLOSED", ""))));

        // When
        Response worklist = office.preparer().get("/v1/worklist?owner=38.94");
        UUID followUp =
                Office.last(
                        office.preparer()
                                .header("Idempotency-Key", Office.key())
                                .body(
                                        Map.of(
                                                "runId", list,
                                                "kind", "RETRY",
                                                "reason", "rekening baru"))
                                .post("/v1/follow-ups")
                                .then()
                                .statusCode(201)
                                .extract()
                                .header("Location"));
        String path = "/v1/follow-ups/" + followUp;
        office.approver("budi")
                .header("If-Match", office.preparer().get(path).header("ETag"))
                .body("{}")
                .post(path + "/approval")
                .then()
                .statusCode(200);
        await().atMost(PATIENCE)
                .until(() ->
                        "DONE".equals(office.preparer().get(path).jsonPath().getString("state")));
        UUID again = file(office, path);
        Response byApprover = letGo(office, "budi", list, again);
        Response first = letGo(office, "rini", list, file);
        letGo(office, "rini", list, again).then().statusCode(200);
        List<Office.Transfer> second = office.transfers(again);
        UUID answer =
                office.report(
                        Office.csv(
                                second.stream()
                                        .map(t -> t.line("CREDITED", "", "N-" + t.id()))
                                        .toList()));

        // Then
        assertThat(report).isNotNull();
        assertThat(answer).isNotNull();
        assertThat(worklist.jsonPath().getList("items.code", String.class))
                .containsExactly("ACCOUNT_CLOSED");
        refused(byApprover, 403, "aid-list-needs-another");
        refused(first, 404, "bank-file-not-found");
        assertThat(second).hasSize(1);
        assertThat(second.getFirst().id()).isNotEqualTo(sent.get(1).id());
        assertThat(office.preparer().get("/v1/budgets/" + budget).jsonPath().getLong("paidRupiah"))
                .isEqualTo(6_000_000);
        LedgerAudit.prove(office, budget);
    }

    private static UUID file(Office office, String path) {
        return UUID.fromString(office.preparer().get(path).jsonPath().getString("bankFiles[0]"));
    }

    private static Response letGo(Office office, String person, UUID list, UUID file) {
        return office.as(person, "preparer")
                .header("If-Match", office.preparer().get("/v1/bank-files/" + file).header("ETag"))
                .post(LISTS + "/" + list + "/bank-files/" + file + "/release");
    }
}

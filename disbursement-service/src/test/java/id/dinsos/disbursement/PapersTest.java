package id.dinsos.disbursement;

import static id.dinsos.disbursement.Office.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Decree, approval, payment orders, fund releases, instruction: each in its time. */
@QuarkusTest
@WithTestResource(TestServices.class)
class PapersTest {
    @Test
    void a_run_is_instructed_no_sooner_than_its_whole_sum_is_released() {
        // Given
        Office office = new Office("36.98", "SEMBAKO_3698");
        office.families(3);
        office.define("FOOD");
        var unused = office.budget(10_000_000);
        UUID run = office.open("2026-11");
        office.awaitState(run, "FROZEN");
        refused(order(office, run, "sari", "SPM/1", 1), 409, "run-not-approved");
        office.submit(run).then().statusCode(200);
        office.approve(run, "budi").then().statusCode(200);
        office.approve(run, "ani").then().statusCode(200);

        // When
        refused(order(office, run, "budi", "SPM/1", 400_000), 403, "paper-by-approver");
        order(office, run, "sari", "SPM/1", 400_000).then().statusCode(200);
        refused(order(office, run, "sari", "SPM/2", 200_001), 409, "order-beyond-run");
        refused(release(office, run, "SPM/2"), 404, "order-not-found");
        release(office, run, "SPM/1").then().statusCode(200);
        office.run(run)
                .then()
                .body("state", equalTo("APPROVED"))
                .body("progress.step", equalTo("waiting for the release of funds"))
                .body("papers.releasedRupiah", equalTo(400_000));
        String twice =
                Office.ORDER.formatted("SPM/2", 200_000).replace("Hadi Santoso", "Dewi Kartika");
        refused(office.paper(run, "sari", "payment-orders", twice), 422, "paper-unsigned");
        order(office, run, "sari", "SPM/2", 200_000).then().statusCode(200);
        release(office, run, "SPM/2").then().statusCode(200);

        // Then
        office.awaitState(run, "INSTRUCTED");
        office.run(run)
                .then()
                .body("totals.instructedRupiah", equalTo(600_000))
                .body("papers.rosterDecree.signatories[0].name", equalTo("Yuhronur Efendi"))
                .body("papers.paymentOrders", hasSize(2))
                .body("papers.paymentOrders[1].fundRelease.number", equalTo("SP2D/SPM/2"));
        UUID file = office.bankFiles(run).getFirst();
        refused(office.tryRelease(file, "sari"), 403, "releaser-is-involved");
    }

    private static Response order(
            Office office, UUID run, String person, String number, long amount) {
        return office.paper(run, person, "payment-orders", Office.ORDER.formatted(number, amount));
    }

    private static Response release(Office office, UUID run, String order) {
        return office.paper(run, "sari", "fund-releases", Office.RELEASE.formatted(order, order));
    }
}

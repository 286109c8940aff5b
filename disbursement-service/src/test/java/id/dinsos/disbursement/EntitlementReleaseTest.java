package id.dinsos.disbursement;

import static id.dinsos.disbursement.LateCreditTest.follow;
import static id.dinsos.disbursement.LateCreditTest.open;
import static id.dinsos.disbursement.LateCreditTest.payments;
import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A family that the bank could not pay is paid after all, by another payment, and once. */
@QuarkusTest
@WithTestResource(TestServices.class)
@Timeout(180)
class EntitlementReleaseTest {
    private static final String MONTH = "2026-11";

    @Test
    void what_lapsed_is_released_by_two_paid_by_another_run_and_held_if_the_bank_was_wrong() {
        // Given
        Office office = office("FIRST");
        UUID budget = office.budget(10_000_000);
        UUID run = office.instructed(MONTH);
        Transfer sent = failed(office, run);
        String payment = lapsed(office, run);
        UUID nobody = again(office);
        String before = office.whyCode(family(office), MONTH);
        cancel(office, nobody);

        // When
        var released = follow(office, run, "RELEASE_ENTITLEMENT", payment);
        var retried = follow(office, run, "RETRY", payment);
        UUID second = office.instructed(MONTH);
        UUID file = office.bankFiles(second).getFirst();
        Transfer next = office.transfers(file).getFirst();
        UUID late = office.report(Office.csv(List.of(sent.line("CREDITED", "", "B-LATE"))));

        // Then
        assertThat(before).isEqualTo("duplicate-payment");
        assertThat(released.getInt("done")).isEqualTo(1);
        assertThat(retried.getString("leftOut[0].reason"))
                .isEqualTo("payment-entitlement-released");
        assertThat(payments(office, second, "HELD")).containsExactly(payment);
        assertThat(next.id()).isNotEqualTo(sent.id());
        refused(office.tryRelease(file, "rini"), 409, "bank-file-stopped");
        assertThat(queued(office, late)).isEqualTo(1);
        assertThat(open(office)).hasSize(1);
        LedgerAudit.prove(office, budget);
    }

    @Test
    void another_programme_pays_what_was_released_and_a_late_credit_stops_it_before_it_leaves() {
        // Given
        Office first = office("FIRST");
        Office second = first.beside("SECOND");
        UUID budget = first.budget(10_000_000);
        UUID run = first.instructed(MONTH);
        Transfer sent = failed(first, run);
        String payment = lapsed(first, run);
        second.define(first.programme());
        var other = second.budget(10_000_000);
        UUID claimed = again(second);
        String before = second.whyCode(family(first), MONTH);
        cancel(second, claimed);

        // When
        var released = follow(first, run, "RELEASE_ENTITLEMENT", payment);
        UUID paid = second.instructed(MONTH);
        UUID file = second.bankFiles(paid).getFirst();
        UUID late = first.report(Office.csv(List.of(sent.line("CREDITED", "", "B-LATE"))));

        // Then
        assertThat(before).isEqualTo("entitlement-claimed");
        assertThat(released.getInt("done")).isEqualTo(1);
        assertThat(payments(second, paid, "HELD")).hasSize(1);
        refused(second.tryRelease(file, "rini"), 409, "bank-file-stopped");
        assertThat(queued(first, late)).isEqualTo(1);
        LedgerAudit.prove(first, budget);
        LedgerAudit.prove(second, other);
    }

    private static Transfer failed(Office office, UUID run) {
        Transfer sent = office.sent(run).getFirst();
        var report = office.report(Office.csv(List.of(sent.line("FAILED", "AC04", ""))));
        assertThat(report).isNotNull();
        return sent;
    }

    /** The run is closed and its one payment given up at the year's end. */
    private static String lapsed(Office office, UUID run) {
        String payment = payments(office, run, "FAILED").getFirst();
        assertThat(follow(office, run, "LAPSE", payment).getInt("done")).isEqualTo(1);
        office.close(run);
        return payment;
    }

    /** A run that finds nobody to pay. */
    private static UUID again(Office office) {
        UUID run = office.open(MONTH);
        office.awaitState(run, "FROZEN");
        assertThat(office.run(run).jsonPath().getInt("totals.eligible")).isZero();
        return run;
    }

    private static void cancel(Office office, UUID run) {
        office.preparer()
                .header("If-Match", office.run(run).header("ETag"))
                .body("{\"reason\":\"nobody to pay\"}")
                .post("/v1/runs/" + run + "/cancellation")
                .then()
                .statusCode(200);
    }

    private static int queued(Office office, UUID report) {
        return office.preparer().get("/v1/bank-reports/" + report).jsonPath().getInt("queued");
    }

    private static UUID family(Office office) {
        return RegistryTopics.family(1).owned(office.owner()).id();
    }

    private static Office office(String programme) {
        Office office = Office.fresh(programme);
        office.families(1);
        office.define(office.programme());
        return office;
    }
}

package id.dinsos.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServices.class)
class MonthlyRunTest {
    private final Office office = Office.fresh("SEMBAKO");

    @Test
    void a_month_goes_from_the_registry_s_topics_to_the_closed_run() {
        // Given
        office.families(2_000);
        office.define("FOOD");
        UUID budget = office.budget(1_000_000_000);

        // When
        UUID run = office.instructed("2026-11");
        List<Transfer> transfers = office.sent(run);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < transfers.size(); i++) {
            lines.add(
                    i % 50 == 0
                            ? transfers.get(i).line("FAILED", "ACCOUNT_DORMANT", "")
                            : transfers.get(i).line("CREDITED", "", "BNI-" + i));
        }
        var report = office.report(Office.csv(lines));
        office.tryClose(run, "wati").then().statusCode(200);

        // Then
        var closed = office.run(run).jsonPath();
        assertThat(closed.getString("state")).isEqualTo("CLOSED");
        assertThat(closed.getInt("totals.instructed")).isEqualTo(2_000);
        assertThat(closed.getLong("money.orderedRupiah")).isEqualTo(400_000_000);
        assertThat(closed.getLong("money.creditedRupiah")).isEqualTo(392_000_000);
        assertThat(closed.getLong("money.failedRupiah")).isEqualTo(8_000_000);
        LedgerAudit.prove(office, budget);
    }
}

package id.dinsos.disbursement;

import static id.dinsos.disbursement.Office.refused;
import static org.hamcrest.Matchers.equalTo;

import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Lines of a bank in any order, and papers of any date. */
@QuarkusTest
@WithTestResource(TestServices.class)
class BankOrderTest {
    @Test
    void a_withdrawal_that_stands_above_its_credit_settles() {
        // Given
        Office office = Office.fresh("SEMBAKO");
        office.families(2);
        office.define("FOOD");
        var unused = office.budget(10_000_000);
        UUID run = office.instructed("2026-11");
        List<Transfer> sent = office.sent(run);

        // When
        UUID report =
                office.report(
                        Office.csv(
                                List.of(
                                        sent.get(0).line("WITHDRAWN", "", ""),
                                        sent.get(1).line("CREDITED", "", "B-1"),
                                        sent.get(0).line("CREDITED", "", "B-0"))));

        // Then
        office.preparer()
                .get("/v1/bank-reports/" + report)
                .then()
                .body("settled", equalTo(3))
                .body("queued", equalTo(0));
    }

    @Test
    void papers_of_tomorrow_or_of_another_age_are_refused_at_the_submission() {
        // Given
        Office office = Office.fresh("SEMBAKO");
        office.families(1);
        office.define("FOOD");
        var unused = office.budget(10_000_000);
        UUID run = office.open("2026-11");
        office.awaitState(run, "FROZEN");

        for (String date : List.of("2199-01-01", "2024-12-31")) {
            // When
            var answer =
                    office.preparer()
                            .header("If-Match", office.run(run).header("ETag"))
                            .body(Office.SUBMISSION.replace("2026-11-02", date))
                            .post("/v1/runs/" + run + "/submission");

            // Then
            refused(answer, 422, "paper-date-implausible");
        }
    }
}

package id.dinsos.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import id.dinsos.testkit.Runbook;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the runbook asks the database of this service, or of any, is understood by it. */
@QuarkusTest
@WithTestResource(TestServices.class)
@Timeout(60)
class RunbookTest {
    @Test
    void each_statement_of_the_runbook_is_understood_by_the_database_it_is_for() {
        // Given
        List<String> all =
                Runbook.read().statements().stream()
                        .filter(statement -> !statement.contains("view_cases."))
                        .filter(statement -> !statement.contains("civil_check"))
                        .toList();

        // Then
        assertThat(all).hasSizeGreaterThan(8).anyMatch(one -> one.contains("view_ledger."));
        assertThat(all)
                .allSatisfy(statement ->
                        assertThatCode(() ->
                                        TestServices.database().execute("explain " + statement))
                                .doesNotThrowAnyException());
    }
}

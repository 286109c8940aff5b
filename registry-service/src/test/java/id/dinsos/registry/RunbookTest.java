package id.dinsos.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import id.dinsos.testkit.Runbook;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the runbook asks the database of this service is understood by it. */
@QuarkusTest
@WithTestResource(TestServices.class)
@Timeout(60)
class RunbookTest {
    @Test
    void each_statement_of_the_runbook_about_the_civil_registry_is_understood() {
        // When
        List<String> ours =
                Runbook.read().statements().stream()
                        .filter(statement -> statement.contains("civil_check"))
                        .toList();

        // Then
        assertThat(ours).isNotEmpty();
        assertThat(ours)
                .allSatisfy(statement ->
                        assertThatCode(() ->
                                        TestServices.database().execute("explain " + statement))
                                .doesNotThrowAnyException());
    }
}

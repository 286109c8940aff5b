package id.dinsos.registry;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.http.OperationFuzz;
import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What this service answers to what no sensible caller sends. */
@QuarkusTest
@WithTestResource(TestServices.class)
class DoorFuzzTest {
    private static final String TOKEN =
            TestTokens.mint(
                    "dewi",
                    "99",
                    "registrar",
                    "officer",
                    "auditor",
                    "preparer",
                    "approver",
                    "admin");

    @Test
    void no_operation_answers_nonsense_with_a_fault_of_ours() {
        assertThat(OperationFuzz.of(RestAssured.port, TOKEN, List.of()).findings()).isEmpty();
    }
}

package id.dinsos.cases;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.document.Gate;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What this service says of its own operations. */
@QuarkusTest
@WithTestResource(TestServices.class)
class ApiDocumentTest {
    @Test
    void every_operation_is_described_to_its_end() throws IOException {
        // When
        Gate gate = gate();
        // Then
        assertThat(gate.document().operations()).hasSizeGreaterThan(50);
        assertThat(gate.gaps()).isEmpty();
    }

    @Test
    void nobody_who_was_served_by_the_last_release_is_turned_away() throws IOException {
        // When
        var answer = gate().breaks();
        // Then
        assertThat(answer).isEmpty();
    }

    private static Gate gate() throws IOException {
        return Gate.of(URI.create(RestAssured.baseURI + ":" + RestAssured.port), "case");
    }
}

package id.dinsos.cases.prospect;

import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import id.dinsos.cases.Topics;
import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What could this family get? From what the topics said, in plain words. */
@QuarkusTest
@WithTestResource(TestServices.class)
class ProspectTest {
    private final String officer = TestTokens.mint("sari", "35.24", "officer");

    @Test
    void a_family_hears_of_each_programme_where_it_stands_and_what_to_do() {
        // Given
        UUID family = UUID.randomUUID();
        Topics.household(family, 1, Topics.VILLAGE, "PKH", "SEMBAKO");
        Topics.verdict(family, 1, "HELD", "no-account");
        await().untilAsserted(() ->
                with(officer)
                        .get("/v1/family-prospects/" + family)
                        .then()
                        .statusCode(200)
                        .body("$", hasSize(2))
                        .body("[0].programme", equalTo("PKH"))
                        .body("[0].standing", equalTo("LISTED"))
                        .body("[1].standing", equalTo("HELD"))
                        .body("[1].adviceId", containsString("tidak dibatalkan")));

        Topics.payment(UUID.randomUUID(), 1, family, "CREDITED", null);

        await().untilAsserted(() ->
                with(officer)
                        .get("/v1/family-prospects/" + family)
                        .then()
                        .body("[1].standing", equalTo("RECEIVES"))
                        .body("[1].month", equalTo(Topics.MONTH)));
        // When
        var answer =
                with(TestTokens.mint("tono", "37.01", "officer"))
                        .get("/v1/family-prospects/" + family);
        // Then
        problem(answer, 404, "family-unknown");
        problem(
                with(officer).get("/v1/family-prospects/" + UUID.randomUUID()),
                404,
                "family-unknown");
    }
}

package id.dinsos.registry.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.Api;
import id.dinsos.registry.Past;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServices.class)
class IndicatorResourceTest {
    private static final String ALL = "/v1/indicators?region=35.24";

    @Inject Views views;

    @Test
    void a_published_rate_is_in_force_by_a_second_person_and_stands_with_its_source() {
        // Given
        String id = entered("TEST_RATE_A", 2022, 1253, "2022-03");
        // When
        var mine = Api.registrar().post("/v1/indicators/" + id + "/approval");
        var another = second().post("/v1/indicators/" + id + "/approval");
        var again = second().post("/v1/indicators/" + id + "/approval");
        // Then
        mine.then().statusCode(403).body("code", equalTo("indicator-needs-another"));
        another.then().statusCode(200);
        again.then().statusCode(409).body("code", equalTo("indicator-decided"));
        Past.caughtUp(views.get("indicator"));
        Api.registrar()
                .get(ALL)
                .then()
                .statusCode(200)
                .body("find { it.id == '" + id + "' }.written", equalTo("12.53 %"))
                .body("find { it.id == '" + id + "' }.stage", equalTo("APPROVED"))
                .body("find { it.id == '" + id + "' }.decidedBy", equalTo("wati"));
        shown().then()
                .body(
                        "indicators.find { it.name == 'TEST_RATE_A' }.source",
                        equalTo("BPS Lamongan"))
                .body("indicators.find { it.name == 'TEST_RATE_A' }.version", equalTo("2022-03"));
    }

    @Test
    void what_nobody_has_looked_at_or_somebody_has_refused_is_not_shown_beside_our_counts() {
        // Given
        var open = entered("TEST_RATE_B", 2023, 1242, "2023-03");
        String refused = entered("TEST_RATE_C", 2023, 1300, "2023-03");
        // When
        second().body(Map.of("reason", "Bukan angka yang terbit"))
                .post("/v1/indicators/" + refused + "/refusal")
                .then()
                .statusCode(200);
        // Then
        Past.caughtUp(views.get("indicator"));
        shown().then()
                .body("indicators.name", not(hasItem("TEST_RATE_B")))
                .body("indicators.name", not(hasItem("TEST_RATE_C")));
        Api.registrar()
                .get(ALL)
                .then()
                .body("find { it.id == '" + open + "' }.stage", equalTo("ENTERED"));
    }

    @Test
    void of_a_figure_the_newest_year_is_shown_and_of_a_year_what_was_approved_last() {
        // Given
        approved(entered("TEST_RATE_D", 2024, 1216, "2024-03"));
        approved(entered("TEST_RATE_D", 2022, 1253, "2022-03"));
        approved(entered("TEST_RATE_D", 2024, 1215, "2024-03 revisi"));
        // When
        Past.caughtUp(views.get("indicator"));
        // Then
        List<String> all = new ArrayList<>();
        follow("/v1/indicators?limit=2", all);
        assertThat(all).doesNotHaveDuplicates();
        assertThat(all.stream().map(one -> one.substring(37)))
                .containsSubsequence("TEST_RATE_D 2024", "TEST_RATE_D 2024", "TEST_RATE_D 2022");
        shown().then()
                .body("indicators.find { it.name == 'TEST_RATE_D' }.written", equalTo("12.15 %"));
    }

    @Test
    void what_is_no_figure_is_refused_field_by_field_and_another_regencys_is_not_there() {
        // Given
        var wrong = new HashMap<String, Object>(body("x", 1999, 20_000, ""));
        String id = entered("TEST_RATE_E", 2022, 1253, "1");
        // When
        var refused = Api.registrar().body(wrong).post("/v1/indicators");
        var stranger =
                Api.as("rudi", "64.08", "registrar").post("/v1/indicators/" + id + "/approval");
        var nobody = second().post("/v1/indicators/" + UUID.randomUUID() + "/approval");
        // Then
        refused.then().statusCode(422).body("errors.size()", equalTo(4));
        stranger.then().statusCode(404);
        nobody.then().statusCode(404);
        Api.as("rudi", "64.08", "registrar").get(ALL).then().statusCode(403);
    }

    /** What a page and all behind it hold, the id first. */
    private static void follow(String page, List<String> found) {
        Response answer = Api.registrar().urlEncodingEnabled(false).get(page);
        answer.then().statusCode(200).body("size()", lessThanOrEqualTo(2));
        found.addAll(
                answer.jsonPath()
                        .getList(
                                "collect { it.id + ' ' + it.name + ' ' + it.year }", String.class));
        String link = answer.getHeader("Link");
        if (link != null) {
            assertThat(link).endsWith("; rel=\"next\"");
            follow(link.substring(1, link.indexOf('>')), found);
        }
    }

    private static io.restassured.specification.RequestSpecification second() {
        return Api.as("wati", "35.24", "supervisor");
    }

    private static void approved(String id) {
        second().post("/v1/indicators/" + id + "/approval").then().statusCode(200);
    }

    private static Response shown() {
        return Api.registrar().get("/v1/outcomes?parent=35.24");
    }

    private static String entered(String name, int year, int value, String version) {
        return Api.registrar()
                .body(body(name, year, value, version))
                .post("/v1/indicators")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> body(String name, int year, int value, String version) {
        return Map.of(
                "region",
                "35.24",
                "name",
                name,
                "year",
                year,
                "value",
                value,
                "unit",
                "HUNDREDTHS_OF_PERCENT",
                "source",
                "BPS Lamongan",
                "version",
                version);
    }
}

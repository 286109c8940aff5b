package id.dinsos.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import id.dinsos.contracts.CaseMessage;
import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.contracts.PublicEvent;
import id.dinsos.contracts.Region;
import id.dinsos.contracts.RegistryMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class CatalogueTest {
    private static final Pattern TECHNICAL =
            Pattern.compile("/v1|\\b(?:GET|POST|PUT|PATCH|DELETE)\\b|[A-Z]{2,}_[A-Z]|\\{[a-z]+}");

    /** Where a path is what somebody asked for, the answer may name one. */
    private static final Set<String> OF_PATHS =
            Set.of("token-missing", "route-missing", "problem-missing");

    @Inject
    @ConfigProperty(name = "test.issuer")
    String issuerKey;

    @Test
    void every_problem_of_the_gateway_is_explained_with_its_own_status_and_title() {
        for (Problem problem : Problem.values()) {
            // When
            var answer = given().get("/problems/" + problem.code());
            // Then
            answer.then()
                    .statusCode(200)
                    .body("code", equalTo(problem.code()))
                    .body("status", equalTo(problem.status()))
                    .body("title.en", equalTo(problem.title()));
        }
    }

    @Test
    void every_explanation_is_whole_in_both_languages() {
        // When
        JsonPath catalogue = given().get("/problems").then().statusCode(200).extract().jsonPath();
        // Then
        Map<String, Map<String, Object>> codes = catalogue.getMap("$");

        assertThat(codes).isNotEmpty();
        codes.forEach((code, entry) -> {
            assertThat(code).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat((Integer) entry.get("status")).isBetween(400, 599);
            for (String part : List.of("title", "explanation", "action")) {
                assertThat(catalogue.getString("'" + code + "'." + part + ".id"))
                        .as(code + " " + part)
                        .isNotBlank();
                assertThat(catalogue.getString("'" + code + "'." + part + ".en"))
                        .as(code + " " + part)
                        .isNotBlank();
            }
        });
    }

    @Test
    void no_explanation_sends_an_officer_to_a_path_or_shows_a_code() {
        // When
        JsonPath catalogue = given().get("/problems").then().statusCode(200).extract().jsonPath();
        // Then
        List<String> faults = new ArrayList<>();
        for (String code : catalogue.<String, Object>getMap("$").keySet()) {
            for (String part : List.of("title", "explanation", "action")) {
                for (String language : List.of("id", "en")) {
                    String said = catalogue.getString("'" + code + "'." + part + "." + language);
                    if (said.isBlank()
                            || !OF_PATHS.contains(code) && TECHNICAL.matcher(said).find()) {
                        faults.add(code + " " + part + ": " + said);
                    }
                }
            }
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void every_explanation_is_in_the_language_of_an_office() {
        // When
        JsonPath catalogue = given().get("/problems").then().statusCode(200).extract().jsonPath();
        // Then
        catalogue
                .<String, Object>getMap("$")
                .keySet()
                .forEach(code -> {
                    for (String part : List.of("title", "explanation", "action")) {
                        assertThat(catalogue.getString("'" + code + "'." + part + ".id"))
                                .as(code + " " + part)
                                .doesNotContainPattern(
                                        "(?i)\\b(orang ini|masukan|pemasukan|(di)?bekukan|hangus|bubar|dibubarkan"
                                                + "|pekerja lain|pertentangan|nasib|mintakan|empat mata"
                                                + "|membicarakan|pengasuh|diakui|orang kedua)\\b")
                                .doesNotContainPattern(
                                        "(?i)\\bberkas\\b[^.]*lepas|lepas[^.]*\\bberkas\\b|melepas")
                                .doesNotContainPattern("(?i)\\bkabupaten\\b(?!/kota)")
                                .doesNotContainPattern("(?i)\\bdesa\\b(?!/kelurahan)")
                                .doesNotContainPattern("\\d{4}-\\d{2}-\\d{2}")
                                .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
                    }
                });
    }

    @Test
    void an_unknown_code_is_the_problem_problem_missing() {
        // When
        var answer = given().get("/problems/no-such-thing");
        // Then
        answer.then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("problem-missing"));
    }

    @Test
    void an_unknown_schema_is_the_problem_schema_missing() {
        for (String file : List.of("none.json", "application.properties", "..%2Fproblems.json")) {
            // When
            var answer = given().urlEncodingEnabled(false).get("/schemas/" + file);
            // Then
            answer.then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", equalTo("schema-missing"));
        }
    }

    @Test
    void every_topic_has_its_schema_here() {
        for (String topic :
                List.of(
                        RegistryMessage.HOUSEHOLDS,
                        RegistryMessage.PERSONS,
                        RegistryMessage.IDENTITIES,
                        RegistryMessage.RESOURCES,
                        Region.TOPIC,
                        DisbursementMessage.RUNS,
                        DisbursementMessage.PAYMENTS,
                        DisbursementMessage.VERDICTS,
                        DisbursementMessage.BUDGETS,
                        DisbursementMessage.ASSISTANCE,
                        DisbursementMessage.PROGRAMMES,
                        DisbursementMessage.CENTRAL,
                        CaseMessage.CASES,
                        CaseMessage.ASSISTANCE)) {
            // When
            var schema = given().get(PublicEvent.schema(topic));
            var sample = given().get("/samples/" + topic + "/1.json");
            // Then
            schema.then()
                    .statusCode(200)
                    .contentType("application/schema+json")
                    .body("'$id'", equalTo("https://dinsos.id" + PublicEvent.schema(topic)));
            sample.then()
                    .statusCode(200)
                    .contentType("application/json")
                    .body("change", matchesPattern("[a-z-]+"));
        }
        given().get("/samples/registry.regions.v1/99.json")
                .then()
                .statusCode(404)
                .body("code", equalTo("schema-missing"));
        given().get("/asyncapi.json")
                .then()
                .statusCode(200)
                .body("components.schemas.Payment.title", equalTo("Payment"));
        given().get("/asyncapi.yaml")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .body(containsString("asyncapi: 3.0.0"));
    }

    @Test
    void the_index_lists_the_paths() {
        // When
        var answer = given().get("/v1");
        // Then
        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .body("paths.path", hasItem("/v1/households"))
                .body("paths.path", hasItem("/v1/payments"))
                .body("paths.path", hasItem("/v1/complaints"));
    }

    @Test
    void the_gateway_is_ready_although_a_service_is_down_and_says_which() {
        // When
        var answer = given().get("/q/health/ready");
        // Then
        answer.then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.find { it.name == 'services' }.data.registry", equalTo("UP"))
                .body("checks.find { it.name == 'services' }.data.case", equalTo("UNREACHABLE"));
    }

    @Test
    void requests_are_counted_by_route_and_status_and_never_by_path() {
        // When
        var answer = given().get("/v1/payments/0190a1b2-0000-7000-8000-000000000001");
        // Then
        answer.then().statusCode(401);
        given().auth().oauth2(TestIssuer.of(issuerKey).token("sari")).get("/v1/regions/35");

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("dinsos_gateway_requests_seconds_count{"))
                .body(containsString("route=\"payments\",status=\"401\""))
                .body(containsString("route=\"regions\",status=\"200\""))
                .body(not(containsString("0190a1b2")));
    }
}

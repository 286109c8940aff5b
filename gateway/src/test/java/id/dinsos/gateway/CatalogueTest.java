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
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class CatalogueTest {
    @Inject
    @ConfigProperty(name = "test.issuer")
    String issuerKey;

    @Test
    void every_problem_of_the_gateway_is_explained_with_its_own_status_and_title() {
        for (Problem problem : Problem.values()) {
            given().get("/problems/" + problem.code())
                    .then()
                    .statusCode(200)
                    .body("code", equalTo(problem.code()))
                    .body("status", equalTo(problem.status()))
                    .body("title.en", equalTo(problem.title()));
        }
    }

    @Test
    void every_explanation_is_whole_in_both_languages() {
        JsonPath catalogue = given().get("/problems").then().statusCode(200).extract().jsonPath();

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
    void every_explanation_is_in_the_language_of_an_office() {
        JsonPath catalogue = given().get("/problems").then().statusCode(200).extract().jsonPath();

        catalogue
                .<String, Object>getMap("$")
                .keySet()
                .forEach(code -> {
                    for (String part : List.of("title", "explanation", "action")) {
                        assertThat(catalogue.getString("'" + code + "'." + part + ".id"))
                                .as(code + " " + part)
                                .doesNotContainPattern(
                                        "(?i)\\b(orang ini|masukan|pemasukan|dibekukan|hangus|bubar|dibubarkan"
                                                + "|pekerja lain|pertentangan|nasib|mintakan|empat mata"
                                                + "|membicarakan|pengasuh|diakui|orang kedua)\\b")
                                .doesNotContainPattern("(?i)\\bkabupaten\\b(?!/kota)")
                                .doesNotContainPattern("(?i)\\bdesa\\b(?!/kelurahan)")
                                .doesNotContainPattern("\\d{4}-\\d{2}-\\d{2}")
                                .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
                    }
                });
    }

    @Test
    void an_unknown_code_is_the_problem_problem_missing() {
        given().get("/problems/no-such-thing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("problem-missing"));
    }

    @Test
    void an_unknown_schema_is_the_problem_schema_missing() {
        for (String file : List.of("none.json", "application.properties", "..%2Fproblems.json")) {
            given().urlEncodingEnabled(false)
                    .get("/schemas/" + file)
                    .then()
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
            given().get(PublicEvent.schema(topic))
                    .then()
                    .statusCode(200)
                    .contentType("application/schema+json")
                    .body("'$id'", equalTo("https://dinsos.id" + PublicEvent.schema(topic)));
            given().get("/samples/" + topic + "/1.json")
                    .then()
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
        given().get("/v1")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("paths.path", hasItem("/v1/households"))
                .body("paths.path", hasItem("/v1/payments"))
                .body("paths.path", hasItem("/v1/complaints"));
    }

    @Test
    void the_gateway_is_ready_although_a_service_is_down_and_says_which() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.find { it.name == 'services' }.data.registry", equalTo("UP"))
                .body("checks.find { it.name == 'services' }.data.case", equalTo("UNREACHABLE"));
    }

    @Test
    void requests_are_counted_by_route_and_status_and_never_by_path() {
        given().get("/v1/payments/0190a1b2-0000-7000-8000-000000000001").then().statusCode(401);
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

package id.dinsos.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One document of all services, and the page that leads to it. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class DocumentTest {
    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI door;

    @Inject Vertx vertx;
    @Inject ServiceClient services;
    @Inject GatewayWiring.Settings settings;
    @Inject Clock clock;

    @Test
    void one_document_has_the_routed_operations_of_every_service_with_their_tags() {
        // When
        var answer = given().get("/openapi.json");
        // Then
        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .body("openapi", equalTo("3.1.0"))
                .body("paths.'/v1/persons/{id}'.get.operationId", equalTo("registryPersonGet"))
                .body("paths.'/v1/persons/{id}'.get.tags", equalTo(java.util.List.of("persons")))
                .body("paths.'/v1/runs'.get.tags", equalTo(java.util.List.of("runs")))
                .body("tags.find { it.name == 'runs' }.description", containsString("runs"))
                .body("components.securitySchemes.bearer.scheme", equalTo("bearer"))
                .body(not(containsString("/v1/views")));
    }

    @Test
    void the_older_form_has_no_type_that_is_a_list() {
        // When
        String older = given().get("/openapi-3.0.json").then().statusCode(200).extract().asString();
        // Then
        assertThat(new JsonObject(older).getString("openapi")).isEqualTo("3.0.3");
        assertThat(older).doesNotContain("\"type\":[").contains("\"nullable\":true");
    }

    @Test
    void who_comes_while_the_services_are_asked_waits_for_the_same_answer() {
        // Given
        DocumentClient documents = new DocumentClient(vertx, services, settings, clock);

        Future<DocumentClient.Written> first = documents.document();
        // When
        var answer = documents.document();
        // Then
        assertThat(answer).isSameAs(first);
    }

    /** The quickest of some: what else the machine does only adds. */
    @Test
    void the_whole_document_answers_within_fifty_milliseconds() throws Exception {
        // Given
        given().get("/openapi.json").then().statusCode(200);
        HttpRequest request = HttpRequest.newBuilder(door.resolve("/openapi.json")).build();
        // When
        long quickest = Long.MAX_VALUE;
        int shortest = Integer.MAX_VALUE;
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 30; i++) {
                long start = System.nanoTime();
                byte[] body = client.send(request, BodyHandlers.ofByteArray()).body();
                shortest = Math.min(shortest, body.length);
                quickest = Math.min(quickest, System.nanoTime() - start);
            }
        }
        // Then
        assertThat(shortest).isPositive();
        assertThat(Duration.ofNanos(quickest)).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void the_root_is_a_page_for_people_that_needs_no_token_and_no_script() {
        // When
        var answer = given().get("/");
        // Then
        answer.then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'self'")
                .body(containsString("<td>registry</td><td class=\"up\">UP</td>"))
                .body(containsString("<td>case</td><td class=\"down\">UNREACHABLE</td>"))
                .body(containsString("/v1/households"))
                .body(containsString("disbursement.payments.v1"))
                .body(containsString("payment-failed"))
                .body(containsString("Token diperlukan"))
                .body(containsString("codes of refusals</summary>"))
                .body(containsString("<code>decile-above-limit</code>"))
                .body(containsString("The welfare decile is above the programme's limit"))
                .body(containsString("<code>not-on-list</code>"))
                .body(containsString("Minta bank mengaktifkan rekening"))
                .body(containsString("# Changes"))
                .body(not(containsString("<script")));
        given().get("/page.css").then().statusCode(200).contentType("text/css");
    }

    @Test
    void the_viewer_reads_the_one_document() {
        // When
        var answer = given().get("/q/swagger-ui/");
        // Then
        answer.then().statusCode(200).body(containsString("/openapi.json"));
    }
}

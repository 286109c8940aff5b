package id.dinsos.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class ForwardingTest {
    private static final String UUID_FORM = "[0-9a-f-]{36}";

    @Inject
    @ConfigProperty(name = "test.issuer")
    String issuerKey;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI door;

    @Test
    void path_query_body_and_headers_arrive_as_they_were_sent() {
        // Given
        RequestSpecification request =
                sari().urlEncodingEnabled(false)
                        .header("If-Match", "\"6\"")
                        .header("Idempotency-Key", "0190a1b2")
                        .contentType("application/json")
                        .body("{\"note\":\"x\"}");

        // When
        Response response = request.post("/v1/households/7/move?region=35.24&cursor=a%2Fb");

        // Then
        response.then()
                .statusCode(200)
                .header("ETag", "\"7\"")
                .header("X-RateLimit-Limit", "6")
                .header("Access-Control-Allow-Origin", "https://dinsos.id")
                .contentType("application/json")
                .body("method", equalTo("POST"))
                .body("uri", equalTo("/v1/households/7/move?region=35.24&cursor=a%2Fb"))
                .body("bytes", equalTo(12))
                .body("headers.'if-match'", equalTo("\"6\""))
                .body("headers.'idempotency-key'", equalTo("0190a1b2"))
                .body("headers.'content-type'", equalTo("application/json"));
    }

    @Test
    void each_path_goes_to_its_service_and_others_nowhere() {
        // Given
        sari().get("/v1/regions?parent=35").then().statusCode(200);
        sari().get("/v1/runs").then().statusCode(200);
        // When
        var answer = sari().get("/v1/cases");
        // Then
        answer.then().statusCode(503);
        for (String nowhere : new String[] {"/v1/people", "/v1/personsx", "/v2/persons", "/x"}) {
            sari().get(nowhere)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", equalTo("route-missing"));
        }
    }

    @Test
    void half_a_report_of_a_persons_data_is_none() {
        // Given
        String path = "/v1/subject-access/0190a1b2-0000-7000-8000-00000000";
        // When
        var answer = sari().get(path + "0001");
        // Then
        answer.then().statusCode(503).body("code", equalTo("service-unavailable"));
        sari().get(path + "0412").then().statusCode(412).body("code", equalTo("etag-stale"));
        sari().get("/v1/subject-access/7").then().statusCode(404);
        sari().post(path + "0001").then().statusCode(404);
    }

    /** What Java's client offers by itself: the upgrade is passed over, as RFC 9110 allows. */
    @Test
    void who_offers_http_2_is_answered_in_the_http_it_asked_in()
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : new String[] {"/v1/persons/1", "/problems", "/openapi.json"}) {
                // When
                HttpResponse<String> answer =
                        client.send(offering(path).GET().build(), BodyHandlers.ofString());
                // Then
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            }
            HttpResponse<String> sent =
                    client.send(
                            offering("/v1/persons").POST(BodyPublishers.ofString("{}")).build(),
                            BodyHandlers.ofString());

            assertThat(sent.statusCode()).isEqualTo(200);
            assertThat(sent.body()).contains("\"bytes\":2").doesNotContain("upgrade", "http2");
        }
    }

    private HttpRequest.Builder offering(String path) {
        return HttpRequest.newBuilder(door.resolve(path))
                .version(HttpClient.Version.HTTP_2)
                .header("Authorization", "Bearer " + TestIssuer.of(issuerKey).token("sari"));
    }

    @Test
    void a_path_cannot_climb_out_of_its_route() throws IOException {
        // When
        var answer = raw("/v1/persons/../../q/health/ready");
        // Then
        assertThat(answer).doesNotContain("\"uri\"");
        assertThat(raw("/v1/persons/%2e%2e/%2E%2E/control/release"))
                .startsWith("HTTP/1.1 404")
                .contains("route-missing");
        assertThat(raw("/v1/persons/../regions/35")).contains("\"uri\":\"/v1/regions/35\"");
    }

    @Test
    void headers_that_only_we_may_set_are_dropped() {
        // When
        var answer =
                sari().header("X-Forwarded-For", "10.0.0.1")
                        .header("Forwarded", "for=10.0.0.1")
                        .header("X-Dinsos-Actor", "budi")
                        .header("ce_owner", "kept")
                        .header("ce-owner", "35")
                        .header("X-Once", "only for the gateway")
                        .header("Connection", "keep-alive, X-Once")
                        .get("/v1/persons/1");
        // Then
        answer.then()
                .statusCode(200)
                .body("headers.'x-forwarded-for'", nullValue())
                .body("headers.forwarded", nullValue())
                .body("headers.'x-dinsos-actor'", nullValue())
                .body("headers.'ce-owner'", nullValue())
                .body("headers.'x-once'", nullValue());
    }

    @Test
    void answers_carry_the_security_headers_and_nothing_of_the_connection_behind() {
        for (String path : new String[] {"/v1/persons/1", "/v1/nowhere", "/problems"}) {
            // When
            var answer = sari().get(path);
            // Then
            answer.then()
                    .header("Cache-Control", "no-store")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Content-Security-Policy", matchesPattern("default-src 'none'.*"))
                    .header("Strict-Transport-Security", matchesPattern("max-age=\\d+.*"))
                    .header("Keep-Alive", nullValue());
        }
    }

    @Test
    void a_problem_of_a_service_passes_through_unchanged() {
        // When
        var answer = sari().get("/v1/persons/stale");
        // Then
        answer.then()
                .statusCode(412)
                .contentType("application/problem+json")
                .header("ETag", "\"8\"")
                .body(
                        equalTo(
                                """
                                {"type":"https://dinsos.id/problems/etag-stale","code":"etag-stale",\
                                "status":412,"title":"You looked at an older version"}\
                                """));
    }

    @Test
    void the_place_of_a_new_thing_can_be_reached_by_the_caller() {
        for (String kind : new String[] {"relative", "absolute"}) {
            // When
            var created = sari().post("/v1/persons/created?location=" + kind);
            // Then
            created.then()
                    .statusCode(201)
                    .header("ETag", "\"1\"")
                    .header("Location", "/v1/persons/0190a1b2");
        }
        sari().post("/v1/persons/created?location=elsewhere")
                .then()
                .header("Location", "https://example.org/v1/persons/0190a1b2");
    }

    @Test
    void a_request_keeps_its_id_on_the_whole_way() {
        // When
        var answer = sari().header("X-Request-Id", "demo-2026.11_01").get("/v1/persons/1");
        // Then
        answer.then()
                .header("X-Request-Id", "demo-2026.11_01")
                .body("headers.'x-request-id'", equalTo("demo-2026.11_01"));
        given().header("X-Request-Id", "demo-2026.11_01")
                .get("/v1/persons/1")
                .then()
                .statusCode(401)
                .header("X-Request-Id", "demo-2026.11_01")
                .body("requestId", equalTo("demo-2026.11_01"));
    }

    @Test
    void a_request_without_a_sane_id_is_given_one() {
        // When
        var answer = sari().get("/v1/persons/1");
        // Then
        answer.then()
                .header("X-Request-Id", matchesPattern(UUID_FORM))
                .body("headers.'x-request-id'", matchesPattern(UUID_FORM));
        for (String bad :
                new String[] {"short", "has spaces in it", "3524125508929999", "x".repeat(65)}) {
            sari().header("X-Request-Id", bad)
                    .get("/v1/persons/1")
                    .then()
                    .header("X-Request-Id", not(equalTo(bad)))
                    .header("X-Request-Id", matchesPattern(UUID_FORM));
        }
    }

    @Test
    void a_number_that_may_be_a_nik_is_not_repeated_in_a_problem() {
        // When
        var answer = given().get("/v1/persons/3524125508929999");
        // Then
        answer.then().statusCode(401).body("instance", equalTo("/v1/persons/*"));
    }

    private RequestSpecification sari() {
        return given().auth().oauth2(TestIssuer.of(issuerKey).token("sari"));
    }

    /** Sends a path as it is typed, which well-behaved clients would tidy up first. */
    private String raw(String path) throws IOException {
        try (Socket socket = new Socket(door.getHost(), door.getPort())) {
            String head =
                    "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(path, TestIssuer.of(issuerKey).token("sari"));
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

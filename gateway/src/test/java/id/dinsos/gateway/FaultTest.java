package id.dinsos.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class FaultTest {
    @Inject
    @ConfigProperty(name = "test.issuer")
    String issuerKey;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI door;

    @Test
    void a_service_that_is_down_is_the_problem_service_unavailable() {
        // When
        var answer = sari().post("/v1/complaints");
        // Then
        answer.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("code", equalTo("service-unavailable"));
    }

    @Test
    void a_service_that_hangs_up_is_the_problem_service_failed() {
        // When
        var answer = sari().post("/v1/persons/broken");
        // Then
        answer.then()
                .statusCode(502)
                .contentType("application/problem+json")
                .body("code", equalTo("service-failed"));
    }

    @Test
    void a_service_that_stays_silent_is_the_problem_service_timeout() {
        // When
        var answer = sari().get("/v1/persons/silent");
        // Then
        answer.then()
                .statusCode(504)
                .contentType("application/problem+json")
                .body("code", equalTo("service-timeout"));
    }

    @Test
    void an_answer_that_breaks_off_is_never_taken_for_a_whole_one() {
        // When
        CompletableFuture<HttpResponse<String>> half = ask("/v1/persons/half", "sari");
        // Then
        assertThatThrownBy(half::join).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void one_actor_cannot_have_too_many_requests_open() {
        // Given
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            asked.add(ask("/v1/persons/silent", "greedy"));
        }
        // When
        Map<Integer, Long> answers = count(asked);
        // Then
        assertThat(answers).isEqualTo(Map.of(504, 6L, 429, 2L));
        sari("greedy").get("/v1/persons/1").then().statusCode(200);
    }

    @Test
    void who_leaves_while_their_token_is_checked_is_counted_no_more() throws IOException {
        // Given: tokens that nobody has checked, more than one actor may have open
        for (int i = 0; i < 60; i++) {
            String id = "gone-" + i;
            String token = TestIssuer.of(issuerKey).token("leaver", claims -> claims.setJwtId(id));
            try (Socket caller = new Socket(door.getHost(), door.getPort())) {
                caller.getOutputStream()
                        .write(
                                "GET /v1/persons/1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
                                        .formatted(token)
                                        .getBytes(StandardCharsets.US_ASCII));
            }
        }
        // When: those whom the service answers meanwhile come to their end
        long end = System.nanoTime() + 20_000_000_000L;
        int status;
        do {
            status = sari("leaver").get("/v1/persons/1").statusCode();
        } while (status == 429 && System.nanoTime() < end);
        // Then
        assertThat(status).isEqualTo(200);
    }

    @Test
    void too_many_at_once_is_a_problem_with_a_time_to_come_back() {
        // Given
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            asked.add(ask("/v1/persons/silent", "hasty"));
        }
        // When
        HttpResponse<String> refused =
                asked.stream()
                        .map(CompletableFuture::join)
                        .filter(answer -> answer.statusCode() == 429)
                        .findFirst()
                        .orElseThrow();
        // Then
        assertThat(refused.body()).contains("\"code\":\"too-many-requests\"");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void the_queue_for_a_service_has_an_end() {
        // Given
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (String actor : List.of("ani", "budi", "citra")) {
            for (int i = 0; i < 6; i++) {
                asked.add(ask("/v1/persons/silent", actor));
            }
        }
        // When
        Map<Integer, Long> answers = count(asked);
        // Then
        assertThat(answers).isEqualTo(Map.of(504, 12L, 503, 6L));
    }

    @Test
    void commands_that_trickle_in_hold_no_connection_of_a_service() throws IOException {
        // Given
        List<Socket> slow = new ArrayList<>();
        try {
            for (String actor : List.of("endang", "fajar", "gita")) {
                for (int i = 0; i < 6; i++) {
                    slow.add(begun(actor, "/v1/persons"));
                }
            }

            // More than there are connections and places in their queue, and yet:
            // When
            var read = sari("hana").get("/v1/persons/1");
            // Then
            read.then().statusCode(200);
            Socket one = slow.getFirst();
            one.getOutputStream().write("{\"a\":123}".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(one.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains("\"bytes\":9");
        } finally {
            for (Socket one : slow) {
                one.close();
            }
        }
    }

    @Test
    void one_actor_cannot_send_too_many_files_at_once() throws IOException {
        // Given
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 2; i++) {
                slow.add(begun("indra", "/v1/intakes"));
            }
            // When
            try (Socket third = begin("indra", "/v1/intakes")) {
                // Then
                assertThat(start(third)).isEqualTo("HTTP/1.1 429");
            }
            sari("indra").get("/v1/persons/1").then().statusCode(200);
        } finally {
            for (Socket one : slow) {
                one.close();
            }
        }
    }

    /** A request that is let in, and whose body does not come. */
    private Socket begun(String actor, String path) throws IOException {
        Socket socket = begin(actor, path);
        assertThat(start(socket)).isEqualTo("HTTP/1.1 100");
        byte[] rest = socket.getInputStream().readNBytes(" Continue\r\n\r\n".length());
        assertThat(rest).endsWith('\r', '\n');
        return socket;
    }

    private Socket begin(String actor, String path) throws IOException {
        Socket socket = new Socket(door.getHost(), door.getPort());
        socket.setSoTimeout(20_000);
        String head =
                "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\n"
                        + "Content-Length: 9\r\nAuthorization: Bearer %s\r\n\r\n";
        socket.getOutputStream()
                .write(
                        head.formatted(path, TestIssuer.of(issuerKey).token(actor))
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String start(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }

    @Test
    void a_fault_of_the_gateway_is_the_problem_internal_and_tells_no_secrets() {
        // When
        var answer = given().get("/test/fault");
        // Then
        answer.then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("code", equalTo("internal"))
                .body(not(containsString("secret")));
    }

    @Test
    void a_coding_nobody_knows_is_the_problem_request_malformed() throws IOException {
        // Given
        try (Socket socket = new Socket(door.getHost(), door.getPort())) {
            String request =
                    "POST /v1/persons HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                            + "Transfer-Encoding: gzip\r\n\r\n";
            // When
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // Then
            assertThat(answer).startsWith("HTTP/1.1 400").contains("request-malformed");
        }
    }

    /** A route that fails as only a fault in our own code would. */
    @Singleton
    static final class Faulty {
        void register(@Observes Router router) {
            router.get("/test/fault")
                    .handler(context -> {
                        throw new IllegalStateException("a secret");
                    });
        }
    }

    private CompletableFuture<HttpResponse<String>> ask(String path, String actor) {
        HttpRequest request =
                HttpRequest.newBuilder(door.resolve(path))
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("Authorization", "Bearer " + TestIssuer.of(issuerKey).token(actor))
                        .build();
        return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
    }

    private static Map<Integer, Long> count(List<CompletableFuture<HttpResponse<String>>> asked) {
        return asked.stream()
                .map(answer -> answer.join().statusCode())
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    }

    private RequestSpecification sari() {
        return sari("sari");
    }

    private RequestSpecification sari(String actor) {
        return given().auth().oauth2(TestIssuer.of(issuerKey).token(actor));
    }
}

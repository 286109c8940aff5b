package id.dinsos.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hardly HTTP any more: bytes as no client library would send them. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class MalformedTest {
    @Inject
    @ConfigProperty(name = "test.issuer")
    String issuerKey;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI door;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/persons/%zz",
                "/v1/persons/%",
                "/v1/persons/%2",
                "/v1/%zz",
                "/%zz",
                "/problems/%zz",
                "/v1/persons/a\u0000b",
                "/v1/persons/a\tb",
                "v1/persons",
                "//",
                "/v1//persons/../../x",
                "*",
                "http://[/v1/persons"
            })
    void a_path_that_is_none_is_refused_with_a_problem(String path) throws IOException {
        // When
        Answer answer = send("GET " + path + " HTTP/1.1\r\n" + head() + "\r\n");
        // Then
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.isProblem()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NoValue",
                "NoValue:",
                ": no name",
                "Na me: x",
                "Name: a\u0000b",
                "Name: a\u0001b",
                "Content-Length: abc",
                "Content-Length: -1",
                "Content-Length: 5, 6",
                "Content-Length: 99999999999999999999",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked, gzip",
                "Expect: the impossible",
                " folded: yes"
            })
    void a_header_that_is_none_never_breaks_anything(String header) throws IOException {
        // When
        Answer answer =
                send("POST /v1/persons HTTP/1.1\r\n" + head() + header + "\r\n\r\n0\r\n\r\n");
        // Then
        assertThat(answer.status()).isIn(200, 400, 401, 413);
        if (answer.status() != 200) {
            assertThat(answer.isProblem()).isNotBlank();
        }
    }

    @Test
    void an_address_too_long_is_the_problem_uri_too_long() throws IOException {
        // When
        Answer answer =
                send("GET /v1/persons/" + "x".repeat(9_000) + " HTTP/1.1\r\n" + head() + "\r\n");
        // Then
        assertThat(answer.status()).isEqualTo(414);
        assertThat(answer.isProblem()).isEqualTo("uri-too-long");
    }

    @Test
    void headers_too_large_are_the_problem_headers_too_large() throws IOException {
        // When
        Answer answer =
                send(
                        "GET /v1/persons/1 HTTP/1.1\r\n"
                                + head()
                                + "X-Long: "
                                + "x".repeat(20_000)
                                + "\r\n\r\n");
        // Then
        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.isProblem()).isEqualTo("headers-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET\r\nConnection: close\r\n\r\n",
                "GET /v1/persons\r\nConnection: close\r\n\r\n",
                "G\u0000T /v1/persons HTTP/1.1\r\nConnection: close\r\n\r\n",
                "TRACE /v1/persons HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "NOPE /v1/persons HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            })
    void what_is_no_request_is_refused_with_a_problem(String bytes) throws IOException {
        // When
        Answer answer = send(bytes);
        // Then
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.isProblem()).isNotBlank();
    }

    /** Not 501 or 505: it is the caller's fault. The answer names the version it was asked in. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/9.9", "HTTP/0.9", "HTTP/2.0", "HTTP/3.0", "HTTP/1.7", "ICAP/1.0"})
    void a_version_of_http_that_does_not_exist_is_refused_with_a_problem(String version)
            throws IOException {
        // When
        Answer answer = send("GET /v1/persons/1 " + version + "\r\n" + head() + "\r\n");
        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.isProblem()).isEqualTo("request-malformed");
    }

    private String head() {
        return "Host: x\r\nConnection: close\r\nAuthorization: Bearer "
                + TestIssuer.of(issuerKey).token("sari")
                + "\r\n";
    }

    private Answer send(String bytes) throws IOException {
        try (Socket socket = new Socket(door.getHost(), door.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new Answer(
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private record Answer(String whole) {
        int status() {
            assertThat(whole).matches("(?s)[A-Z]{4}/[0-9][.][0-9] .*");
            return Integer.parseInt(whole.substring(9, 12));
        }

        /** Its code. */
        String isProblem() {
            assertThat(whole).containsIgnoringCase("content-type: application/problem+json");
            JsonObject problem = new JsonObject(whole.substring(whole.indexOf("\r\n\r\n") + 4));
            for (String part : List.of("type", "title", "titles", "status", "code", "requestId")) {
                assertThat(problem.getValue(part)).as(part).isNotNull();
            }
            assertThat(problem.getString("requestId")).hasSizeGreaterThan(7);
            assertThat(problem.getInteger("status")).isEqualTo(status());
            return problem.getString("code");
        }
    }
}

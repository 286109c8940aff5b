package id.dinsos.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Whoever waits for a job is told when it moves. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class ProgressTest {
    private static final int CLIENTS = 1_000;
    private static final int EACH = 20;
    private static final long MEGABYTE = 1_000_000;

    @Inject
    @ConfigProperty(name = "test.issuer")
    String issuerKey;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI door;

    @Test
    void each_change_of_a_job_is_pushed_and_its_end_ends_the_stream() {
        // When
        String events =
                follower("sari")
                        .get("/v1/intakes/moving")
                        .then()
                        .statusCode(200)
                        .contentType("text/event-stream")
                        .extract()
                        .asString();
        // Then
        assertThat(events)
                .containsSubsequence(
                        "event: progress\ndata: {\"state\":\"RUNNING\",\"rowsDone\":0}",
                        "event: progress\ndata: {\"state\":\"RUNNING\",\"rowsDone\":1}",
                        "event: progress\ndata: {\"state\":\"DONE\",\"rowsDone\":2}",
                        "event: end");
    }

    @Test
    void a_job_that_is_not_there_is_refused_as_always() {
        // When
        var answer = follower("sari").get("/v1/intakes/none");
        // Then
        answer.then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not-found"));
    }

    @Test
    void a_thousand_clients_that_wait_cost_less_than_a_hundred_megabytes() throws IOException {
        // Given
        long before = used();
        List<Socket> clients = new ArrayList<>();
        try {
            // When
            for (int i = 0; i < CLIENTS; i++) {
                String token = TestIssuer.of(issuerKey).token("actor" + i / EACH);
                clients.add(waiting(token));
            }
            // Then
            assertThat(used() - before).isLessThan(100 * MEGABYTE);
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    /** Told to come back later, where the few connections of this test are all taken. */
    private Socket waiting(String token) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Socket socket = asking(token);
            String status =
                    new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            if (!status.equals("HTTP/1.1 503") || attempt == 20) {
                assertThat(status).isEqualTo("HTTP/1.1 200");
                return socket;
            }
            socket.close();
        }
    }

    private Socket asking(String token) throws IOException {
        Socket socket = new Socket(door.getHost(), door.getPort());
        String request =
                "GET /v1/intakes/idle HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                        + "Authorization: Bearer "
                        + token
                        + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private RequestSpecification follower(String actor) {
        return given().auth()
                .oauth2(TestIssuer.of(issuerKey).token(actor))
                .header("Accept", "text/event-stream");
    }
}

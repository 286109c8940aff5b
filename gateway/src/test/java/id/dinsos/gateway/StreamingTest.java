package id.dinsos.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class StreamingTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static final int FILE = 50 * MEGABYTE;

    /** What the sockets on the way may hold: two connections' send and receive buffers. */
    private static final int IN_FLIGHT = 24 * MEGABYTE;

    @Inject
    @ConfigProperty(name = "test.issuer")
    String issuerKey;

    @Inject
    @ConfigProperty(name = "test.registry")
    URI registry;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI door;

    @Test
    void a_large_upload_waits_for_a_slow_service_and_then_arrives_whole() throws IOException {
        try (SocketChannel caller = SocketChannel.open(address())) {
            // Given
            caller.write(ascii(head("/v1/intakes/held", "Content-Length: " + FILE)));
            long taken = writeUntilStalled(caller, FILE);

            // When
            given().post(registry + "/control/release").then().statusCode(200);
            caller.configureBlocking(true);
            write(caller, FILE - taken);
            String answer = read(caller);

            // Then
            assertThat(taken).isLessThan(IN_FLIGHT);
            assertThat(answer).startsWith("HTTP/1.1 200").contains("\"bytes\":" + FILE);
        }
    }

    @Test
    void a_large_upload_of_undeclared_length_arrives_whole() throws Exception {
        // When
        HttpResponse<String> answer = send("/v1/intakes", zeros(FILE));
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"bytes\":" + FILE);
    }

    @Test
    void a_large_download_arrives_whole() throws Exception {
        // Given
        HttpRequest request = request("/v1/bank-files/large.csv").GET().build();
        // When
        long bytes;
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream file = client.send(request, BodyHandlers.ofInputStream()).body()) {
            bytes = file.transferTo(java.io.OutputStream.nullOutputStream());
        }
        // Then
        assertThat(bytes).isEqualTo(FILE);
    }

    @Test
    void a_file_over_its_limit_is_refused_before_it_is_sent() throws IOException {
        try (SocketChannel caller = SocketChannel.open(address())) {
            // Given
            String head = head("/v1/intakes", "Content-Length: " + 61 * MEGABYTE);

            // When
            caller.write(ascii(head));
            String answer = readHead(caller);

            // Then
            assertThat(answer).startsWith("HTTP/1.1 413").contains("problem+json");
        }
    }

    @Test
    void a_report_over_its_limit_is_refused_with_the_limit_and_a_title_in_both_languages() {
        // When
        var answer =
                given().auth()
                        .oauth2(TestIssuer.of(issuerKey).token("sari"))
                        .contentType("text/csv")
                        .body(new byte[3 * MEGABYTE])
                        .post("/v1/bank-reports?owner=35.24");
        // Then
        answer.then()
                .statusCode(413)
                .body("code", equalTo("body-too-large"))
                .body("limitBytes", equalTo(2 * MEGABYTE))
                .body("titles.id", equalTo("Isi permintaan terlalu besar"));
    }

    @Test
    void a_table_of_regions_larger_than_any_command_arrives_whole() {
        // When
        var answer =
                given().auth()
                        .oauth2(token())
                        .contentType("text/csv")
                        .body(new byte[2 * MEGABYTE])
                        .put("/v1/regions");
        // Then
        answer.then().statusCode(200).body("bytes", equalTo(2 * MEGABYTE));
    }

    @Test
    void a_command_over_its_limit_is_the_problem_body_too_large() {
        // Given
        String body = "x".repeat(MEGABYTE + 1);
        // When
        var answer =
                given().auth()
                        .oauth2(token())
                        .contentType("application/json")
                        .body(body)
                        .post("/v1/persons");
        // Then
        answer.then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("body-too-large"));
    }

    @Test
    void a_body_that_hides_its_length_cannot_pass_its_limit() throws Exception {
        // When
        HttpResponse<String> answer = send("/v1/persons", zeros(3 * MEGABYTE));
        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"body-too-large\"");
    }

    @Test
    void a_service_may_say_no_before_it_has_read_the_file() throws Exception {
        // When
        HttpResponse<String> answer = send("/v1/intakes/early", zeros(FILE));
        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("region-not-yours");
    }

    @Test
    void a_caller_who_asks_first_is_told_to_go_on_or_not_to() throws IOException {
        // When
        var answer = expecting(head("/v1/intakes", "Content-Length: 5", "Expect: 100-continue"));
        // Then
        assertThat(answer).startsWith("HTTP/1.1 100");
        assertThat(
                        expecting(
                                head("/v1/intakes", "Content-Length: 5", "Expect: 100-continue")
                                        .replace("Bearer ", "Bearer x")))
                .startsWith("HTTP/1.1 401");
    }

    private String expecting(String head) throws IOException {
        try (SocketChannel caller = SocketChannel.open(address())) {
            caller.write(ascii(head));
            return readHead(caller);
        }
    }

    /** Writes until the other side has taken nothing for half a second. */
    private static long writeUntilStalled(SocketChannel channel, long most) throws IOException {
        channel.configureBlocking(false);
        ByteBuffer chunk = ByteBuffer.allocate(MEGABYTE / 4);
        long written = 0;
        try (Selector selector = Selector.open()) {
            SelectionKey key = channel.register(selector, SelectionKey.OP_WRITE);
            while (written < most && selector.select(500) > 0) {
                selector.selectedKeys().clear();
                chunk.clear().limit((int) Math.min(chunk.capacity(), most - written));
                written += channel.write(chunk);
            }
            key.cancel();
        }
        return written;
    }

    private static void write(SocketChannel channel, long bytes) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(MEGABYTE);
        for (long left = bytes; left > 0; ) {
            chunk.clear().limit((int) Math.min(chunk.capacity(), left));
            left -= channel.write(chunk);
        }
    }

    /** All up to the end of the connection, which the request asked to be closed. */
    private static String read(SocketChannel channel) throws IOException {
        return new String(channel.socket().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String readHead(SocketChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(8_192);
        int read = channel.read(buffer);
        return new String(buffer.array(), 0, Math.max(read, 0), StandardCharsets.UTF_8);
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private HttpResponse<String> send(String path, InputStream body) throws Exception {
        HttpRequest request = request(path).POST(BodyPublishers.ofInputStream(() -> body)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(door.resolve(path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + token());
    }

    private static InputStream zeros(int bytes) {
        byte[] block = new byte[MEGABYTE];
        return new SequenceInputStream(
                Collections.enumeration(
                        IntStream.range(0, bytes / MEGABYTE)
                                .mapToObj(
                                        i -> (InputStream) new java.io.ByteArrayInputStream(block))
                                .toList()));
    }

    private String head(String path, String... headers) {
        return "POST "
                + path
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + token()
                + "\r\n"
                + String.join("\r\n", headers)
                + "\r\n\r\n";
    }

    private String token() {
        return TestIssuer.of(issuerKey).token("sari");
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(door.getHost(), door.getPort());
    }
}

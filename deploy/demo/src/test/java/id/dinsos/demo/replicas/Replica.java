package id.dinsos.demo.replicas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.testkit.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A disbursement-service as a process of its own, asked over HTTP. */
final class Replica implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String JAR = "disbursement-service/target/quarkus-app/quarkus-run.jar";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    Replica(Map<String, String> config, Path folder, String name) throws IOException {
        int port = freePort();
        address = "http://localhost:" + port;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx384m");
        command.add("-XX:+UseSerialGC");
        config.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dquarkus.http.host=localhost");
        command.add("-Dquarkus.http.port=" + port);
        command.add("-jar");
        command.add(root().resolve(JAR).toString());
        process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(name + ".log").toFile())
                        .start();
    }

    boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the service ended with " + process.exitValue());
        }
        try {
            return send(HttpRequest.newBuilder(URI.create(address + "/q/health/ready")).build())
                            .status()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    Answer get(Officer who, String path) {
        return send(request(who, path).build());
    }

    Answer ask(Ask ask) {
        HttpRequest.Builder request =
                request(ask.who(), ask.path())
                        .header("Content-Type", ask.csv() ? "text/csv" : "application/json");
        if (ask.key() != null) {
            request.header("Idempotency-Key", ask.key());
        }
        if (ask.etag() != null) {
            request.header("If-Match", ask.etag());
        }
        return send(
                request.method(ask.method(), HttpRequest.BodyPublishers.ofString(ask.body()))
                        .build());
    }

    private HttpRequest.Builder request(Officer who, String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + who.token());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    type.contains("json")
                            ? MAPPER.readTree(response.body())
                            : MAPPER.createObjectNode(),
                    response.headers().firstValue("ETag").orElse(""),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("dinsos.root", "../..")).toAbsolutePath();
    }

    /** Somebody of the office. */
    record Officer(String name, String... roles) {
        String token() {
            return TestTokens.mint(name, ReplicaOffice.OWNER, roles);
        }
    }

    /** A command, to be sent to one replica or to both. */
    record Ask(
            Officer who,
            String method,
            String path,
            String body,
            @Nullable String key,
            @Nullable String etag,
            boolean csv) {}

    /** What came back. */
    record Answer(int status, String text, JsonNode json, String etag, String location) {
        String id() {
            return location.substring(location.lastIndexOf('/') + 1);
        }

        boolean isDone() {
            return status >= 200 && status < 300;
        }
    }
}

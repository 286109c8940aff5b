package id.dinsos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.demo.civil.CivilSimulator;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Ports;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Everybody of a loaded regency who is not matched is asked about over HTTP; the time is that of a
 * backlog as it was in May 2021.
 */
final class CivilBench {
    private static final int BACKLOG = 87_000;
    private static final long POLL_MILLIS = 200;
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDER =
            "{\"region\":\"35.24\",\"way\":\"HTTP\",\"reason\":\"Uji kecepatan pemadanan\"}";

    private final Stack stack;
    private final PrintStream log;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    CivilBench(Stack stack, PrintStream log) {
        this.stack = stack;
        this.log = log;
        this.token = stack.token("agus", "35.24", "registrar");
    }

    Figure run() throws IOException, InterruptedException {
        try (CivilSimulator civil =
                new CivilSimulator(
                        stack.port(Ports.Extra.CIVIL),
                        CivilSimulator.knowingAllBut(20),
                        () -> LocalDate.now(ZONE),
                        0)) {
            long start = System.nanoTime();
            HttpResponse<byte[]> ordered =
                    http.send(
                            request("/v1/civil-checks")
                                    .POST(BodyPublishers.ofString(ORDER))
                                    .build(),
                            BodyHandlers.ofByteArray());
            String check = ordered.headers().firstValue("Location").orElseThrow();
            JsonNode now = status(URI.create(check).getPath());
            while (!now.path("state").asText().equals("DONE")) {
                Thread.sleep(POLL_MILLIS);
                now = status(URI.create(check).getPath());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            int questions = Math.max(1, now.path("questions").asInt());
            log.printf(
                    "%d asked in %.1f s, %d requests: %s%n",
                    questions, seconds, civil.requests(), now.path("outcomes"));
            return Figure.ceiling(
                    "87,000 matched with the civil registry over HTTP, s",
                    seconds * BACKLOG / questions,
                    300);
        }
    }

    private JsonNode status(String path) throws IOException, InterruptedException {
        return JSON.readTree(
                http.send(request(path).GET().build(), BodyHandlers.ofByteArray()).body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(stack.url(PartName.REGISTRY) + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }
}

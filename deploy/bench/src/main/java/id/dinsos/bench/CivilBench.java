package id.dinsos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.bench.metric.Figure;
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
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The civil registry is asked over HTTP about a loaded regency, until as many have an answer as
 * stood in a backlog of May 2021; the others are not asked about.
 */
final class CivilBench {
    private static final int BACKLOG = 87_000;
    private static final long POLL_NANOS = 1_000_000_000;
    private static final long LIMIT_NANOS = 1_800_000_000_000L;
    private static final List<String> UNANSWERED = List.of("OPEN", "ASKED");
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
            String check =
                    send(request("/v1/civil-checks").POST(BodyPublishers.ofString(ORDER)).build())
                            .headers()
                            .firstValue("Location")
                            .orElseThrow();
            String path = URI.create(check).getPath();
            JsonNode now = status(path);
            while (answered(now) < BACKLOG && !isOver(now)) {
                if (System.nanoTime() - start > LIMIT_NANOS) {
                    throw new IllegalStateException("the check does not get on: " + now);
                }
                LockSupport.parkNanos(POLL_NANOS);
                now = status(path);
            }
            double seconds = PlainLoader.seconds(start);
            long answered = Math.max(1, answered(now));
            log.printf(
                    "%d of %d answered in %.1f s, %d requests: %s%n",
                    answered,
                    now.path("questions").asInt(),
                    seconds,
                    civil.requests(),
                    now.path("outcomes"));
            if (!isOver(now)) {
                var unused =
                        send(request(path + "/cancellation").POST(BodyPublishers.noBody()).build());
            }
            return Figure.ceiling(
                    "87,000 matched with the civil registry over HTTP, s",
                    seconds * BACKLOG / answered,
                    300);
        }
    }

    private static boolean isOver(JsonNode check) {
        return check.hasNonNull("finishedAt");
    }

    private static long answered(JsonNode check) {
        long answered = 0;
        for (JsonNode one : check.path("outcomes")) {
            answered +=
                    UNANSWERED.contains(one.path("outcome").asText())
                            ? 0
                            : one.path("count").asLong();
        }
        return answered;
    }

    private JsonNode status(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(request(path).GET().build()).body());
    }

    private HttpResponse<byte[]> send(HttpRequest request)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        RegistryBench.check(answer);
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(stack.url(PartName.REGISTRY) + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }
}

package id.dinsos.eventstore.http;

import id.dinsos.eventstore.http.Operations.Operation;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Sends every operation of a service what no sensible caller sends, and looks at the answers: never
 * a 5xx, and every refusal is a problem document with a code, the request's id and a title in both
 * languages. A sample of at most {@code -Ddinsos.fuzz.requests} requests for each operation (60 by
 * default), the same in every run; {@code -Ddinsos.fuzz.requests=100000} sends all.
 *
 * <pre>
 * assertThat(OperationFuzz.of(RestAssured.port, token, ids).findings()).isEmpty();
 * </pre>
 */
public final class OperationFuzz {
    private static final int BOUND = Integer.getInteger("dinsos.fuzz.requests", 60);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SHOWN = 300;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String token;
    private final List<String> ids;
    private final Random random = new Random(20261128);
    private final Map<Integer, Integer> counts = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();

    private OperationFuzz(URI base, String token, List<String> ids) {
        this.base = base;
        this.token = token;
        this.ids = List.copyOf(ids);
    }

    /**
     * @param token of somebody with every role
     * @param ids of records that exist, of any kind: most are of another kind than asked for
     */
    public static OperationFuzz of(int port, String token, List<String> ids) {
        return new OperationFuzz(URI.create("http://localhost:" + port), token, ids);
    }

    /** What was wrong, one line each; with it, how many requests gave which status. */
    public List<String> findings() {
        for (Operation operation : Operations.all()) {
            List<Shot> shots = shots(operation);
            Collections.shuffle(shots, random);
            shots.stream().limit(BOUND).forEach(shot -> fire(operation, shot));
        }
        System.getLogger("fuzz").log(System.Logger.Level.INFO, "fuzz: " + counts);
        return List.copyOf(findings);
    }

    private List<Shot> shots(Operation operation) {
        List<Shot> all = new ArrayList<>();
        String nobody = "0190a1b2-0000-7000-8000-00000000dead";
        List<String> places =
                new ArrayList<>(List.of(nobody, "x", "%00", "a%00b", "3524990101800001"));
        places.addAll(ids);
        String good = operation.at(ids.isEmpty() ? nobody : ids.getFirst());
        if (operation.path().contains("{")) {
            places.forEach(id -> all.add(new Shot(operation.at(id), "", "{}")));
        }
        for (String name : operation.query().keySet()) {
            for (String value : Oddities.PARAMETERS) {
                all.add(new Shot(good, "?" + name + "=" + value, "{}"));
            }
            all.add(new Shot(good, "?" + name + "=1&" + name + "=2", "{}"));
            all.add(new Shot(good, "?" + name, "{}"));
        }
        all.add(new Shot(good, "?nobodyKnows=1", "{}"));
        all.add(new Shot(good, "?=&&=%00", "{}"));
        if (operation.body() != null && operation.json()) {
            for (String body : Oddities.bodies(operation.body())) {
                all.add(new Shot(good, "", body));
            }
        } else if (operation.body() != null) {
            for (String body : List.of("", "null", "\u0000", "a;b\n1;2\n", "\uFEFF", "\"")) {
                all.add(new Shot(good, "", body));
            }
        }
        return all;
    }

    private void fire(Operation operation, Shot shot) {
        HttpResponse<String> answer;
        try {
            answer = client.send(request(operation, shot), BodyHandlers.ofString());
        } catch (IOException e) {
            findings.add(describe(operation, shot, "no answer: " + e.getMessage()));
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        counts.merge(answer.statusCode(), 1, Integer::sum);
        String fault = fault(answer);
        if (!fault.isEmpty()) {
            findings.add(describe(operation, shot, fault));
        }
    }

    private HttpRequest request(Operation operation, Shot shot) {
        boolean bodied = operation.body() != null;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(shot.path() + shot.query()))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .header(
                                "X-Request-Id",
                                "fuzz-" + new UUID(random.nextLong(), random.nextLong()))
                        .method(
                                operation.method(),
                                bodied
                                        ? BodyPublishers.ofString(shot.body())
                                        : BodyPublishers.noBody());
        if (bodied) {
            request.header("Content-Type", operation.json() ? "application/json" : "text/csv");
        }
        if (random.nextInt(5) > 0) {
            request.header(
                    "Idempotency-Key", new UUID(random.nextLong(), random.nextLong()).toString());
        }
        if (random.nextInt(5) > 0) {
            request.header(
                    "If-Match",
                    List.of("\"1\"", "1", "x", "\"99999999999999\"").get(random.nextInt(4)));
        }
        return request.build();
    }

    private static String fault(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status >= 500 && status != 503) {
            return "status " + status;
        }
        if (status < 400) {
            return "";
        }
        String type = answer.headers().firstValue("Content-Type").orElse("none");
        if (!type.startsWith(Problem.MEDIA_TYPE)) {
            return status + " is no problem document but " + type;
        }
        try {
            JsonObject problem = new JsonObject(answer.body());
            JsonObject titles = problem.getJsonObject("titles");
            boolean whole =
                    problem.getString("code") != null
                            && problem.getInteger("status") == status
                            && problem.getString("requestId", "").startsWith("fuzz-")
                            && titles != null
                            && titles.getString("id") != null
                            && titles.getString("en") != null;
            return whole ? "" : status + " lacks a part: " + answer.body();
        } catch (DecodeException | ClassCastException e) {
            return status + " is no JSON: " + answer.body();
        }
    }

    private static String describe(Operation operation, Shot shot, String fault) {
        String line =
                "%s: %s%s <- %s: %s"
                        .formatted(operation.name(), shot.path(), shot.query(), shot.body(), fault);
        String plain = line.replaceAll("\\p{Cntrl}", "?").replaceAll("x{50,}", "xxx...");
        return plain.length() > SHOWN
                ? plain.substring(0, SHOWN)
                        + " ... "
                        + fault.substring(0, Math.min(40, fault.length()))
                : plain;
    }

    private record Shot(String path, String query, String body) {}
}

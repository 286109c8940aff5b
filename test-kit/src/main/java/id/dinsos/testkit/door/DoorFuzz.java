package id.dinsos.testkit.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.function.Consumer;

/**
 * Sends every operation what no sensible caller sends, and looks at the answers: never a 5xx, and
 * every refusal is a problem document with a code, the request's id and a title in both languages.
 * {@link #each} sends a sample to each operation, the same in every run; {@link #until} goes on
 * with samples of other seeds until a time is over.
 */
public final class DoorFuzz {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SHOWN = 300;
    private static final int MAX_FINDINGS = 200;
    private static final int ROUND = 20;
    private static final String NOBODY = "0190a1b2-0000-7000-8000-00000000dead";
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final List<String> ACCEPTED =
            List.of("text/html", "image/png;q=0.1", "a", "application/xml, */*;q=0");
    private static final List<String> TYPES =
            List.of("text/html", "application/xml", "application/json; charset=utf-16", "a", "");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final List<Operation> operations;
    private final List<String> ids;
    private final Map<String, Map<Integer, Integer>> counts = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();
    private Random random = new Random(20261128);
    private String token = "";

    /**
     * @param ids of records that exist, of any kind: most are of another kind than asked for
     */
    public DoorFuzz(URI base, List<Operation> operations, List<String> ids) {
        this.base = base;
        this.operations = List.copyOf(operations);
        this.ids = List.copyOf(ids);
    }

    /**
     * At most so many requests for each operation.
     *
     * @param token of somebody with every role
     */
    public DoorFuzz each(int most, String token) {
        this.token = token;
        for (Operation operation : operations) {
            List<Shot> shots = shots(operation);
            Collections.shuffle(shots, random);
            shots.stream().limit(most).forEach(shot -> fire(operation, shot));
        }
        return this;
    }

    /**
     * Goes on for so long, {@value #ROUND} requests to an operation at a time; each round has a
     * seed of its own, and a new token, since none is good for hours.
     */
    public DoorFuzz until(
            Duration time, java.util.function.Supplier<String> tokens, Consumer<String> progress) {
        long end = System.nanoTime() + time.toNanos();
        for (long seed = 1; System.nanoTime() < end; seed++) {
            random = new Random(seed);
            this.token = tokens.get();
            for (Operation operation : operations) {
                List<Shot> shots = shots(operation);
                for (int i = 0; i < ROUND && System.nanoTime() < end; i++) {
                    fire(operation, shots.get(random.nextInt(shots.size())));
                }
            }
            progress.accept("round " + seed + ": " + total() + ", findings: " + findings.size());
        }
        return this;
    }

    /** What was wrong, one line each. */
    public List<String> findings() {
        return List.copyOf(findings);
    }

    /** How many requests to an operation had which status. */
    public Map<String, Map<Integer, Integer>> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** How many requests had which status. */
    public Map<Integer, Integer> total() {
        Map<Integer, Integer> total = new TreeMap<>();
        counts.values()
                .forEach(one -> one.forEach((status, n) -> total.merge(status, n, Integer::sum)));
        return total;
    }

    private List<Shot> shots(Operation operation) {
        List<Shot> all = new ArrayList<>();
        List<String> places =
                new ArrayList<>(List.of(NOBODY, "x", "%00", "a%00b", "3524990101800001"));
        places.addAll(ids);
        String good = operation.at(ids.isEmpty() ? NOBODY : ids.get(random.nextInt(ids.size())));
        String sample = operation.sample();
        String body = sample == null ? "" : sample;
        if (operation.path().contains("{")) {
            places.forEach(id -> all.add(new Shot(operation.at(id), "", body)));
        }
        for (String name : operation.parameters()) {
            for (String value : Oddities.PARAMETERS) {
                all.add(new Shot(good, "?" + name + "=" + value, body));
            }
            all.add(new Shot(good, "?" + name + "=1&" + name + "=2", body));
            all.add(new Shot(good, "?" + name, body));
        }
        all.add(new Shot(good, "?nobodyKnows=1", body));
        all.add(new Shot(good, "?=&&=%00", body));
        ACCEPTED.forEach(type -> all.add(new Shot(good, "", body, operation.type(), type)));
        if (sample != null) {
            TYPES.forEach(type -> all.add(new Shot(good, "", body, type, "")));
            List<String> bodies =
                    operation.json()
                            ? Oddities.bodies(sample)
                            : List.of("", "null", "\u0000", "a;b\n1;2\n", "\uFEFF", "\"", sample);
            bodies.forEach(one -> all.add(new Shot(good, "", one, operation.type(), "")));
        }
        return all;
    }

    private void fire(Operation operation, Shot shot) {
        HttpResponse<String> answer;
        try {
            answer = client.send(request(operation, shot), BodyHandlers.ofString());
        } catch (IOException e) {
            find(operation, shot, "no answer: " + e.getMessage());
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        var unused =
                counts.computeIfAbsent(operation.name(), name -> new TreeMap<>())
                        .merge(answer.statusCode(), 1, Integer::sum);
        String fault = fault(answer);
        if (!fault.isEmpty()) {
            find(operation, shot, fault);
        }
    }

    private void find(Operation operation, Shot shot, String fault) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(describe(operation, shot, fault));
        }
    }

    private HttpRequest request(Operation operation, Shot shot) {
        boolean bodied = operation.sample() != null;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(shot.path() + shot.query()))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .header("X-Request-Id", "fuzz-" + any())
                        .method(
                                operation.method(),
                                bodied
                                        ? BodyPublishers.ofString(shot.body())
                                        : BodyPublishers.noBody());
        String type = shot.type().equals(Shot.OWN) ? operation.type() : shot.type();
        if (bodied && !type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (!shot.accept().isEmpty()) {
            request.header("Accept", shot.accept());
        }
        if (random.nextInt(5) > 0) {
            request.header("Idempotency-Key", any().toString());
        }
        if (random.nextInt(5) > 0) {
            request.header(
                    "If-Match",
                    List.of("\"1\"", "1", "x", "\"99999999999999\"").get(random.nextInt(4)));
        }
        return request.build();
    }

    private UUID any() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** A service that is busy may say so, with the code for it; whatever else is 5xx is a fault. */
    private static String fault(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status < 400) {
            return "";
        }
        if (status >= 500 && status != 503) {
            return "status " + status;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("none");
        if (!type.startsWith(MEDIA_TYPE)) {
            return status + " is no problem document but " + type;
        }
        try {
            JsonNode problem = new ObjectMapper().readTree(answer.body());
            boolean whole =
                    !problem.path("code").asText().isEmpty()
                            && problem.path("status").asInt() == status
                            && problem.path("requestId").asText().startsWith("fuzz-")
                            && !problem.at("/titles/id").asText().isEmpty()
                            && !problem.at("/titles/en").asText().isEmpty();
            if (!whole) {
                return status + " lacks a part: " + answer.body();
            }
            // Nothing is built anew while it goes on: a table that is missing is a mistake of ours.
            boolean busy =
                    problem.path("code").asText().endsWith("-busy")
                            && !problem.path("detail").asText().contains("built anew");
            return status == 503 && !busy ? "503 " + problem.path("code").asText() : "";
        } catch (JsonProcessingException e) {
            return status + " is no JSON: " + answer.body();
        }
    }

    private static String describe(Operation operation, Shot shot, String fault) {
        String line =
                "%s: %s%s <- %s%s%s: %s"
                        .formatted(
                                operation.name(),
                                shot.path(),
                                shot.query(),
                                shot.body(),
                                shot.type().equals(Shot.OWN) ? "" : " as " + shot.type(),
                                shot.accept().isEmpty() ? "" : " for " + shot.accept(),
                                fault);
        String plain = line.replaceAll("\\p{Cntrl}", "?").replaceAll("x{50,}", "xxx...");
        return plain.length() > SHOWN
                ? plain.substring(0, SHOWN)
                        + " ... "
                        + fault.substring(0, Math.min(40, fault.length()))
                : plain;
    }

    /**
     * One request.
     *
     * @param type of its body, {@link #OWN} for the operation's own
     */
    private record Shot(String path, String query, String body, String type, String accept) {
        static final String OWN = "own";

        Shot(String path, String query, String body) {
            this(path, query, body, OWN, "");
        }
    }
}

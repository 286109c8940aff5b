package id.dinsos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.bench.metric.Quiet;
import id.dinsos.demo.people.IntakeRun;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import id.dinsos.regency.Scale;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * A whole regency in the registry: 1.37 million people in 441,000 households loaded from files,
 * then searched, read and looked back at as offices would, and its views built anew meanwhile.
 */
final class RegistryBench {
    private static final int PER_SECOND = 200;
    private static final int SECONDS = 20;
    private static final int MOST_MEANWHILE = 120_000;
    private static final int CHANGES = 200;
    private static final int WARM = 100;
    private static final int ASKED = 400;
    private static final int FEW = 131_072;
    private static final int SEED = 1;
    private static final int SEED_OF_OTHERS = 2;
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES =
            List.of("Sri Wahyuni", "Slamet Riyadi", "Soekarno", "Siti Aminah", "Budi Santosa");

    private final Stack stack;
    private final Scale scale;
    private final PrintStream log;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    RegistryBench(Stack stack, Scale scale, PrintStream log) {
        this.stack = stack;
        this.scale = scale;
        this.log = log;
        this.token = stack.token("agus", "35.24", "registrar", "officer");
    }

    /**
     * @param lists whether the list of a quarter is compared and put in force over it afterwards
     */
    List<Figure> run(boolean lists) throws Exception {
        List<Figure> figures = new ArrayList<>();
        IntakeRun.Took took = IntakeRun.load(stack, scale, SEED, log);
        figures.add(Figure.ceiling("a whole regency from files to Kafka, s", took.seconds(), 240));
        Quiet.await(stack, log);
        figures.addAll(reads());
        figures.addAll(duplicates());
        figures.add(new CivilBench(stack, log).run());
        if (lists) {
            figures.addAll(new VersionBench(stack, log).run(IntakeRun.folder(stack, SEED)));
        }
        figures.add(meanwhile());
        return figures;
    }

    /** Last, because it registers other families than those of the quarter's list. */
    private Figure meanwhile() throws Exception {
        int spread = homes().size();
        FutureTask<IntakeRun.Took> intake =
                new FutureTask<>(() -> IntakeRun.load(stack, Scale.REGENCY, SEED_OF_OTHERS, log));
        Thread.ofPlatform().start(intake);
        double[] millis = millis(i -> search(i, spread), MOST_MEANWHILE, intake::isDone);
        log.printf("%s searched meanwhile, %d times%n", intake.get(), millis.length);
        return Figure.ceiling(
                "search by name while 105,000 families are taken in, p95 ms", p95(millis), 50);
    }

    /** Who may be one person, asked of one after the other; and all of a regency, page by page. */
    private List<Figure> duplicates() throws IOException, InterruptedException {
        List<String> homes = homes();
        double[] millis = new double[ASKED];
        for (int i = 0; i < WARM; i++) {
            double unused = probable(homes.get(i % homes.size()));
        }
        for (int i = 0; i < ASKED; i++) {
            millis[i] = probable(homes.get((WARM + i) % homes.size()));
        }
        Arrays.sort(millis);
        long start = System.nanoTime();
        int suspected = suspected("35.24");
        double all = (System.nanoTime() - start) / 1e9;
        log.printf("%d suspected of being one after %.1f s%n", suspected, all);
        return List.of(
                Figure.ceiling(
                        "who may be the same as one person, p95 ms", millis[ASKED * 95 / 100], 30),
                few(),
                Figure.ceiling("all that may be one in a regency, page by page, s", all, 180));
    }

    /** District after district, until as many people live there as in a small regency. */
    private Figure few() throws IOException, InterruptedException {
        JsonNode districts =
                answer(request("/v1/statistics?parent=35.24&of=PERSONS").GET().build())
                        .path("rows");
        long people = 0;
        int suspected = 0;
        long start = System.nanoTime();
        for (JsonNode district : districts) {
            if (people < FEW) {
                suspected += suspected(district.path("region").asText());
                JsonNode counts = district.path("counts");
                people += counts.path(counts.size() - 1).asLong();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        log.printf("%d suspected among %d people after %.1f s%n", suspected, people, seconds);
        return Figure.ceiling("all that may be one among 131,072 people, s", seconds, 10);
    }

    /** How many of a region may be one, page by page. */
    private int suspected(String region) throws IOException, InterruptedException {
        int suspected = 0;
        String cursor = "";
        do {
            JsonNode page =
                    answer(
                            request(
                                            "/v1/duplicates/suspected?region=%s&limit=500%s"
                                                    .formatted(region, cursor))
                                    .GET()
                                    .build());
            suspected += page.path("items").size();
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return suspected;
    }

    /** Of the first member of a household, in milliseconds. */
    private double probable(String home) throws IOException, InterruptedException {
        String person = answer(get(home)).path("members").path(0).path("id").asText();
        long start = System.nanoTime();
        JsonNode unused = answer(request("/v1/duplicates/probable?person=" + person).GET().build());
        return (System.nanoTime() - start) / 1e6;
    }

    /** Of the regency that is loaded. */
    List<Figure> reads() throws Exception {
        List<Figure> figures = new ArrayList<>();
        List<String> homes = homes();
        figures.add(
                Figure.ceiling(
                        "search by name at 200/s, p95 ms", p95(i -> search(i, homes.size())), 20));
        figures.add(
                Figure.ceiling(
                        "household GET at 200/s, p95 ms",
                        p95(i -> get(homes.get(i % homes.size()))),
                        20));
        figures.add(asOf(homes.getFirst()));
        for (String view : List.of("household", "person")) {
            figures.add(
                    new RebuildBench(stack, PartName.REGISTRY, view, log)
                            .reading(this, homes)
                            .run());
        }
        return figures;
    }

    /** A thousand households of ten districts. */
    private List<String> homes() throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (int district = 1; district <= 10; district++) {
            String region = "35.24.%02d".formatted(district);
            JsonNode page = answer(get("?region=" + region + "&limit=100"));
            page.path("items").forEach(item -> ids.add("/" + item.path("id").asText()));
        }
        return ids;
    }

    private Figure asOf(String home) throws IOException, InterruptedException {
        for (int i = 0; i < CHANGES; i++) {
            HttpResponse<byte[]> now = send(get(home));
            HttpRequest change =
                    request("/v1/households" + home + "/ranking")
                            .header("If-Match", now.headers().firstValue("ETag").orElseThrow())
                            .POST(
                                    BodyPublishers.ofString(
                                            "{\"decile\":%d,\"basis\":\"Uji kecepatan\"}"
                                                    .formatted(1 + i % 9)))
                            .build();
            JsonNode unused = answer(change);
        }
        LocalDate today = LocalDate.now(ZONE);
        return Figure.ceiling(
                "a household of 200 events as known on a day, p95 ms",
                p95(i -> get(home + "?knownOn=" + today)),
                30);
    }

    /** From when each request was due, so that a queue counts. */
    private double p95(IntFunction<HttpRequest> requests) {
        double unused = p95(requests, PER_SECOND * SECONDS / 4);
        return p95(requests, PER_SECOND * SECONDS);
    }

    private double p95(IntFunction<HttpRequest> requests, int count) {
        return p95(millis(requests, count, () -> false));
    }

    /** Each request's time, in order; no further one is sent once it is enough. */
    private double[] millis(IntFunction<HttpRequest> requests, int most, BooleanSupplier enough) {
        double[] millis = new double[most];
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < most && !enough.getAsBoolean(); i++) {
            long due = start + i * 1_000_000_000L / PER_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
            int at = i;
            answers.add(
                    http.sendAsync(requests.apply(i), BodyHandlers.ofByteArray())
                            .thenAccept(answer -> {
                                check(answer);
                                millis[at] = (System.nanoTime() - due) / 1e6;
                            }));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        double[] sent = Arrays.copyOf(millis, answers.size());
        Arrays.sort(sent);
        return sent;
    }

    private double p95(double[] millis) {
        int count = millis.length;
        log.printf(
                "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n",
                millis[count / 2], millis[count * 95 / 100], millis[count * 99 / 100]);
        return millis[count * 95 / 100];
    }

    /** In a district, and every seventh time in the whole regency. */
    private HttpRequest search(int i, int spread) {
        String region = i % 7 == 0 ? "35.24" : "35.24.%02d".formatted(1 + (i + spread) % 27);
        String body =
                "{\"name\":\"%s\",\"region\":\"%s\",\"limit\":20}"
                        .formatted(NAMES.get(i % NAMES.size()), region);
        return request("/v1/persons/search").POST(BodyPublishers.ofString(body)).build();
    }

    /** Reads one household; throws where it is not whole. */
    void read(String home) throws IOException, InterruptedException {
        if (answer(get(home)).path("members").isEmpty()) {
            throw new IllegalStateException("a household without members: " + home);
        }
    }

    private HttpRequest get(String below) {
        return request("/v1/households" + below).GET().build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(stack.url(PartName.REGISTRY) + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        return JSON.readTree(send(request).body());
    }

    private HttpResponse<byte[]> send(HttpRequest request)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        check(answer);
        return answer;
    }

    private static void check(HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    answer.uri()
                            + ": "
                            + answer.statusCode()
                            + " "
                            + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}

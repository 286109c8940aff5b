package id.dinsos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.bench.metric.Figure;
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
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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

    /** Ten seconds behind, a search is sent when another is answered; it was due before. */
    private static final int MOST_WAITING = 2_000;

    private static final int SEED = 1;
    private static final int SEED_OF_OTHERS = 2;
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES =
            List.of("Sri Wahyuni", "Slamet Riyadi", "Soekarno", "Siti Aminah", "Budi Santosa");

    private final Stack stack;
    private final Scale scale;
    private final PrintStream log;
    private final Consumer<Figure> shown;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token;

    /**
     * @param shown takes each figure
     */
    RegistryBench(Stack stack, Scale scale, PrintStream log, Consumer<Figure> shown) {
        this.stack = stack;
        this.scale = scale;
        this.log = log;
        this.shown = shown;
        this.token = stack.token("agus", "35.24", "registrar", "officer");
    }

    /**
     * Each figure is shown when it is known; what fails is said, and the others are measured all
     * the same.
     *
     * @param lists whether the list of a quarter is compared and put in force, too
     */
    void run(boolean lists) throws Exception {
        IntakeRun.Took took = IntakeRun.load(stack, scale, SEED, log);
        shown.accept(Figure.ceiling("a whole regency from files to Kafka, s", took.seconds(), 240));
        Quiet.await(stack, log);
        List<Part> parts = new ArrayList<>(readParts());
        DuplicateBench duplicates = new DuplicateBench(this, log);
        parts.add(() -> List.of(duplicates.one()));
        parts.add(() -> List.of(duplicates.few()));
        parts.add(() -> List.of(duplicates.all()));
        if (lists) {
            parts.add(() -> new VersionBench(stack, log).run(IntakeRun.folder(stack, SEED)));
        }
        parts.add(() -> List.of(new CivilBench(stack, log).run()));
        // Last, because it registers other families than those of the quarter's list.
        parts.add(() -> List.of(meanwhile()));
        show(parts);
    }

    /** Of the regency that is loaded. */
    void reads() throws InterruptedException {
        show(readParts());
    }

    private void show(List<Part> parts) throws InterruptedException {
        for (Part part : parts) {
            try {
                part.figures().forEach(shown);
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                e.printStackTrace(log);
                shown.accept(Figure.unknown("not measured, see the log: " + e.getClass()));
            }
        }
    }

    private List<Part> readParts() {
        return List.of(
                () -> List.of(searches()),
                () -> List.of(households()),
                () -> List.of(asOf()),
                () -> List.of(rebuilt("household")),
                () -> List.of(rebuilt("person")));
    }

    /** What is measured by itself. */
    private interface Part {
        List<Figure> figures() throws Exception;
    }

    private Figure meanwhile() throws Exception {
        int spread = homes().size();
        FutureTask<IntakeRun.Took> intake =
                new FutureTask<>(() -> IntakeRun.take(stack, Scale.REGENCY, SEED_OF_OTHERS, log));
        Thread.ofPlatform().start(intake);
        double[] millis = millis(i -> search(i, spread), MOST_MEANWHILE, intake::isDone);
        log.printf("%s searched meanwhile, %d times%n", intake.get(), millis.length);
        return Figure.ceiling(
                "search by name while 105,000 families are taken in, p95 ms", p95(millis), 50);
    }

    private Figure searches() throws IOException, InterruptedException {
        int spread = homes().size();
        return Figure.ceiling("search by name at 200/s, p95 ms", p95(i -> search(i, spread)), 20);
    }

    private Figure households() throws IOException, InterruptedException {
        List<String> homes = homes();
        return Figure.ceiling(
                "household GET at 200/s, p95 ms",
                p95(i -> household(homes.get(i % homes.size()))),
                20);
    }

    private Figure rebuilt(String view) throws IOException, InterruptedException {
        return new RebuildBench(stack, PartName.REGISTRY, view, log).once(this, homes()).run();
    }

    /** A thousand households of ten districts. */
    List<String> homes() throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (int district = 1; district <= 10; district++) {
            String region = "35.24.%02d".formatted(district);
            JsonNode page = answer(household("?region=" + region + "&limit=100"));
            page.path("items").forEach(item -> ids.add("/" + item.path("id").asText()));
        }
        return ids;
    }

    private Figure asOf() throws IOException, InterruptedException {
        String home = homes().getFirst();
        for (int i = 0; i < CHANGES; i++) {
            HttpResponse<byte[]> now = send(household(home));
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
                p95(i -> household(home + "?knownOn=" + today)),
                30);
    }

    /**
     * From when each request was due, so that a queue counts; over connections side by side, for
     * one of HTTP/2 is one thread's. As many before them warm the service, not its compilers.
     */
    private double p95(IntFunction<HttpRequest> requests) {
        double unused = p95(requests, PER_SECOND * SECONDS);
        return p95(requests, PER_SECOND * SECONDS);
    }

    private double p95(IntFunction<HttpRequest> requests, int count) {
        return p95(millis(requests, count, () -> false));
    }

    /**
     * The requests' times, the shortest first, one refused as if it never ended; no further one is
     * sent once it is enough.
     */
    private double[] millis(IntFunction<HttpRequest> requests, int most, BooleanSupplier enough) {
        Semaphore waiting = new Semaphore(MOST_WAITING);
        AtomicInteger refused = new AtomicInteger();
        double[] millis = new double[most];
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < most && !enough.getAsBoolean(); i++) {
            long due = start + i * 1_000_000_000L / PER_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
            waiting.acquireUninterruptibly();
            int at = i;
            answers.add(
                    http.sendAsync(requests.apply(i), BodyHandlers.ofByteArray())
                            .whenComplete((x, failed) -> waiting.release())
                            .thenAccept(answer -> {
                                boolean given = answer.statusCode() / 100 == 2;
                                refused.addAndGet(given ? 0 : 1);
                                millis[at] =
                                        given
                                                ? (System.nanoTime() - due) / 1e6
                                                : Double.POSITIVE_INFINITY;
                            }));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        if (refused.get() > 0) {
            log.printf("%d of %d were refused%n", refused.get(), answers.size());
        }
        double[] sent = Arrays.copyOf(millis, answers.size());
        Arrays.sort(sent);
        return sent;
    }

    private double p95(double[] millis) {
        int count = millis.length;
        log.printf(
                "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n",
                millis[count / 2], millis[count * 95 / 100], millis[count * 99 / 100]);
        if (Double.isInfinite(millis[count - 1])) {
            throw new IllegalStateException("some requests were refused");
        }
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
        if (answer(household(home)).path("members").isEmpty()) {
            throw new IllegalStateException("a household without members: " + home);
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return answer(request(path).GET().build());
    }

    private HttpRequest household(String below) {
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

    static void check(HttpResponse<byte[]> answer) {
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

package id.dinsos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Officers at their desks, many at once, straight at the case service. */
final class CaseDesks {
    private static final int STALE = 412;
    private static final int TRIES = 500;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> KINDS =
            List.of("VAGRANT", "BEGGAR", "HOME_CARE", "HEALTH_INSURANCE", "URGENT_NEED", "ODGJ");
    private static final Map<String, String> SOURCES =
            Map.of(
                    "VAGRANT", "SATPOL_PP",
                    "BEGGAR", "SATPOL_PP",
                    "HOME_CARE", "VILLAGE_DESK",
                    "HEALTH_INSURANCE", "HOSPITAL",
                    "URGENT_NEED", "SELF",
                    "ODGJ", "SATPOL_PP");

    private final Stack stack;
    private final URI service;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    CaseDesks(Stack stack) {
        this.stack = stack;
        this.service = stack.url(PartName.CASE);
    }

    /**
     * Does the work for each of some numbers, so many at a time; what each took in milliseconds.
     */
    static double[] all(int count, int atOnce, Work work) throws Exception {
        double[] took = new double[count];
        try (ExecutorService desks = Executors.newFixedThreadPool(atOnce)) {
            List<Future<?>> jobs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                Callable<Void> job =
                        () -> {
                            long start = System.nanoTime();
                            work.on(number);
                            took[number] = (System.nanoTime() - start) / 1e6;
                            return null;
                        };
                jobs.add(desks.submit(job));
            }
            for (Future<?> job : jobs) {
                var unused = job.get();
            }
        }
        return took;
    }

    /**
     * Requests at a fixed rate, whether or not the ones before are answered; what each took from
     * the moment it was due.
     */
    static double[] paced(int count, int aSecond, Work work) throws Exception {
        double[] took = new double[count];
        long start = System.nanoTime();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> jobs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                long due = start + i * 1_000_000_000L / aSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                Callable<Void> job =
                        () -> {
                            work.on(number);
                            took[number] = (System.nanoTime() - due) / 1e6;
                            return null;
                        };
                jobs.add(people.submit(job));
            }
            for (Future<?> job : jobs) {
                var unused = job.get();
            }
        }
        return took;
    }

    /** The value that 95 of a hundred do not exceed. */
    static double p95(List<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * 95 / 100)];
    }

    static double largest(double[] times) {
        return Arrays.stream(times).max().orElse(0);
    }

    /** Takes a case of one of the kinds in; its id. */
    String receive(String office, int number) throws IOException, InterruptedException {
        String kind = KINDS.get(number % KINDS.size());
        ObjectNode form =
                JSON.createObjectNode()
                        .put("kind", kind)
                        .put("source", SOURCES.get(kind))
                        .put("region", office + ".05.2001")
                        .put("place", "Jalan " + number)
                        .put("words", "laporan " + number);
        form.putArray("people").addObject().put("role", "SUBJECT").put("name", "Warga " + number);
        form.putObject("facts");
        HttpResponse<String> answer =
                send(office, "POST", "/v1/cases", "application/json", form.toString(), "");
        require(answer, 201);
        return JSON.readTree(answer.body()).path("id").asText();
    }

    /** Writes a remark under the newest version, as often as somebody else was quicker. */
    void remark(String office, String id, String text) throws IOException, InterruptedException {
        String path = "/v1/cases/" + id;
        String body = JSON.createObjectNode().put("text", text).toString();
        for (int i = 0; i < TRIES; i++) {
            HttpResponse<String> known = send(office, "GET", path, "", "", "");
            HttpResponse<String> answer =
                    send(office, "POST", path + "/remarks", "application/json", body, etag(known));
            if (answer.statusCode() != STALE) {
                require(answer, 200);
                return;
            }
        }
        throw new IllegalStateException(path + " is never free");
    }

    /** Writes so many remarks by one who needs not look again. */
    void remarks(String office, String id, int count) throws IOException, InterruptedException {
        String etag = etag(send(office, "GET", "/v1/cases/" + id, "", "", ""));
        for (int i = 0; i < count; i++) {
            HttpResponse<String> answer =
                    send(
                            office,
                            "POST",
                            "/v1/cases/" + id + "/remarks",
                            "application/json",
                            JSON.createObjectNode().put("text", "catatan " + i).toString(),
                            etag);
            require(answer, 200);
            etag = etag(answer);
        }
    }

    /** Opens an incident and takes lists of households in, each as a case. */
    void households(String office, int count, int aList) throws IOException, InterruptedException {
        ObjectNode incident =
                JSON.createObjectNode()
                        .put("code", "UKUR-" + System.nanoTime())
                        .put("title", "Kejadian")
                        .put("hazard", "FIRE")
                        .put("region", office)
                        .put("happenedAt", "2026-11-20T02:00:00Z");
        HttpResponse<String> opened =
                send(office, "POST", "/v1/incidents", "application/json", incident.toString(), "");
        require(opened, 201);
        String path =
                "/v1/incidents/" + JSON.readTree(opened.body()).path("id").asText() + "/households";
        for (int from = 0; from < count; from += aList) {
            StringBuilder csv =
                    new StringBuilder("no;nama_kepala;id_wilayah;alamat;jiwa;kerusakan\n");
            for (int i = from; i < Math.min(from + aList, count); i++) {
                csv.append(
                        "%d;Kepala %d;%s.%02d.2001;Jalan %d;4;%s\n"
                                .formatted(
                                        i,
                                        i,
                                        office,
                                        1 + i % 27,
                                        i,
                                        i % 3 == 0 ? "BERAT" : "RINGAN"));
            }
            require(send(office, "POST", path, "text/csv", csv.toString(), ""), 200);
        }
    }

    JsonNode get(String office, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(office, "GET", path, "", "", "");
        require(answer, 200);
        return JSON.readTree(answer.body());
    }

    void put(String office, String path, JsonNode body) throws IOException, InterruptedException {
        require(send(office, "PUT", path, "application/json", body.toString(), ""), 200);
    }

    void post(String office, String path, JsonNode body) throws IOException, InterruptedException {
        require(send(office, "POST", path, "application/json", body.toString(), ""), 200);
    }

    /** As somebody by name: {@code account@office}; the office alone is its head. */
    private HttpResponse<String> send(
            String who, String method, String path, String type, String body, String etag)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve(path))
                        .header(
                                "Authorization",
                                "Bearer " + tokens.computeIfAbsent(who, this::token))
                        .method(
                                method,
                                method.equals("GET")
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (!method.equals("GET")) {
            request.header("Content-Type", type)
                    .header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (!etag.isEmpty()) {
            request.header("If-Match", etag);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private String token(String who) {
        int at = who.indexOf('@');
        return at < 0
                ? stack.token("kepala-" + who, who, "supervisor", "officer", "admin")
                : stack.token(who.substring(0, at), who.substring(at + 1), "officer");
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElse("");
    }

    private static void require(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    answer.request().uri() + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Something done for a number. */
    @FunctionalInterface
    interface Work {
        void on(int number) throws Exception;
    }
}

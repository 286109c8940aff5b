package id.dinsos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.bench.metric.Figure;
import id.dinsos.bench.metric.Heap;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The list of a quarter over a regency that is loaded: every twelfth family is ranked anew, every
 * 250th named no more; compared, put in force, and taken back.
 */
final class VersionBench {
    private static final int RANKED_ANEW = 12;
    private static final int LEFT_OUT = 250;
    private static final int DECILES = 10;
    private static final int MONTHS_OF_A_QUARTER = 3;
    private static final long LIMIT_NANOS = 1_800_000_000_000L;
    private static final List<String> ENDED = List.of("FAILED", "REFUSED");
    private static final String BOUNDARY = "dinsosversionbench";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;
    private final PrintStream log;
    private final HttpClient http = HttpClient.newHttpClient();

    VersionBench(Stack stack, PrintStream log) {
        this.stack = stack;
        this.log = log;
    }

    /**
     * @param folder of the family files that were loaded
     */
    List<Figure> run(Path folder) throws Exception {
        Path list = folder.resolve("version.csv");
        int families = version(folder.resolve("families.csv"), list);
        try (Heap heap = new Heap(stack, PartName.REGISTRY)) {
            long start = System.nanoTime();
            String version = send(list, families);
            JsonNode compared = until(version, "COMPARED");
            double comparing = (System.nanoTime() - start) / 1e9;
            log.printf("compared in %.1f s: %s%n", comparing, compared.path("counts"));
            start = System.nanoTime();
            post("rina", version + "/approval", "{}");
            JsonNode held = until(version, "IN_FORCE");
            double enforcing = (System.nanoTime() - start) / 1e9;
            log.printf("put in force in %.1f s: %s%n", enforcing, held.path("outcome"));
            start = System.nanoTime();
            post("rina", version + "/reversal", "{\"reason\":\"Uji kecepatan penarikan\"}");
            JsonNode back = until(version, "TAKEN_BACK");
            log.printf(
                    "taken back in %.1f s: %s%n",
                    (System.nanoTime() - start) / 1e9, back.path("outcome"));
            return List.of(
                    Figure.ceiling("a quarter's list received and compared, s", comparing, 60),
                    Figure.ceiling("the same put in force, s", enforcing, 180),
                    Figure.ceiling(
                            "heap that the registry keeps meanwhile, MB",
                            heap.mostMegabytes(),
                            Heap.MOST_MB));
        }
    }

    /** Gives how many families the list has. */
    private static int version(Path families, Path list) throws IOException {
        int written = 0;
        try (BufferedReader in = Files.newBufferedReader(families);
                BufferedWriter out = Files.newBufferedWriter(list)) {
            String header = String.valueOf(in.readLine());
            int decile = List.of(header.split(",")).indexOf("desil_nasional");
            out.write(header + '\n');
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (number % LEFT_OUT == 0) {
                    continue;
                }
                out.write((number % RANKED_ANEW == 0 ? anew(line, decile) : line) + '\n');
                written++;
            }
        }
        return written;
    }

    /** A line with quotes stays as it is: who counts commas there counts wrong. */
    private static String anew(String line, int decile) {
        String[] fields = line.split(",", -1);
        if (line.indexOf('"') >= 0 || fields[decile].isEmpty()) {
            return line;
        }
        fields[decile] = String.valueOf(Integer.parseInt(fields[decile]) % DECILES + 1);
        return String.join(",", fields);
    }

    private String send(Path list, int families) throws IOException, InterruptedException {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Jakarta"));
        int quarter = (today.getMonthValue() - 1) / MONTHS_OF_A_QUARTER + 1;
        String head =
                "--%s\r\nContent-Disposition: form-data; name=\"families\"; filename=\"f.csv\"\r\n\r\n"
                        .formatted(BOUNDARY);
        HttpRequest request =
                request(
                                "sari",
                                "/v1/registry-versions?owner=35.24&source=DTSEN&number=%d-Q%d&asOf=%s&families=%d"
                                        .formatted(today.getYear(), quarter, today, families))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(
                                BodyPublishers.concat(
                                        BodyPublishers.ofString(head),
                                        BodyPublishers.ofFile(list),
                                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")))
                        .build();
        return URI.create(answer(request).headers().firstValue("Location").orElseThrow()).getPath();
    }

    private void post(String actor, String path, String body)
            throws IOException, InterruptedException {
        var unused =
                answer(
                        request(actor, path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build());
    }

    private JsonNode until(String version, String state) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            JsonNode now = JSON.readTree(answer(request("rina", version).GET().build()).body());
            String at = now.path("state").asText();
            if (at.equals(state)) {
                return now;
            }
            if (ENDED.contains(at) || System.nanoTime() - start > LIMIT_NANOS) {
                throw new IllegalStateException(
                        "the version does not come to " + state + ": " + now);
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    private HttpRequest.Builder request(String actor, String path) {
        return HttpRequest.newBuilder(URI.create(stack.url(PartName.REGISTRY) + path))
                .header("Authorization", "Bearer " + stack.token(actor, "35.24", "registrar"));
    }

    private HttpResponse<byte[]> answer(HttpRequest request)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        RegistryBench.check(answer);
        return answer;
    }
}

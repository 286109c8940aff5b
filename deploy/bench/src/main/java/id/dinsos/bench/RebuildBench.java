package id.dinsos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.bench.metric.Figure;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Builds a view of a service anew while it stays in use. */
final class RebuildBench {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String view;
    private final URI views;
    private final String token;
    private final PrintStream log;
    private Reader reader = turn -> {};
    private int times = 3;

    /** What is read again and again meanwhile. */
    interface Reader {
        void read(int turn) throws IOException, InterruptedException;
    }

    RebuildBench(Stack stack, PartName service, String view, PrintStream log) {
        this.view = view;
        this.views = stack.url(service).resolve("/v1/views/" + view);
        this.token = stack.token("root", "35", "admin");
        this.log = log;
    }

    /** A whole regency takes minutes: once, while its households are read. */
    RebuildBench once(RegistryBench registry, List<String> homes) {
        times = 1;
        reader = turn -> registry.read(homes.get(turn % homes.size()));
        return this;
    }

    Figure run() throws IOException, InterruptedException {
        double[] rates = new double[times];
        int reads = 0;
        for (int i = 0; i < rates.length; i++) {
            long start = System.nanoTime();
            JsonNode status = call("POST", URI.create(views + "/rebuild"));
            while (status.path("rebuilding").asBoolean()) {
                LockSupport.parkNanos(20_000_000);
                reader.read(reads++);
                status = call("GET", views);
            }
            long events = status.path("rebuiltEvents").asLong();
            rates[i] = events / PlainLoader.seconds(start);
            log.printf(
                    "view %s: %d events, %.0f/s, %d reads so far%n", view, events, rates[i], reads);
        }
        return Figure.floor(
                "view " + view + " rebuilt from zero, events/s", KernelBench.median(rates), 20_000);
    }

    private JsonNode call(String method, URI uri) throws IOException, InterruptedException {
        var response =
                http.send(
                        HttpRequest.newBuilder(uri)
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + uri + ": " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }
}

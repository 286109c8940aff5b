package id.dinsos.bench.outage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.HttpCalls;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What the stack's own Prometheus and Alertmanager say is wrong, asked as anybody would. */
final class Alerts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LOOK_NANOS = 1_000_000_000;

    private final URI prometheus;
    private final URI alertmanager;

    Alerts(Stack stack) {
        this.prometheus = stack.url(PartName.PROMETHEUS).resolve("/api/v1/alerts");
        this.alertmanager = stack.url(PartName.ALERTMANAGER).resolve("/api/v2/alerts");
    }

    /** An alert of this name with this label. */
    BooleanSupplier fires(String name, String label, String value) {
        return () -> {
            for (JsonNode alert : ask(prometheus).at("/data/alerts")) {
                if (alert.path("state").asText().equals("firing")
                        && alert.at("/labels/alertname").asText().equals(name)
                        && alert.path("labels").path(label).asText().equals(value)) {
                    return true;
                }
            }
            return false;
        };
    }

    /** Nobody has told Alertmanager for a while that somebody watches. */
    BooleanSupplier nobodyWatches() {
        return () ->
                ask(alertmanager).findValuesAsText("alertname").stream()
                        .noneMatch("DinsosWatching"::equals);
    }

    /** How many seconds it took until it is so, at most that long. */
    static double secondsUntil(boolean wanted, BooleanSupplier told, Duration patience) {
        long start = System.nanoTime();
        while (told.getAsBoolean() != wanted && System.nanoTime() - start < patience.toNanos()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** An empty answer where it is away. */
    private static JsonNode ask(URI uri) {
        try {
            return JSON.readTree(HttpCalls.get(uri));
        } catch (IOException away) {
            return JSON.createObjectNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package id.dinsos.bench;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A load leaves work behind: messages to be sent, read by other services, and shown by views. What
 * is measured of a stack at rest begins when its own metrics say that all of this is done.
 */
final class Quiet {
    private static final Set<PartName> SERVICES =
            EnumSet.of(PartName.REGISTRY, PartName.DISBURSEMENT, PartName.CASE);
    private static final long SENT_BYTES = 1_000_000;
    private static final long READ_MESSAGES = 100;
    private static final double VIEW_SECONDS = 2;
    private static final long LOOK_NANOS = 1_000_000_000L;

    /** How far groups are is asked of Kafka only every half minute. */
    private static final long FIRST_LOOK_NANOS = 35_000_000_000L;

    private static final long LIMIT_NANOS = 900_000_000_000L;

    private Quiet() {}

    static void await(Stack stack, PrintStream log) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (HttpClient http = HttpClient.newHttpClient()) {
            LockSupport.parkNanos(FIRST_LOOK_NANOS);
            while (!rests(stack, http)) {
                if (System.nanoTime() - start > LIMIT_NANOS) {
                    throw new IllegalStateException("the stack does not come to rest");
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
        log.printf("at rest after %.0f s%n", PlainLoader.seconds(start));
    }

    private static boolean rests(Stack stack, HttpClient http)
            throws IOException, InterruptedException {
        for (PartName service : SERVICES) {
            HttpRequest metrics =
                    HttpRequest.newBuilder(stack.url(service).resolve("/q/metrics")).build();
            String said = http.send(metrics, BodyHandlers.ofString()).body();
            if (most(said, "dinsos_slot_lag_bytes") > SENT_BYTES
                    || most(said, "dinsos_group_lag_messages") > READ_MESSAGES
                    || most(said, "dinsos_view_lag_seconds") > VIEW_SECONDS) {
                return false;
            }
        }
        return true;
    }

    private static double most(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .max()
                .orElse(0);
    }
}

package id.dinsos.demo.people;

import id.dinsos.demo.office.DemoException;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Screen;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.HttpCalls;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Waits until what a service has written has left its database for Kafka. */
public final class Publication {
    private static final String LAG = "dinsos_slot_lag_bytes";

    /** A slot is never quite still: the database writes a little for itself. */
    private static final long DRAINED_BYTES = 64 * 1024;

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Desk desk;

    public Publication(Desk desk) {
        this.desk = desk;
    }

    /** Watches the lag of the service's replication slot, which its metrics show. */
    public void await(Stack stack, PartName service) throws InterruptedException {
        URI metrics = stack.url(service).resolve("/q/metrics");
        long started = System.nanoTime();
        long lag = lag(metrics);
        while (lag < 0 || lag > DRAINED_BYTES) {
            if (System.nanoTime() - started > LIMIT.toNanos()) {
                throw new DemoException("the outbox of %s does not drain".formatted(service));
            }
            desk.screen()
                    .progress(
                            lag < 0
                                    ? "the %s service does not say how much is left"
                                            .formatted(service)
                                    : "%s MB of log left to publish"
                                            .formatted(Screen.count(lag / 1_000_000)));
            Thread.sleep(PAUSE);
            lag = lag(metrics);
        }
        desk.screen().note("everything the " + service + " service said is on Kafka");
    }

    /** Negative where nobody can say: the service is away, or its slot is. */
    private static long lag(URI metrics) throws InterruptedException {
        try {
            return HttpCalls.get(metrics)
                    .lines()
                    .filter(line -> line.startsWith(LAG))
                    .mapToLong(line ->
                            (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .max()
                    .orElse(-1);
        } catch (IOException away) {
            return -1;
        }
    }
}

package id.dinsos.bench.metric;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.locks.LockSupport;

/**
 * A load leaves work behind: messages to be sent, read by other services, and shown by views. What
 * is measured of a stack at rest begins when its own metrics say that all of this is done.
 */
public final class Quiet {
    private static final long SENT_BYTES = 1_000_000;
    private static final long READ_MESSAGES = 100;
    private static final double VIEW_SECONDS = 2;
    private static final long LOOK_NANOS = 1_000_000_000L;

    /** How far groups are is asked of Kafka only every half minute. */
    private static final long FIRST_LOOK_NANOS = 35_000_000_000L;

    private static final long LIMIT_NANOS = 2_700_000_000_000L;

    private Quiet() {}

    /** Returns when it rests, after three quarters of an hour at most. */
    public static void await(Stack stack, PrintStream log) throws InterruptedException {
        long start = System.nanoTime();
        LockSupport.parkNanos(FIRST_LOOK_NANOS);
        while (!rests(stack)) {
            if (System.nanoTime() - start > LIMIT_NANOS) {
                throw new IllegalStateException("the stack does not come to rest");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        log.printf("at rest after %.0f s%n", (System.nanoTime() - start) / 1e9);
    }

    /** A service that does not answer, or whose slot is unknown or lost, is not known to rest. */
    private static boolean rests(Stack stack) throws InterruptedException {
        try {
            for (PartName service : PartName.SERVICES) {
                Metrics said = Metrics.of(stack, service);
                double unsent = said.values("dinsos_slot_lag_bytes").max().orElse(-1);
                if (unsent < 0
                        || unsent > SENT_BYTES
                        || said.values("dinsos_group_lag_messages").anyMatch(n -> n > READ_MESSAGES)
                        || said.values("dinsos_view_lag_seconds").anyMatch(s -> s > VIEW_SECONDS)) {
                    return false;
                }
            }
            return true;
        } catch (IOException away) {
            return false;
        }
    }
}

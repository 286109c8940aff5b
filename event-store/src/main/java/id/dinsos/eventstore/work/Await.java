package id.dinsos.eventstore.work;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Where background work waits for an asynchronous step: always on a thread of its own, never
 * without end.
 */
public final class Await {
    /** No step of background work is longer: transactions are short, and pages are bounded. */
    public static final Duration LIMIT = Duration.ofMinutes(2);

    private Await() {}

    @CanIgnoreReturnValue
    public static <T> T await(Uni<T> step) {
        return step.await().atMost(LIMIT);
    }
}

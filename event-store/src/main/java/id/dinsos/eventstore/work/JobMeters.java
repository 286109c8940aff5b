package id.dinsos.eventstore.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What operations see of a job: how many pieces are due, how long the oldest of them has been known
 * here, and how often one has failed. All are there from the start, so that an alert can see them
 * move from zero. A job that waits for its tables cannot see what is due: it is as late as if there
 * had been something all the while, for a mistake of ours in its query looks the same.
 */
final class JobMeters {
    private final Map<UUID, Long> since = new ConcurrentHashMap<>();
    private final Counter failures;
    private volatile @Nullable Long blindSince;

    JobMeters(String job, MeterRegistry meters) {
        Tags tags = Tags.of("job", job);
        failures =
                Counter.builder("dinsos.job.failures")
                        .description("Pieces of background work that failed and are tried again")
                        .tags(tags)
                        .register(meters);
        Gauge.builder("dinsos.job.pieces", this, own -> own.since.size())
                .description("Pieces of background work that are due")
                .tags(tags)
                .register(meters);
        Gauge.builder("dinsos.job.oldest.seconds", this, JobMeters::oldestSeconds)
                .description("For how long the oldest has been known here, or none could be seen")
                .tags(tags)
                .register(meters);
    }

    void due(Set<UUID> pieces) {
        since.keySet().retainAll(pieces);
        long now = System.nanoTime();
        pieces.forEach(piece -> since.putIfAbsent(piece, now));
    }

    void done(UUID piece) {
        since.remove(piece);
    }

    /** Its tables are not there, or not those of this code. */
    void blind() {
        if (blindSince == null) {
            blindSince = System.nanoTime();
        }
    }

    void seeing() {
        blindSince = null;
    }

    void failed() {
        failures.increment();
    }

    private long oldestSeconds() {
        long now = System.nanoTime();
        long oldest = since.values().stream().mapToLong(begin -> now - begin).max().orElse(0);
        Long blind = blindSince;
        return TimeUnit.NANOSECONDS.toSeconds(
                blind == null ? oldest : Math.max(oldest, now - blind));
    }
}

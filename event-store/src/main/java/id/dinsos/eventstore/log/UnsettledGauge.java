package id.dinsos.eventstore.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * For how long the oldest event that is written cannot be read: one write transaction left open
 * anywhere on the server holds all readers of the log back, while every view believes itself to be
 * at the end. {@code dinsos.log.unsettled.seconds} is zero while all that is written can be read.
 */
@Singleton
public class UnsettledGauge {
    private static final String OLDEST =
            "select coalesce(extract(epoch from clock_timestamp() - min(e.recorded_at)), 0)::bigint"
                    + " as age from event e where e.tx >= pg_snapshot_xmin(pg_current_snapshot())";

    private final Pool pool;
    private final AtomicLong age = new AtomicLong();

    public UnsettledGauge(Pool pool, MeterRegistry meters) {
        this.pool = pool;
        Gauge.builder("dinsos.log.unsettled.seconds", age, AtomicLong::get)
                .description("Age of the oldest event that no reader may see yet")
                .register(meters);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> watch() {
        return pool.query(OLDEST)
                .execute()
                .invoke(rows -> age.set(rows.iterator().next().getLong("age")))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}

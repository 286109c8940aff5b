package id.dinsos.eventstore.view;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;

/**
 * For how long the log's horizon has stood still. Views read only what no open transaction can
 * still slip in before, so a write transaction that is left open anywhere on the cluster holds all
 * of them, while each believes that it has read everything.
 */
@Singleton
public class HorizonGauge {
    private static final String SQL =
            "select pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint"
                    + " from pg_current_snapshot() s";

    private final Pool pool;
    private volatile long horizon = -1;
    private volatile long since = System.nanoTime();

    public HorizonGauge(Pool pool, MeterRegistry meters) {
        this.pool = pool;
        Gauge.builder("dinsos.log.horizon.seconds", this, HorizonGauge::seconds)
                .description("Age of the oldest open write transaction, which all views wait for")
                .register(meters);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> watch() {
        return pool.query(SQL)
                .execute()
                .invoke(rows -> {
                    Row row = rows.iterator().next();
                    long oldest = row.getLong(0);
                    boolean nothingOpen = oldest == row.getLong(1);
                    if (nothingOpen || oldest != horizon) {
                        horizon = oldest;
                        since = System.nanoTime();
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private double seconds() {
        return (System.nanoTime() - since) / 1e9;
    }
}

package id.dinsos.eventstore.message;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready while the replication slot is missing: what is said meanwhile would never reach the
 * topics. The runbook resyncs; nothing makes the slot anew in silence.
 */
@Readiness
@Singleton
public class SlotHealth implements AsyncHealthCheck {
    /** Whose slot it is, follows from the database (V2). */
    static final String SLOT = "slot_name = left('dinsos_' || current_database(), 63)";

    private static final String SQL =
            "select coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn), 0)::bigint lag,"
                    + " active, coalesce(wal_status, '') status from pg_replication_slots"
                    + " where "
                    + SLOT;

    /** In place of a lag where the slot is gone: what is said now reaches no topic. */
    private static final long LOST = -1;

    private final Pool pool;
    private final AtomicLong lag = new AtomicLong(LOST);
    private final AtomicLong active = new AtomicLong();

    public SlotHealth(Pool pool, MeterRegistry meters) {
        this.pool = pool;
        Gauge.builder("dinsos.slot.lag.bytes", lag, AtomicLong::get)
                .description("What Debezium has not confirmed; -1 where the slot is gone or lost")
                .register(meters);
        Gauge.builder("dinsos.slot.active", active, AtomicLong::get)
                .description("1 while a connector reads the slot, 0 while none does")
                .register(meters);
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return measure()
                .map(lost ->
                        HealthCheckResponse.named("replication slot")
                                .status(!lost)
                                .withData("lagBytes", lag.get())
                                .build());
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> watch() {
        return measure().replaceWithVoid().onFailure().recoverWithNull();
    }

    private Uni<Boolean> measure() {
        return pool.preparedQuery(SQL)
                .execute()
                .map(rows -> {
                    if (!rows.iterator().hasNext()) {
                        lag.set(LOST);
                        active.set(0);
                        return true;
                    }
                    Row row = rows.iterator().next();
                    boolean lost = row.getString("status").equals("lost");
                    lag.set(lost ? LOST : row.getLong("lag"));
                    active.set(row.getBoolean("active") ? 1 : 0);
                    return lost;
                });
    }
}

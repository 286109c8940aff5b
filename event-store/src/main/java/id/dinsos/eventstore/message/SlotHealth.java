package id.dinsos.eventstore.message;

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
            "select coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn), 0)::bigint,"
                    + " active, coalesce(wal_status, '') from pg_replication_slots"
                    + " where "
                    + SLOT;

    private final Pool pool;
    private final AtomicLong lag = new AtomicLong(-1);

    public SlotHealth(Pool pool, MeterRegistry meters) {
        this.pool = pool;
        meters.gauge("dinsos.slot.lag.bytes", lag);
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
                        lag.set(-1);
                        return true;
                    }
                    Row row = rows.iterator().next();
                    lag.set(row.getLong(0));
                    return row.getString(2).equals("lost");
                });
    }
}

package id.dinsos.eventstore.message;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many messages lie parked, counted in the table: unlike a counter it does not forget them when
 * the service starts anew, so the alert stays until somebody has dealt with them.
 */
@Singleton
public class ParkedGauge {
    private final Pool pool;
    private final AtomicLong parked = new AtomicLong();

    public ParkedGauge(Pool pool, MeterRegistry meters) {
        this.pool = pool;
        Gauge.builder("dinsos.parked.messages", parked, AtomicLong::get)
                .description("Messages of other services that lie parked")
                .register(meters);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> count() {
        return pool.query("select count(*) parked from parked")
                .execute()
                .invoke(rows -> parked.set(rows.iterator().next().getLong("parked")))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}

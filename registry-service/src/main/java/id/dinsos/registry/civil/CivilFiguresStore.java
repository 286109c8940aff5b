package id.dinsos.registry.civil;

import id.dinsos.eventstore.view.Figures;
import id.dinsos.eventstore.view.Figures.Shown;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * For how long the civil registry has been away: since the oldest check that asks it has had no
 * answer. A registry that answers now and then, because it limits how often, is not away.
 */
@Singleton
class CivilFiguresStore {
    private final Figures silent;

    CivilFiguresStore(Pool pool, MeterRegistry meters) {
        this.silent =
                new Figures(
                        pool,
                        meters,
                        """
                        select coalesce(extract(epoch from now() - min(trouble_since)), 0)::bigint
                        from civil_check where state = 'ASKING' and way = 'HTTP'
                        """,
                        List.of(),
                        new Shown(
                                "dinsos.civil.silent.seconds",
                                "For how long the civil registry has not answered who asks it"));
    }

    @Scheduled(
            every = "${dinsos.figures.every:30s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> watch() {
        return silent.read();
    }
}

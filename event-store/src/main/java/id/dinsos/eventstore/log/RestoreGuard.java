package id.dinsos.eventstore.log;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Refuses to start on a log whose transaction ids this server has not reached yet: it was restored
 * from a dump into another server, where new events would sort before old ones and every view would
 * miss them. The runbook (deploy/README.md, "Restored from a dump") renumbers the log.
 */
@Singleton
public class RestoreGuard {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int BEFORE_THE_VIEWS = 100;

    private static final String AHEAD =
            """
            select coalesce((select e.tx from event e order by e.tx desc, e.position desc limit 1)
                    >= pg_snapshot_xmax(pg_current_snapshot()), false)
                or exists (select from checkpoint c
                    where c.tx >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint) ahead
            """;

    private final Pool pool;

    public RestoreGuard(Pool pool) {
        this.pool = pool;
    }

    void start(@Observes @Priority(BEFORE_THE_VIEWS) StartupEvent event) {
        check().await().atMost(LIMIT);
    }

    Uni<Void> check() {
        return pool.query(AHEAD)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("ahead"))
                .invoke(ahead -> {
                    if (ahead) {
                        throw new IllegalStateException(
                                "the log holds transaction ids this PostgreSQL server has not"
                                        + " reached: it was restored from a dump. See"
                                        + " deploy/README.md, \"Restored from a dump\"");
                    }
                })
                .replaceWithVoid();
    }
}

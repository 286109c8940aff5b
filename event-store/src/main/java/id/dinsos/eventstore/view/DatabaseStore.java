package id.dinsos.eventstore.view;

import id.dinsos.eventstore.view.Figures.Shown;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;

/** What PostgreSQL says of the database of this service: its own exporter, under its own role. */
@Singleton
public class DatabaseStore {
    private static final String DATABASE =
            """
            select pg_database_size(d.datid), d.numbackends::bigint, d.xact_commit, d.xact_rollback,
                d.blks_read, d.blks_hit, d.deadlocks, d.temp_bytes,
                coalesce(d.checksum_failures, 0),
                (select coalesce(max(extract(epoch from clock_timestamp() - a.xact_start)), 0)::bigint
                    from pg_stat_activity a where a.datid = d.datid and a.backend_xid is not null)
            from pg_stat_database d where d.datname = current_database()
            """;

    private final Figures figures;

    public DatabaseStore(Pool pool, MeterRegistry meters) {
        figures =
                new Figures(
                        pool,
                        meters,
                        DATABASE,
                        List.of(),
                        new Shown("dinsos.postgres.size.bytes", "Size of the database on disk"),
                        new Shown("dinsos.postgres.connections", "Open connections"),
                        new Shown("dinsos.postgres.commits", "Transactions committed, since ever"),
                        new Shown("dinsos.postgres.rollbacks", "Transactions rolled back"),
                        new Shown("dinsos.postgres.blocks.read", "Blocks read from disk"),
                        new Shown("dinsos.postgres.blocks.hit", "Blocks found in memory"),
                        new Shown("dinsos.postgres.deadlocks", "Deadlocks, since ever"),
                        new Shown("dinsos.postgres.temporary.bytes", "Written to temporary files"),
                        new Shown("dinsos.postgres.checksum.failures", "Damaged blocks found"),
                        new Shown(
                                "dinsos.postgres.oldest.write.seconds",
                                "Age of the oldest open write transaction of the database"));
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> watch() {
        return figures.read();
    }
}

package id.dinsos.eventstore.message;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What was said and has not left the database yet. */
@Singleton
public class Outbox {
    private static final Duration STEP = Duration.ofMillis(20);
    private static final String END = "select pg_current_wal_lsn()::text wal_end";

    /** Nobody is waited for who is not there, or of whom this role may not know. */
    private static final String SENT =
            "select coalesce(bool_and(r.sent_lsn >= $1::text::pg_lsn), true) sent"
                    + " from pg_replication_slots s join pg_stat_replication r on r.pid = s.active_pid"
                    + " where s."
                    + SlotHealth.SLOT;

    private final Pool pool;

    public Outbox(Pool pool) {
        this.pool = pool;
    }

    /** Waits until Debezium has been sent everything said so far, or the limit. */
    public Uni<Void> sent(Duration limit) {
        return pool.query(END)
                .execute()
                .map(rows -> rows.iterator().next().getString("wal_end"))
                .flatMap(this::sent)
                .ifNoItem()
                .after(limit)
                .recoverWithItem(() -> null);
    }

    private Uni<Void> sent(String end) {
        return pool.preparedQuery(SENT)
                .execute(Tuple.of(end))
                .map(rows -> rows.iterator().next().getBoolean("sent"))
                .onItem()
                .delayIt()
                .by(STEP)
                .repeat()
                .until(Boolean::booleanValue)
                .collect()
                .last()
                .replaceWithVoid();
    }
}

package id.dinsos.registry.office;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records every read of personal data. It is awaited before the answer goes out: where the record
 * cannot be kept, nothing is shown.
 */
@Singleton
public class ReadLogStore {
    /** The most reads of one page. */
    public static final int PAGE = 200;

    private final Pool pool;
    private final Clock clock;
    private final Counter reads;

    public ReadLogStore(Pool pool, Clock clock, MeterRegistry meters) {
        this.pool = pool;
        this.clock = clock;
        this.reads =
                Counter.builder("dinsos.reads")
                        .description("Records of persons shown to somebody, each of them kept")
                        .register(meters);
    }

    public Uni<Void> read(String actor, String action, Collection<UUID> subjects) {
        return pool.preparedQuery(
                        "insert into personal_read (at, actor, action, subject)"
                                + " select $1, $2, $3, unnest($4::uuid[])")
                .execute(
                        Tuple.of(
                                clock.instant().atOffset(ZoneOffset.UTC),
                                actor,
                                action,
                                subjects.toArray(UUID[]::new)))
                .invoke(() -> reads.increment(subjects.size()))
                .replaceWithVoid();
    }

    /**
     * Records that somebody is about to see a person's numbers in the clear, and why; false, and
     * nothing recorded, where they have seen as many as they may within the hour. Counted and
     * written one at a time for each actor, so that two requests at once are two.
     */
    public Uni<Boolean> unmask(String actor, UUID subject, String reason, int mostPerHour) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return pool.withTransaction(tx ->
                        tx.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 1))")
                                .execute(Tuple.of("unmask:" + actor))
                                .chain(() ->
                                        tx.preparedQuery(
                                                        "insert into personal_read"
                                                                + " (at, actor, action, subject, reason)"
                                                                + " select $1, $2, 'unmask', $3, $4"
                                                                + " where $5 > (select count(*)"
                                                                + " from personal_read where actor = $2"
                                                                + " and action = 'unmask'"
                                                                + " and at > $6)")
                                                .execute(
                                                        Tuple.of(
                                                                now,
                                                                actor,
                                                                subject,
                                                                reason,
                                                                mostPerHour,
                                                                now.minusHours(1)))))
                .map(rows -> rows.rowCount() > 0)
                .invoke(written -> reads.increment(written ? 1 : 0));
    }

    /** Who looked at the person, the newest first, before a moment where one is given. */
    public Uni<List<Read>> of(UUID subject, @Nullable Instant before) {
        Instant until = before == null ? clock.instant().plusSeconds(1) : before;
        return pool.preparedQuery(
                        "select at, actor, action, reason from personal_read"
                                + " where subject = $1 and at < $2 order by at desc limit "
                                + PAGE)
                .execute(Tuple.of(subject, until.atOffset(ZoneOffset.UTC)))
                .map(ReadLogStore::found);
    }

    /**
     * Every look at any of these, the newest first: whoever asks who has read their data is told of
     * each, as long as it is kept.
     */
    public Uni<List<Read>> all(Collection<UUID> subjects) {
        return pool.preparedQuery(
                        "select at, actor, action, reason from personal_read"
                                + " where subject = any($1) order by at desc")
                .execute(Tuple.of(subjects.toArray(UUID[]::new)))
                .map(ReadLogStore::found);
    }

    private static List<Read> found(RowSet<Row> rows) {
        List<Read> found = new ArrayList<>();
        rows.forEach(row ->
                found.add(
                        new Read(
                                row.getOffsetDateTime("at").toInstant(),
                                row.getString("actor"),
                                row.getString("action"),
                                row.getString("reason"))));
        return found;
    }

    /**
     * One look at somebody's data.
     *
     * @param reason where numbers were shown in the clear; else null
     */
    public record Read(Instant at, String actor, String action, @Nullable String reason) {}
}

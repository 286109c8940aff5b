package id.dinsos.registry.office;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
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

    /** While one statement is flushed the next is written. */
    private static final int AT_A_TIME = 2;

    private static final int MOST_ROWS = 2_000;

    private final Pool pool;
    private final Clock clock;
    private final Counter reads;
    private final Deque<Look> looks = new ArrayDeque<>();
    private int writing;

    public ReadLogStore(Pool pool, Clock clock, MeterRegistry meters) {
        this.pool = pool;
        this.clock = clock;
        this.reads =
                Counter.builder("dinsos.reads")
                        .description("Records of persons shown to somebody, each of them kept")
                        .register(meters);
    }

    /** Looks that come while others are being written share the next statement, and its flush. */
    public Uni<Void> read(String actor, String action, Collection<UUID> subjects) {
        if (subjects.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .<Void>emitter(emitter -> {
                    Context context = Vertx.currentContext();
                    Look look =
                            new Look(
                                    clock.instant().atOffset(ZoneOffset.UTC),
                                    actor,
                                    action,
                                    List.copyOf(subjects),
                                    emitter,
                                    context);
                    synchronized (looks) {
                        looks.add(look);
                    }
                    write();
                })
                .invoke(() -> reads.increment(subjects.size()));
    }

    private void write() {
        List<Look> together = next();
        if (!together.isEmpty()) {
            var unused =
                    keep(together)
                            .subscribe()
                            .with(x -> done(together, null), failure -> done(together, failure));
        }
    }

    private Uni<Void> keep(List<Look> together) {
        List<OffsetDateTime> at = new ArrayList<>();
        List<String> actors = new ArrayList<>();
        List<String> actions = new ArrayList<>();
        List<UUID> subjects = new ArrayList<>();
        for (Look look : together) {
            for (UUID subject : look.subjects) {
                at.add(look.at);
                actors.add(look.actor);
                actions.add(look.action);
                subjects.add(subject);
            }
        }
        return pool.preparedQuery(
                        "insert into personal_read (at, actor, action, subject) select *"
                                + " from unnest($1::timestamptz[], $2::text[], $3::text[],"
                                + " $4::uuid[])")
                .execute(
                        Tuple.of(
                                at.toArray(OffsetDateTime[]::new),
                                actors.toArray(String[]::new),
                                actions.toArray(String[]::new),
                                subjects.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private List<Look> next() {
        synchronized (looks) {
            if (writing == AT_A_TIME || looks.isEmpty()) {
                return List.of();
            }
            List<Look> together = new ArrayList<>();
            int rows = 0;
            while (!looks.isEmpty() && rows < MOST_ROWS) {
                Look look = looks.removeFirst();
                rows += look.subjects.size();
                together.add(look);
            }
            writing++;
            return together;
        }
    }

    /** What is refused of several is written again one by one: nobody fails for another's look. */
    private void done(List<Look> together, @Nullable Throwable failure) {
        synchronized (looks) {
            writing--;
        }
        write();
        for (Look look : together) {
            if (failure == null || together.size() == 1) {
                look.tell(failure);
            } else {
                var unused = keep(List.of(look)).subscribe().with(x -> look.tell(null), look::tell);
            }
        }
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

    /** A request that waits until its look is kept; it goes on where it came from. */
    private record Look(
            OffsetDateTime at,
            String actor,
            String action,
            List<UUID> subjects,
            UniEmitter<? super Void> emitter,
            @Nullable Context context) {
        void tell(@Nullable Throwable failure) {
            if (context == null || context == Vertx.currentContext()) {
                answer(failure);
            } else {
                context.runOnContext(x -> answer(failure));
            }
        }

        private void answer(@Nullable Throwable failure) {
            if (failure == null) {
                emitter.complete(null);
            } else {
                emitter.fail(failure);
            }
        }
    }

    /**
     * One look at somebody's data.
     *
     * @param reason where numbers were shown in the clear; else null
     */
    public record Read(Instant at, String actor, String action, @Nullable String reason) {}
}

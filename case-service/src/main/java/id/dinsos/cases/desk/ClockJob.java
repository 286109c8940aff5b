package id.dinsos.cases.desk;

import id.dinsos.cases.calendar.OfficeCalendar;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.eventstore.log.ConflictException;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.eventstore.work.Pace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Lets clocks speak. Which have something to say is found by an index over the time at which they
 * do; what they say is decided by the case itself, under its version, so each thing is said once by
 * whichever replica. A piece of this work is one office: its cases share a calendar, and are
 * decided some hundred in a transaction.
 */
@Singleton
public class ClockJob extends BackgroundJob {
    private static final String ACTOR = "job:clocks";
    private static final int AT_ONCE = 200;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final UUID FIRST = new UUID(0, 0);

    private static final String OFFICES =
            "select distinct owner from (select owner from view_cases.case_row"
                    + " where next_at <= $1 order by next_at limit 2000) due";

    private static final String DUE =
            "select case_id from view_cases.case_row where next_at <= $1 and owner = $2"
                    + " and case_id > $3 order by case_id limit $4";

    private final Pool pool;
    private final EventStore store;
    private final CaseProcess process;
    private final Views views;
    private final Clock clock;
    private final int step;
    private volatile Map<UUID, String> offices = Map.of();

    @Inject
    public ClockJob(Pool pool, EventStore store, CaseProcess process, Views views, Clock clock) {
        this(pool, store, process, views, clock, AT_ONCE);
    }

    /**
     * @param step how many cases are decided in one transaction
     */
    ClockJob(Pool pool, EventStore store, CaseProcess process, Views views, Clock clock, int step) {
        super("clocks", Pace.every(Duration.ofSeconds(1)));
        this.pool = pool;
        this.store = store;
        this.process = process;
        this.views = views;
        this.clock = clock;
        this.step = step;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return pool.preparedQuery(OFFICES)
                .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    Map<UUID, String> found = new LinkedHashMap<>();
                    for (Row row : rows) {
                        String owner = row.getString("owner");
                        found.put(Names.uuid("clocks", owner), owner);
                    }
                    offices = found;
                    return found.keySet();
                });
    }

    @Override
    protected void work(UUID id) {
        String owner = offices.get(id);
        if (owner == null) {
            return;
        }
        Instant now = clock.instant();
        UUID after = FIRST;
        List<UUID> batch = await(batch(owner, now, after));
        Position last = Position.START;
        while (!batch.isEmpty()) {
            after = batch.getLast();
            Position done = together(owner, batch, now);
            last = done.compareTo(last) > 0 ? done : last;
            batch = isStopped() ? List.of() : await(batch(owner, now, after));
        }
        // Until the view shows what was just said, the same rows would come again.
        await(views.reached(CaseView.NAME, last, LIMIT));
    }

    private Uni<List<UUID>> batch(String owner, Instant now, UUID after) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), owner, after, step))
                .map(rows -> {
                    List<UUID> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getUUID("case_id")));
                    return ids;
                });
    }

    /** All in one transaction; where an officer was faster with one of them, each by itself. */
    private Position together(String owner, List<UUID> batch, Instant now) {
        try {
            return tick(owner, batch, now);
        } catch (ConflictException somebodyWasFaster) {
            Position last = Position.START;
            for (UUID one : batch) {
                try {
                    Position done = tick(owner, List.of(one), now);
                    last = done.compareTo(last) > 0 ? done : last;
                } catch (ConflictException again) {
                    // What the officer did moves the row; the next look finds what is left to say.
                }
            }
            return last;
        }
    }

    private Position tick(String owner, List<UUID> batch, Instant now) {
        Set<UUID> streams = new LinkedHashSet<>(batch);
        streams.add(OfficeCalendar.streamId(owner));
        UnitOfWork unit = await(store.open(streams));
        batch.forEach(id -> process.tick(unit, id, now));
        Meta meta = Meta.of(Names.uuid("tick", batch.getFirst(), now), owner, ACTOR, now);
        return await(store.commit(unit, meta));
    }
}

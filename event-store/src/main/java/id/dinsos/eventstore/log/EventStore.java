package id.dinsos.eventstore.log;

import id.dinsos.eventstore.log.EventRows.Link;
import id.dinsos.eventstore.rules.Authority;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.secret.SubjectKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The log of one service. Reading and appending never share a transaction: {@code append} is one
 * statement, so a stream is always read before the append's transaction has its id, and two
 * versions of a stream can never come out of the log in the wrong order.
 */
public final class EventStore {
    /** The most streams one transaction may touch: longer ones would hold every reader back. */
    public static final int MAX_STREAMS = 1_000;

    static final String COLUMNS =
            "select e.tx::text::bigint tx, e.position, e.stream_id, e.version, e.type, e.meta, e.data,"
                    + " e.recorded_at, e.hash from event e";
    private static final String SETTLED = " e.tx < pg_snapshot_xmin(pg_current_snapshot())";
    static final String AFTER =
            " where (e.tx, e.position) > ($1::text::xid8, $2) and"
                    + SETTLED
                    + " order by e.tx, e.position limit $3";

    private final Pool pool;
    private final EventCodec codec;
    private final SubjectKeys keys;
    private final EventRows events;
    private final List<IntConsumer> listeners = new CopyOnWriteArrayList<>();
    private final AppendQueue queue = new AppendQueue(this::write);

    public EventStore(Pool pool, EventCodec codec, SubjectKeys keys) {
        this.pool = pool;
        this.codec = codec;
        this.keys = keys;
        this.events = new EventRows(codec, keys);
    }

    public Uni<Stream> load(UUID streamId) {
        return load(streamId, (type, data) -> data);
    }

    /**
     * As {@code load}, with the stored bytes of events cut down before they are read, for one who
     * looks for a small thing in large events. What comes of it is for reading alone: nobody
     * decides on a part of a history.
     *
     * @param cut takes an event's stored name and bytes and gives what is to be read of it
     */
    public Uni<Stream> load(UUID streamId, BiFunction<String, byte[], byte[]> cut) {
        return pool.preparedQuery(COLUMNS + " where e.stream_id = $1 order by e.version")
                .execute(Tuple.of(streamId))
                .flatMap(rows -> events.decode(pool, rows, cut))
                .map(links ->
                        links.isEmpty()
                                ? Stream.empty(streamId)
                                : EventRows.stream(streamId, links));
    }

    /** Streams by id; one without events is there, empty. */
    public Uni<Map<UUID, Stream>> loadAll(Collection<UUID> streamIds) {
        Set<UUID> ids = new LinkedHashSet<>(streamIds);
        return pool.preparedQuery(
                        COLUMNS + " where e.stream_id = any($1) order by e.stream_id, e.version")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .flatMap(rows -> events.decode(pool, rows))
                .map(links -> {
                    Map<UUID, List<Link>> byStream = new HashMap<>();
                    for (Link link : links) {
                        byStream.computeIfAbsent(
                                        link.recorded().streamId(), id -> new ArrayList<>())
                                .add(link);
                    }
                    Map<UUID, Stream> streams = new HashMap<>();
                    for (UUID id : ids) {
                        List<Link> own = byStream.get(id);
                        streams.put(id, own == null ? Stream.empty(id) : EventRows.stream(id, own));
                    }
                    return streams;
                });
    }

    /** The events after a place, oldest first, only of transactions nothing can slip in before. */
    public Uni<List<Recorded>> readAfter(Position after, int limit) {
        return readAfter(pool, after, limit);
    }

    Uni<List<Recorded>> readAfter(SqlClient client, Position after, int limit) {
        return client.preparedQuery(COLUMNS + AFTER)
                .execute(Tuple.of(Long.toString(after.tx()), after.position(), limit))
                .flatMap(rows -> events.decode(client, rows))
                .map(links -> links.stream().map(Link::recorded).toList());
    }

    /**
     * As {@code readAfter}, with only the events of some types, but the place behind all of them.
     */
    public Uni<Page> readAfter(Position after, int limit, Set<String> types) {
        return TypedRead.of(pool, events, after, limit, types);
    }

    /** What kinds of events come after a place, and how far that was seen. */
    public Uni<Kinds> kindsAfter(Position after, int limit) {
        return TypedRead.kinds(pool, after, limit);
    }

    /** The place up to which the log is settled: everything at or before it can be read. */
    public Uni<Position> settledEnd() {
        return last(" where" + SETTLED);
    }

    /** The last place of all, also where it cannot be read yet: who waits for it misses nothing. */
    public Uni<Position> newest() {
        return last("");
    }

    private Uni<Position> last(String where) {
        return pool.query(
                        "select e.tx::text::bigint tx, e.position from event e"
                                + where
                                + " order by e.tx desc, e.position desc limit 1")
                .execute()
                .map(rows ->
                        rows.rowCount() == 0
                                ? Position.START
                                : EventRows.position(rows.iterator().next()));
    }

    /** Whether a position lies beyond everything that has been committed. */
    public Uni<Boolean> isBeyond(Position position) {
        return pool.query("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint xmax")
                .execute()
                .map(rows -> position.tx() >= rows.iterator().next().getLong("xmax"));
    }

    /** Starts a piece of work on the given streams, with nobody's authority but the office's. */
    public Uni<UnitOfWork> open(Collection<UUID> streamIds) {
        return open(streamIds, Authority.ALL);
    }

    /** Starts a piece of work on the given streams for somebody. */
    public Uni<UnitOfWork> open(Collection<UUID> streamIds, Authority authority) {
        return loadAll(streamIds).map(streams -> new UnitOfWork(streams, authority));
    }

    /**
     * Starts a piece of work on streams loaded before, and on ids under which there should be
     * nothing yet: bulk work need not ask for a thousand empty streams. Where something has moved
     * on or is there after all, the commit is a conflict.
     */
    public UnitOfWork work(Collection<Stream> loaded, Collection<UUID> fresh) {
        Map<UUID, Stream> streams = new HashMap<>((loaded.size() + fresh.size()) * 2);
        fresh.forEach(id -> streams.put(id, Stream.empty(id)));
        loaded.forEach(stream -> streams.put(stream.id(), stream));
        return new UnitOfWork(streams);
    }

    public Uni<UnitOfWork> open(UUID streamId) {
        return load(streamId).map(stream -> new UnitOfWork(Map.of(streamId, stream)));
    }

    /** Starts a piece of work on streams believed to be new: a clash shows at the commit. */
    public UnitOfWork openNew(Collection<UUID> streamIds) {
        return openNew(streamIds, Authority.ALL);
    }

    UnitOfWork openNew(Collection<UUID> streamIds, Authority authority) {
        Map<UUID, Stream> streams = new HashMap<>(streamIds.size() * 2);
        streamIds.forEach(id -> streams.put(id, Stream.empty(id)));
        return new UnitOfWork(streams, authority);
    }

    public Uni<Position> commit(UnitOfWork unit, Meta meta) {
        return commit(unit, meta, null);
    }

    /**
     * Writes everything the unit has decided, or fails with {@link ConflictException} and writes
     * nothing. A unit without events writes nothing, not even its command: its repetition decides
     * the same again. It is answered with the newest place of the log, for what made the command
     * needless may be a moment old and in no view yet.
     */
    public Uni<Position> commit(UnitOfWork unit, Meta meta, @Nullable CommandRecord command) {
        return commit(unit, meta, command, Fence.current());
    }

    Uni<Position> commit(
            UnitOfWork unit, Meta meta, @Nullable CommandRecord command, @Nullable Fence fence) {
        if (unit.isEmpty()) {
            return newest();
        }
        Commit commit = new Commit(unit, codec, keys);
        Set<UUID> subjects = commit.subjects();
        return EventRows.offLoop(keys.fetch(pool, subjects), unit.steps().size())
                .flatMap(ring -> append(commit.statement(meta, command, subjects, ring), fence));
    }

    /** As {@code commit}, without asking for keys: subjects believed to be new. */
    Uni<Position> commitNew(
            UnitOfWork unit, Meta meta, @Nullable CommandRecord command, @Nullable Fence fence) {
        if (unit.isEmpty()) {
            return newest();
        }
        Commit commit = new Commit(unit, codec, keys);
        return append(
                commit.statement(meta, command, commit.subjects(), SubjectKeys.Ring.EMPTY), fence);
    }

    private Uni<Position> append(AppendStatement statement, @Nullable Fence fence) {
        statement.fence(fence);
        return append(statement);
    }

    /** Told after each commit of this replica how many events it wrote: views need not poll. */
    public void onCommit(IntConsumer listener) {
        listeners.add(listener);
    }

    public EventCodec codec() {
        return codec;
    }

    public SubjectKeys keys() {
        return keys;
    }

    public Pool pool() {
        return pool;
    }

    Uni<Position> append(AppendStatement statement) {
        return queue.append(statement);
    }

    private Uni<Position> write(AppendStatement statement) {
        return pool.preparedQuery(statement.sql())
                .execute(statement.tuple())
                .map(rows -> EventRows.position(rows.iterator().next()))
                .invoke(() -> listeners.forEach(listener -> listener.accept(statement.events())))
                .onFailure(PgException.class)
                .transform(EventStore::asConflict);
    }

    private static Throwable asConflict(Throwable failure) {
        PgException pg = (PgException) failure;
        if (Fence.isBroken(pg)) {
            return new FencedOffException();
        }
        if ("40P01".equals(pg.getSqlState()) || "40001".equals(pg.getSqlState())) {
            return new ConflictException(ConflictException.Cause.ORDER);
        }
        String constraint = pg.getConstraint();
        return "23505".equals(pg.getSqlState()) && constraint != null
                ? new ConflictException(ConflictException.causeOf(constraint))
                : failure;
    }

    /**
     * The kinds of events in a stretch of the log, by their stored names.
     *
     * @param end the place behind the last of them
     */
    public record Kinds(int events, Position end, Set<String> types) {
        public Kinds {
            types = Set.copyOf(types);
        }
    }

    /**
     * A stretch of the log.
     *
     * @param rows how many events it spans, those left out included
     * @param end the place behind the last of them
     */
    public record Page(List<Recorded> events, int rows, Position end, Instant endRecordedAt) {}
}

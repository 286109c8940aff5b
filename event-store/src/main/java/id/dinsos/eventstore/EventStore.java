package id.dinsos.eventstore;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The log of one service. Reading and appending never share a transaction: {@code append} is one
 * statement, so a stream is always read before the append's transaction has its id, and two
 * versions of a stream can never come out of the log in the wrong order.
 */
public final class EventStore {
    /** The most streams one transaction may touch: longer ones would hold every reader back. */
    public static final int MAX_STREAMS = 1_000;

    private static final String COLUMNS =
            "select tx::text::bigint, position, stream_id, version, type, meta, data, recorded_at,"
                    + " hash from event";
    private static final String SETTLED = " tx < pg_snapshot_xmin(pg_current_snapshot())";

    private final Pool pool;
    private final EventCodec codec;
    private final SubjectKeys keys;
    private final List<Runnable> listeners = new java.util.concurrent.CopyOnWriteArrayList<>();

    public EventStore(Pool pool, EventCodec codec, SubjectKeys keys) {
        this.pool = pool;
        this.codec = codec;
        this.keys = keys;
    }

    public Uni<Stream> load(UUID streamId) {
        return pool.preparedQuery(COLUMNS + " where stream_id = $1 order by version")
                .execute(Tuple.of(streamId))
                .flatMap(rows -> decode(pool, rows))
                .map(links -> links.isEmpty() ? Stream.empty(streamId) : stream(streamId, links));
    }

    /** Streams by id; one without events is there, empty. */
    public Uni<Map<UUID, Stream>> loadAll(Collection<UUID> streamIds) {
        Set<UUID> ids = new LinkedHashSet<>(streamIds);
        return pool.preparedQuery(
                        COLUMNS + " where stream_id = any($1) order by stream_id, version")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .flatMap(rows -> decode(pool, rows))
                .map(links -> {
                    Map<UUID, List<Link>> byStream = new HashMap<>();
                    for (Link link : links) {
                        byStream.computeIfAbsent(link.recorded.streamId(), id -> new ArrayList<>())
                                .add(link);
                    }
                    Map<UUID, Stream> streams = new HashMap<>();
                    for (UUID id : ids) {
                        List<Link> own = byStream.get(id);
                        streams.put(id, own == null ? Stream.empty(id) : stream(id, own));
                    }
                    return streams;
                });
    }

    /** The events after a place, oldest first, only of transactions nothing can slip in before. */
    public Uni<List<Recorded>> readAfter(Position after, int limit) {
        return readAfter(pool, after, limit);
    }

    Uni<List<Recorded>> readAfter(SqlClient client, Position after, int limit) {
        return client.preparedQuery(
                        COLUMNS
                                + " where (tx, position) > ($1::text::xid8, $2) and"
                                + SETTLED
                                + " order by tx, position limit $3")
                .execute(Tuple.of(Long.toString(after.tx()), after.position(), limit))
                .flatMap(rows -> decode(client, rows))
                .map(links -> links.stream().map(Link::recorded).toList());
    }

    /** The place up to which the log is settled: everything at or before it can be read. */
    public Uni<Position> settledEnd() {
        return pool.query(
                        "select tx::text::bigint, position from event where"
                                + SETTLED
                                + " order by tx desc, position desc limit 1")
                .execute()
                .map(rows ->
                        rows.rowCount() == 0 ? Position.START : position(rows.iterator().next()));
    }

    /** Starts a piece of work on the given streams. */
    public Uni<UnitOfWork> open(Collection<UUID> streamIds) {
        return loadAll(streamIds).map(streams -> new UnitOfWork(this, streams));
    }

    public Uni<UnitOfWork> open(UUID streamId) {
        return load(streamId).map(stream -> new UnitOfWork(this, Map.of(streamId, stream)));
    }

    /** Called after each commit of this replica, so that views need not wait for their poll. */
    public void onCommit(Runnable listener) {
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
        return pool.preparedQuery(AppendStatement.SQL)
                .execute(statement.tuple())
                .map(rows -> position(rows.iterator().next()))
                .invoke(() -> listeners.forEach(Runnable::run))
                .onFailure(PgException.class)
                .transform(EventStore::asConflict);
    }

    private static Throwable asConflict(Throwable failure) {
        PgException pg = (PgException) failure;
        String constraint = pg.getConstraint();
        return "23505".equals(pg.getSqlState()) && constraint != null
                ? new ConflictException(ConflictException.causeOf(constraint))
                : failure;
    }

    private Uni<List<Link>> decode(SqlClient client, RowSet<Row> rows) {
        List<Meta> metas = new ArrayList<>(rows.size());
        Set<UUID> subjects = new LinkedHashSet<>();
        for (Row row : rows) {
            Meta meta = codec.decodeMeta(row.getBuffer(5).getBytes());
            metas.add(meta);
            subjects.addAll(meta.subjects());
        }
        return keys.fetch(client, subjects)
                .map(ring -> {
                    List<Link> links = new ArrayList<>(metas.size());
                    for (Row row : rows) {
                        links.add(link(row, metas.get(links.size()), ring));
                    }
                    return links;
                });
    }

    private Link link(Row row, Meta meta, SubjectKeys.Ring ring) {
        UUID streamId = row.getUUID(2);
        int version = row.getInteger(3);
        String type = row.getString(4);
        OffsetDateTime recordedAt = row.getOffsetDateTime(7);
        Object event = codec.decode(type, row.getBuffer(6).getBytes(), streamId, version, ring);
        Recorded recorded =
                new Recorded(
                        position(row),
                        streamId,
                        version,
                        type,
                        meta,
                        event,
                        recordedAt.toInstant());
        return new Link(recorded, row.getBuffer(8).getBytes());
    }

    private static Stream stream(UUID id, List<Link> links) {
        Link last = links.getLast();
        return new Stream(
                id,
                last.recorded.version(),
                last.hash,
                links.stream().map(Link::recorded).toList());
    }

    private static Position position(Row row) {
        return new Position(row.getLong(0), row.getLong(1));
    }

    @SuppressWarnings("ArrayRecordComponent") // lives for one query
    private record Link(Recorded recorded, byte[] hash) {}
}

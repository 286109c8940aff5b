package id.dinsos.eventstore.log;

import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.secret.SubjectKeys;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** Makes events of rows of the log, with the keys of those they are about. */
final class EventRows {
    /** From so many on, events are coded on a worker thread. */
    private static final int MANY_EVENTS = 64;

    private final EventCodec codec;
    private final SubjectKeys keys;

    EventRows(EventCodec codec, SubjectKeys keys) {
        this.codec = codec;
        this.keys = keys;
    }

    Uni<List<Link>> decode(SqlClient client, RowSet<Row> rows) {
        return decode(client, rows, (type, data) -> data);
    }

    /** A row of a type that was not asked for has no cause, and is left out. */
    Uni<List<Link>> decode(
            SqlClient client, RowSet<Row> rows, BiFunction<String, byte[], byte[]> cut) {
        Set<UUID> subjects = new LinkedHashSet<>();
        for (Row row : rows) {
            if (row.getBuffer("meta") != null) {
                codec.collectSubjects(row.getBuffer("meta").getBytes(), subjects);
            }
        }
        return offLoop(keys.fetch(client, subjects), rows.size())
                .map(ring -> {
                    List<Link> links = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        if (row.getBuffer("meta") != null) {
                            links.add(link(row, ring, cut));
                        }
                    }
                    return links;
                });
    }

    /** Coding a thousand events takes longer than an event loop may be held. */
    static <T> Uni<T> offLoop(Uni<T> work, int events) {
        return events < MANY_EVENTS ? work : work.emitOn(Infrastructure.getDefaultWorkerPool());
    }

    private Link link(Row row, SubjectKeys.Ring ring, BiFunction<String, byte[], byte[]> cut) {
        UUID streamId = row.getUUID("stream_id");
        int version = row.getInteger("version");
        String type = row.getString("type");
        byte[] meta = row.getBuffer("meta").getBytes();
        byte[] data = cut.apply(type, row.getBuffer("data").getBytes());
        Recorded recorded =
                new Recorded(
                        position(row),
                        streamId,
                        version,
                        type,
                        codec.decode(type, data, streamId, version, ring),
                        row.getOffsetDateTime("recorded_at").toInstant(),
                        () -> codec.decodeMeta(meta));
        return new Link(recorded, row.getBuffer("hash").getBytes());
    }

    static Stream stream(UUID id, List<Link> links) {
        Link last = links.getLast();
        return new Stream(
                id,
                last.recorded.version(),
                last.hash,
                links.stream().map(Link::recorded).toList());
    }

    /** The place of a row in the log. */
    static Position position(Row row) {
        return new Position(row.getLong("tx"), row.getLong("position"));
    }

    /** An event and the end of the chain up to it. */
    @SuppressWarnings("ArrayRecordComponent") // lives for one query
    record Link(Recorded recorded, byte[] hash) {}
}

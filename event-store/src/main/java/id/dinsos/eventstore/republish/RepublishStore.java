package id.dinsos.eventstore.republish;

import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.log.Fence;
import id.dinsos.eventstore.rules.OutboxMessage;
import id.dinsos.eventstore.rules.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The republications of a service, and what they say; a step is said and noted together. */
@Singleton
public class RepublishStore {
    private static final String COLUMNS =
            "select id, asked_by, asked_at, tx, position, said_of_next,"
                    + " messages, done_at from republication";
    private static final String SAY =
            "insert into outbox (id, topic, message_key, type, owner, version, time, dataschema,"
                    + " traceparent, payload) select id, topic, key, 'id.dinsos.' || topic, owner,"
                    + " version, time, site() || '/schemas/' || topic || '.json', trace, payload"
                    + " from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[],"
                    + " $6::text[], $7::text[], $8::text[])"
                    + " m (id, topic, key, owner, version, time, payload, trace)"
                    + " returning ctid::text place";

    private final Pool pool;
    private final EventCodec codec;

    public RepublishStore(Pool pool, EventCodec codec) {
        this.pool = pool;
        this.codec = codec;
    }

    /** Notes that everything is to be said again; the id may come again. */
    Uni<Void> begin(UUID id, String by, Instant at) {
        return pool.preparedQuery(
                        "insert into republication (id, asked_by, asked_at) values ($1, $2, $3)"
                                + " on conflict (id) do nothing")
                .execute(Tuple.of(id, by, at.atOffset(java.time.ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<List<UUID>> open() {
        return pool.query("select id from republication where done_at is null order by asked_at")
                .execute()
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getUUID("id"))
                                .toList());
    }

    Uni<Optional<Republication>> find(UUID id) {
        return pool.preparedQuery(COLUMNS + " where id = $1")
                .execute(Tuple.of(id))
                .map(rows ->
                        rows.rowCount() == 0
                                ? Optional.empty()
                                : Optional.of(republication(rows.iterator().next())));
    }

    /** The newest first. */
    Uni<List<Republication>> newest(int limit) {
        return pool.preparedQuery(COLUMNS + " order by asked_at desc, id limit $1")
                .execute(Tuple.of(limit))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(RepublishStore::republication)
                                .toList());
    }

    /**
     * Says some messages and notes how far this is.
     *
     * @param reached the last event of which everything is said
     * @param ofNext how many messages of the event after it are said
     */
    Uni<Void> say(UUID id, List<Said> messages, Position reached, int ofNext) {
        return Fence.transaction(
                pool,
                tx ->
                        write(tx, messages)
                                .flatMap(x ->
                                        tx.preparedQuery(
                                                        "update republication set tx = $2, position = $3,"
                                                                + " said_of_next = $4, messages = messages + $5"
                                                                + " where id = $1")
                                                .execute(
                                                        Tuple.of(
                                                                id,
                                                                reached.tx(),
                                                                reached.position(),
                                                                ofNext,
                                                                (long) messages.size())))
                                .replaceWithVoid());
    }

    /**
     * Once: a worker that comes later finds it done already. Not while something lies behind the
     * place it has come to: what a transaction under way hides for a moment has been said by itself
     * already, before the older words that were said again.
     */
    Uni<Void> done(UUID id, Instant at) {
        return pool.preparedQuery(
                        "update republication r set done_at = $2 where r.id = $1 and r.done_at is null"
                                + " and not exists (select from event e where (e.tx, e.position)"
                                + " > (r.tx::text::xid8, r.position))")
                .execute(Tuple.of(id, at.atOffset(java.time.ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** As every message: Debezium reads the insert, and the delete leaves nothing to trim. */
    private Uni<Void> write(SqlConnection tx, List<Said> said) {
        if (said.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<@Nullable String> payloads = new ArrayList<>();
        List<@Nullable String> traces = new ArrayList<>();
        for (Said one : said) {
            Object payload = one.message().payload();
            payloads.add(payload == null ? null : codec.encodeMessage(payload));
            traces.add(one.traceparent());
        }
        List<OutboxMessage> messages = said.stream().map(Said::message).toList();
        return tx.preparedQuery(SAY)
                .execute(
                        Tuple.tuple()
                                .addValue(
                                        messages.stream()
                                                .map(OutboxMessage::id)
                                                .toArray(UUID[]::new))
                                .addValue(texts(messages, OutboxMessage::topic))
                                .addValue(texts(messages, OutboxMessage::key))
                                .addValue(texts(messages, OutboxMessage::owner))
                                .addValue(
                                        messages.stream()
                                                .map(OutboxMessage::version)
                                                .toArray(Long[]::new))
                                .addValue(texts(messages, m -> m.time().toString()))
                                .addValue(payloads.toArray(String[]::new))
                                .addValue(traces.toArray(String[]::new)))
                .flatMap(rows ->
                        tx.preparedQuery("delete from outbox where ctid = any ($1::text[]::tid[])")
                                .execute(
                                        Tuple.of(
                                                StreamSupport.stream(rows.spliterator(), false)
                                                        .map(row -> row.getString("place"))
                                                        .toArray(String[]::new))))
                .replaceWithVoid();
    }

    private static String[] texts(
            List<OutboxMessage> messages,
            java.util.function.Function<OutboxMessage, String> field) {
        return messages.stream().map(field).toArray(String[]::new);
    }

    private static Republication republication(Row row) {
        return new Republication(
                row.getUUID("id"),
                row.getString("asked_by"),
                row.getOffsetDateTime("asked_at").toInstant(),
                new Position(row.getLong("tx"), row.getLong("position")),
                row.getInteger("said_of_next"),
                row.getLong("messages"),
                row.getOffsetDateTime("done_at") == null
                        ? null
                        : Objects.requireNonNull(row.getOffsetDateTime("done_at")).toInstant());
    }

    /** A message with the trace of the command that caused it. */
    record Said(OutboxMessage message, @Nullable String traceparent) {}
}

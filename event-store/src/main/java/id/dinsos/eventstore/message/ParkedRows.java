package id.dinsos.eventstore.message;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Messages that cannot be read or written, and those that follow them under their key. */
final class ParkedRows {
    private ParkedRows() {}

    /** The keys among these of which a message lies there already: what follows it waits too. */
    static Uni<Set<String>> keys(Pool pool, List<ConsumerRecord<String, byte[]>> all) {
        if (all.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        String[] keys =
                all.stream()
                        .map(ConsumerRecord::key)
                        .filter(java.util.Objects::nonNull)
                        .distinct()
                        .toArray(String[]::new);
        return pool.preparedQuery(
                        "select distinct key from parked where topic = $1 and key = any($2)"
                                + " and exists (select from parked where topic = $1)")
                .execute(Tuple.of(all.getFirst().topic(), keys))
                .map(rows -> {
                    Set<String> found = new HashSet<>();
                    rows.forEach(row -> found.add(row.getString("key")));
                    return found;
                });
    }

    static Uni<Void> write(SqlConnection tx, ConsumerRecord<String, byte[]> record, String reason) {
        io.vertx.core.json.JsonObject headers = new io.vertx.core.json.JsonObject();
        record.headers()
                .forEach(h ->
                        headers.put(
                                h.key(),
                                h.value() == null
                                        ? null
                                        : new String(h.value(), StandardCharsets.UTF_8)));
        byte[] value = record.value();
        return tx.preparedQuery(
                        "insert into parked values ($1,$2,$3,$4,$5,$6,$7) on conflict do nothing")
                .execute(
                        Tuple.wrap(
                                java.util.Arrays.asList(
                                        record.topic(),
                                        record.partition(),
                                        record.offset(),
                                        record.key() == null ? "" : record.key(),
                                        headers,
                                        value == null
                                                ? null
                                                : io.vertx.core.buffer.Buffer.buffer(value),
                                        reason)))
                .replaceWithVoid();
    }
}

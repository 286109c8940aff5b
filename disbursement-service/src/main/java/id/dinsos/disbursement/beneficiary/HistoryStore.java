package id.dinsos.disbursement.beneficiary;

import id.dinsos.eventstore.message.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Keeps apart the messages of a batch that speak of one key in several hours: a statement can write
 * a row once, and what held at the end of a month must become history and not be skipped.
 */
final class HistoryStore {
    private HistoryStore() {}

    /** Writes the newest message of each key and hour, an hour's after those before it. */
    static <T> BiFunction<SqlConnection, List<Message<T>>, Uni<Void>> each(
            BiFunction<SqlConnection, List<Message<T>>, Uni<Void>> write) {
        return (tx, messages) -> {
            Uni<Void> chain = Uni.createFrom().voidItem();
            for (List<Message<T>> round : rounds(messages)) {
                chain = chain.flatMap(x -> write.apply(tx, round));
            }
            return chain;
        };
    }

    /** One list for most batches: only what was replaced in a later hour needs another. */
    static <T> List<List<Message<T>>> rounds(List<Message<T>> messages) {
        List<Map<UUID, Message<T>>> rounds = new ArrayList<>();
        Map<UUID, Integer> places = new HashMap<>();
        for (Message<T> message : messages) {
            int place = places.getOrDefault(message.key(), -1);
            Message<T> before = place < 0 ? null : rounds.get(place).get(message.key());
            if (before != null && message.version() < before.version()) {
                continue;
            }
            if (before == null || !hour(before).equals(hour(message))) {
                place++;
                places.put(message.key(), place);
            }
            if (place == rounds.size()) {
                rounds.add(new HashMap<>());
            }
            rounds.get(place).put(message.key(), message);
        }
        return rounds.stream().map(round -> List.copyOf(round.values())).toList();
    }

    /** Every zone of the country begins its month at a full hour. */
    private static <T> Instant hour(Message<T> message) {
        return message.at().truncatedTo(ChronoUnit.HOURS);
    }
}

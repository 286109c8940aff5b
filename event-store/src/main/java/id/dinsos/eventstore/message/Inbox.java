package id.dinsos.eventstore.message;

import static java.time.temporal.ChronoUnit.MILLIS;

import com.fasterxml.jackson.databind.ObjectReader;
import id.dinsos.eventstore.log.ConflictException;
import id.dinsos.eventstore.log.OtherTables;
import id.dinsos.tracing.Tracing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Takes batches of a topic into tables of this service: one transaction a batch, with the offsets.
 * A message that cannot be read or written is parked with what follows under its key, counted, and
 * the others flow on. While the database is away, the batch waits: nothing is acknowledged.
 */
public final class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);

    /**
     * A topic that begins again at its beginning was made anew: what was read before is no more.
     */
    private static final String CONSUMED =
            "insert into consumed select topic, partition, next_offset"
                    + " from unnest($1::text[], $2::int[], $3::bigint[])"
                    + " m (topic, partition, next_offset)"
                    + " on conflict (topic, partition) do update set next_offset = case"
                    + " when (select f.first from unnest($1::text[], $2::int[], $4::bigint[])"
                    + " f (topic, partition, first) where f.topic = consumed.topic"
                    + " and f.partition = consumed.partition) = 0 then excluded.next_offset"
                    + " else greatest(consumed.next_offset, excluded.next_offset) end";

    private static final int TRIES_OF_A_CLASH = 4;

    private final Pool pool;
    private final MeterRegistry meters;
    private final Tracing tracing;

    public Inbox(Pool pool, MeterRegistry meters, Tracing tracing) {
        this.pool = pool;
        this.meters = meters;
        this.tracing = tracing;
    }

    /**
     * Writes the newest message of each key through {@code write}; the rows must move only forward
     * under their version, so a repeated batch changes nothing.
     */
    public <T> Uni<Void> newest(
            ConsumerRecords<String, byte[]> records,
            ObjectReader reader,
            BiFunction<SqlConnection, List<Message<T>>, Uni<Void>> write) {
        return apply(records, reader, Inbox::newestPerKey, write);
    }

    /** As {@code newest}, but every message in order, for readers who need each change. */
    public <T> Uni<Void> each(
            ConsumerRecords<String, byte[]> records,
            ObjectReader reader,
            BiFunction<SqlConnection, List<Message<T>>, Uni<Void>> write) {
        return apply(records, reader, all -> all, write);
    }

    private <T> Uni<Void> apply(
            ConsumerRecords<String, byte[]> records,
            ObjectReader reader,
            java.util.function.UnaryOperator<List<Message<T>>> select,
            BiFunction<SqlConnection, List<Message<T>>, Uni<Void>> write) {
        List<ConsumerRecord<String, byte[]>> all =
                StreamSupport.stream(records.spliterator(), false).toList();
        Uni<Void> taken =
                ParkedRows.keys(pool, all)
                        .flatMap(parked -> store(sort(all, reader, parked), records, select, write))
                        .onFailure(Inbox::mayPass)
                        .retry()
                        .withBackOff(Duration.ofMillis(50), Duration.ofSeconds(1))
                        .atMost(TRIES_OF_A_CLASH)
                        .onFailure(Inbox::isOurs)
                        .recoverWithUni(failure ->
                                all.size() == 1
                                        ? park(all.getFirst(), failure, records)
                                        : oneByOne(all, reader, select, write));
        return patiently(
                taken.onFailure(OtherTables::areMeantBy)
                        .invoke(() ->
                                records.partitions().stream()
                                        .map(TopicPartition::topic)
                                        .distinct()
                                        .forEach(this::countVain)));
    }

    /**
     * Until the database is there again: a batch that fails would end its channel for good, and the
     * service would never be ready again. For what a consumer asks before its batch, too.
     */
    public static <T> Uni<T> patiently(Uni<T> work) {
        return work.onFailure()
                .invoke(e -> LOG.warn("a batch of messages waits for the database", e))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(10))
                .indefinitely();
    }

    private <T> Uni<Void> oneByOne(
            List<ConsumerRecord<String, byte[]>> all,
            ObjectReader reader,
            java.util.function.UnaryOperator<List<Message<T>>> select,
            BiFunction<SqlConnection, List<Message<T>>, Uni<Void>> write) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (ConsumerRecord<String, byte[]> record : all) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            ConsumerRecords<String, byte[]> single =
                    new ConsumerRecords<>(Map.of(partition, List.of(record)), Map.of());
            chain = chain.flatMap(x -> apply(single, reader, select, write));
        }
        return chain;
    }

    private <T> Uni<Void> store(
            Sorted<T> sorted,
            ConsumerRecords<String, byte[]> records,
            java.util.function.UnaryOperator<List<Message<T>>> select,
            BiFunction<SqlConnection, List<Message<T>>, Uni<Void>> write) {
        List<Message<T>> messages = select.apply(sorted.good);
        Instant began = now();
        return pool.withTransaction(
                        tx -> {
                            Uni<Void> work =
                                    messages.isEmpty()
                                            ? Uni.createFrom().voidItem()
                                            : write.apply(tx, messages);
                            for (Poison poison : sorted.bad) {
                                work =
                                        work.flatMap(x ->
                                                ParkedRows.write(tx, poison.record, poison.reason));
                            }
                            return work.flatMap(x -> consumed(tx, records));
                        })
                .invoke(() -> {
                    sorted.bad.forEach(this::count);
                    taken(messages);
                    TakenSpans.tell(tracing, records, began, now());
                });
    }

    private <T> Sorted<T> sort(
            List<ConsumerRecord<String, byte[]>> all, ObjectReader reader, Set<String> parked) {
        Sorted<T> sorted = new Sorted<>(new ArrayList<>(all.size()), new ArrayList<>());
        Set<String> blocked = new HashSet<>(parked);
        Map<String, Instant> times = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : all) {
            if (record.key() != null && blocked.contains(record.key())) {
                sorted.bad.add(new Poison(record, "follows a parked message of its key"));
                continue;
            }
            try {
                sorted.good.add(Message.read(record, reader, times));
            } catch (java.io.IOException | RuntimeException e) {
                // The class alone: a parser's message quotes what it could not read.
                sorted.bad.add(new Poison(record, "unreadable: " + e.getClass().getSimpleName()));
                if (record.key() != null) {
                    blocked.add(record.key());
                }
            }
        }
        return sorted;
    }

    private Uni<Void> park(
            ConsumerRecord<String, byte[]> record,
            Throwable failure,
            ConsumerRecords<String, byte[]> records) {
        Poison poison =
                new Poison(record, "cannot be written: " + failure.getClass().getSimpleName());
        LOG.errorf(failure, "parked %s-%d@%d", record.topic(), record.partition(), record.offset());
        return pool.withTransaction(tx ->
                        ParkedRows.write(tx, record, poison.reason)
                                .flatMap(x -> consumed(tx, records)))
                .invoke(() -> count(poison));
    }

    private static Uni<Void> consumed(SqlConnection tx, ConsumerRecords<String, byte[]> records) {
        List<String> topics = new ArrayList<>();
        List<Integer> partitions = new ArrayList<>();
        List<Long> firsts = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        for (TopicPartition partition : records.partitions()) {
            topics.add(partition.topic());
            partitions.add(partition.partition());
            firsts.add(records.records(partition).getFirst().offset());
            offsets.add(records.records(partition).getLast().offset() + 1);
        }
        return tx.preparedQuery(CONSUMED)
                .execute(
                        Tuple.of(
                                topics.toArray(String[]::new),
                                partitions.toArray(Integer[]::new),
                                offsets.toArray(Long[]::new),
                                firsts.toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** From the commit that said it to the commit that took it: outbox, Debezium, Kafka and us. */
    private void taken(List<? extends Message<?>> messages) {
        if (!messages.isEmpty() && messages.getLast().at().isAfter(Instant.EPOCH)) {
            Message<?> last = messages.getLast();
            Timer.builder("dinsos.inbox.delay")
                    .description("From what is said in a service to when it is taken here")
                    .tag("topic", last.topic())
                    .register(meters)
                    .record(Duration.ofMillis(Math.max(0, last.at().until(now(), MILLIS))));
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(meters.config().clock().wallTime());
    }

    private void count(Poison poison) {
        Counter.builder("dinsos.parked")
                .description("Messages parked since the start")
                .tag("topic", poison.record.topic())
                .register(meters)
                .increment();
    }

    /** Of a view that is being built it passes; of a mistake of ours in a query it never does. */
    private void countVain(String topic) {
        Counter.builder("dinsos.inbox.vain.tries")
                .description("Tries of a batch in vain, for a table that it asks for is not there")
                .baseUnit("tries")
                .tag("topic", topic)
                .register(meters)
                .increment();
    }

    /** Another consumer has just written the same row: the next try meets it as it is then. */
    private static boolean mayPass(Throwable failure) {
        return failure instanceof io.vertx.pgclient.PgException pg
                && "23505".equals(pg.getSqlState());
    }

    /**
     * A fault of the message or of our code, not of the connection: waiting would not cure it. It
     * would where a view that is read is still being built.
     */
    private static boolean isOurs(Throwable failure) {
        if (failure instanceof io.vertx.pgclient.PgException pg) {
            String state = pg.getSqlState();
            return state.startsWith("22")
                    || state.startsWith("23")
                    || state.startsWith("42") && !OtherTables.areMeantBy(pg);
        }
        return failure instanceof RuntimeException
                && !(failure instanceof io.vertx.core.VertxException)
                && !(failure instanceof ConflictException)
                && !failure.getClass().getName().startsWith("java.util.concurrent");
    }

    /** Of each key the newest, for writers who look at {@code each} message first. */
    public static <T> List<Message<T>> newestPerKey(List<Message<T>> all) {
        Map<UUID, Message<T>> newest = new LinkedHashMap<>();
        for (Message<T> message : all) {
            newest.merge(
                    message.key(),
                    message,
                    (old, next) -> next.version() >= old.version() ? next : old);
        }
        return List.copyOf(newest.values());
    }

    private record Sorted<T>(List<Message<T>> good, List<Poison> bad) {}

    private record Poison(ConsumerRecord<String, byte[]> record, String reason) {}
}

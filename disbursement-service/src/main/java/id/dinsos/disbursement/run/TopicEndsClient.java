package id.dinsos.disbursement.run;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.contracts.RegistryMessage;
import id.dinsos.disbursement.run.RunEvent.TopicEnd;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks Kafka how far the registry's topics reach, and the database how far they are read. */
@Singleton
public class TopicEndsClient {
    private static final List<String> TOPICS =
            List.of(
                    RegistryMessage.HOUSEHOLDS,
                    RegistryMessage.PERSONS,
                    RegistryMessage.IDENTITIES,
                    RegistryMessage.RESOURCES);
    private static final int SECONDS = 20;
    private static final int LOOKS = 10;
    private static final Duration LOOK = Duration.ofMillis(200);

    private final String bootstrap;
    private final Pool pool;

    public TopicEndsClient(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, Pool pool) {
        this.bootstrap = bootstrap;
        this.pool = pool;
    }

    /**
     * Where each partition ends now. What counts as read beyond that was read of a topic that has
     * been made anew since: it is forgotten, so that the new one counts as unread.
     */
    public List<TopicEnd> ends() {
        Map<TopicPartition, Long> read = await(read());
        List<TopicEnd> ends = askKafka();
        for (TopicEnd end : ends) {
            long before = read.getOrDefault(place(end), 0L);
            if (before > end.offset()) {
                await(forget(end, before));
            }
        }
        return ends;
    }

    private Uni<Void> forget(TopicEnd end, long before) {
        return pool.preparedQuery(
                        "delete from consumed where topic = $1 and partition = $2"
                                + " and next_offset = $3")
                .execute(Tuple.of(end.topic(), end.partition(), before))
                .replaceWithVoid();
    }

    private List<TopicEnd> askKafka() {
        Map<String, Object> config =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, SECONDS * 500,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, SECONDS * 1_000);
        try (Admin admin = Admin.create(config)) {
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            admin.describeTopics(TOPICS)
                    .allTopicNames()
                    .get(SECONDS, TimeUnit.SECONDS)
                    .forEach((topic, description) ->
                            description
                                    .partitions()
                                    .forEach(p ->
                                            asked.put(
                                                    new TopicPartition(topic, p.partition()),
                                                    OffsetSpec.latest())));
            List<TopicEnd> ends = new ArrayList<>();
            admin.listOffsets(asked)
                    .all()
                    .get(SECONDS, TimeUnit.SECONDS)
                    .forEach((partition, result) ->
                            ends.add(
                                    new TopicEnd(
                                            partition.topic(),
                                            partition.partition(),
                                            result.offset())));
            return ends;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not say how far its topics reach", e);
        }
    }

    /** How many messages before the given ends the beneficiary tables still lack, at most. */
    public Uni<Long> missing(List<TopicEnd> ends) {
        return read().map(read -> {
            long missing = 0;
            for (TopicEnd end : ends) {
                missing += Math.max(0, end.offset() - read.getOrDefault(place(end), 0L));
            }
            return missing;
        });
    }

    /**
     * Whether the beneficiary tables hold all messages before the ends. Behind the last message of
     * a partition may lie the marks of transactions (Connect's exactly-once), which nobody is
     * given: so where a table seems to lack something, the partition itself is looked at.
     */
    public boolean areRead(List<TopicEnd> ends) {
        Map<TopicPartition, Long> read = await(read());
        Map<TopicPartition, Long> until = new HashMap<>();
        for (TopicEnd end : ends) {
            if (read.getOrDefault(place(end), 0L) < end.offset()) {
                until.put(place(end), end.offset());
            }
        }
        return until.isEmpty() || !holdsMessages(read, until);
    }

    private boolean holdsMessages(Map<TopicPartition, Long> from, Map<TopicPartition, Long> until) {
        Map<String, Object> config =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        1,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        SECONDS * 1_000);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(until.keySet());
            until.keySet().forEach(one -> consumer.seek(one, from.getOrDefault(one, 0L)));
            for (int look = 0; look < LOOKS; look++) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(LOOK)) {
                    TopicPartition place = new TopicPartition(found.topic(), found.partition());
                    if (found.offset() < until.getOrDefault(place, 0L)) {
                        return true;
                    }
                }
                if (until.entrySet().stream()
                        .allMatch(one -> consumer.position(one.getKey()) >= one.getValue())) {
                    return false;
                }
            }
            return true;
        }
    }

    private Uni<Map<TopicPartition, Long>> read() {
        return pool.query("select topic, partition, next_offset from consumed")
                .execute()
                .map(rows -> {
                    Map<TopicPartition, Long> read = new HashMap<>();
                    for (Row row : rows) {
                        read.put(
                                new TopicPartition(
                                        row.getString("topic"), row.getInteger("partition")),
                                row.getLong("next_offset"));
                    }
                    return read;
                });
    }

    private static TopicPartition place(TopicEnd end) {
        return new TopicPartition(end.topic(), end.partition());
    }
}

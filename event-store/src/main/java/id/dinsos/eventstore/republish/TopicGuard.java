package id.dinsos.eventstore.republish;

import static id.dinsos.eventstore.work.Await.await;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Refuses to run where the topics know more of a stream than the log: the database was restored to
 * an earlier time. Whoever reads the topics holds versions that this log would give out once more,
 * for something else, and nobody would take them. The runbook (deploy/README.md, "Restored to an
 * earlier time") says how to go on. Where Kafka is away at the start, it is asked again until it
 * answers.
 */
@Singleton
public class TopicGuard {
    private static final Logger LOG = Logger.getLogger(TopicGuard.class);
    private static final int BEFORE_THE_VIEWS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Of each partition: among them is the newest word of some stream, whatever came twice. */
    private static final int LAST = 50;

    private static final String FAILED =
            "the topics know more than this log: the database was restored to an earlier time. See"
                    + " deploy/README.md, \"Restored to an earlier time\"";
    private static final String AHEAD =
            "select exists (select from unnest($1::uuid[], $2::bigint[]) m (stream, version)"
                    + " where m.version > coalesce((select max(e.version) from event e"
                    + " where e.stream_id = m.stream), 0)) ahead";

    private final Pool pool;
    private final Publications publications;
    private final String bootstrap;
    private volatile boolean asked;

    public TopicGuard(
            Pool pool,
            Publications publications,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            @ConfigProperty(name = "dinsos.topic-guard", defaultValue = "true") boolean wanted) {
        this.pool = pool;
        this.publications = publications;
        this.bootstrap = bootstrap;
        this.asked = !wanted;
    }

    void start(@Observes @Priority(BEFORE_THE_VIEWS) StartupEvent event) {
        if (!asked && isAhead()) {
            throw new IllegalStateException(FAILED);
        }
    }

    @Scheduled(
            every = "30s",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void askAgain() {
        if (!asked && isAhead()) {
            LOG.fatal(FAILED);
            Quarkus.asyncExit(1);
        }
    }

    /**
     * What Kafka knows is asked before what the log knows, which may go on meanwhile. False, too,
     * while Kafka does not answer.
     */
    public boolean isAhead() {
        Map<UUID, Long> told;
        try {
            told = lastWords();
        } catch (KafkaException away) {
            LOG.warnf("Kafka cannot be asked what it knows of this log: %s", away.getMessage());
            return false;
        }
        boolean ahead =
                await(
                        pool.preparedQuery(AHEAD)
                                .execute(
                                        Tuple.of(
                                                told.keySet().toArray(UUID[]::new),
                                                told.values().toArray(Long[]::new)))
                                .map(rows -> rows.iterator().next().getBoolean("ahead")));
        asked = true;
        return ahead;
    }

    private Map<UUID, Long> lastWords() {
        Map<UUID, Long> told = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrap,
                                "default.api.timeout.ms",
                                (int) PATIENCE.toMillis(),
                                "allow.auto.create.topics",
                                false),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            Map<String, List<PartitionInfo>> known = consumer.listTopics();
            List<TopicPartition> partitions =
                    publications.topics().stream()
                            .flatMap(topic -> known.getOrDefault(topic, List.of()).stream())
                            .map(one -> new TopicPartition(one.topic(), one.partition()))
                            .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            consumer.assign(partitions);
            ends.forEach((one, end) ->
                    consumer.seek(one, Math.max(begins.getOrDefault(one, 0L), end - LAST)));
            long giveUp = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > giveUp) {
                    throw new TimeoutException("the last messages do not come");
                }
                consumer.poll(POLL).forEach(message -> note(message, told));
            }
        }
        return told;
    }

    /** What no service of ours can have said is no reason to stand still. */
    private static void note(ConsumerRecord<String, byte[]> message, Map<UUID, Long> told) {
        Header version = message.headers().lastHeader("ce_streamversion");
        if (message.key() == null || version == null) {
            return;
        }
        try {
            told.merge(
                    UUID.fromString(message.key()),
                    Long.valueOf(new String(version.value(), StandardCharsets.UTF_8)),
                    Math::max);
        } catch (IllegalArgumentException nobodys) {
            LOG.warnf("topic %s holds a message that is not ours", message.topic());
        }
    }
}

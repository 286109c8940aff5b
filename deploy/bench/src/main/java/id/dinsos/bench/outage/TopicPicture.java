package id.dinsos.bench.outage;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What the topics of a service hold, read from their beginning: small enough for a year of a
 * regency, because of an id only eight bytes are kept.
 */
public final class TopicPicture {
    private static final Duration POLL = Duration.ofMillis(200);

    private long[] ids = new long[1 << 16];
    private int messages;
    private int distinct;
    private int backwards;
    private final Map<Long, Long> newest = new HashMap<>();

    private TopicPicture() {}

    /**
     * @param prefix of the topics' names
     */
    public static TopicPicture read(String bootstrap, String prefix) {
        TopicPicture picture = new TopicPicture();
        try (KafkaConsumer<String, byte[]> consumer = consumer(bootstrap)) {
            List<TopicPartition> partitions = partitions(consumer, prefix);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(picture::add);
            }
        }
        picture.sort();
        return picture;
    }

    /** How many messages there are, without reading them. */
    public static long messages(String bootstrap, String prefix) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(bootstrap)) {
            return consumer.endOffsets(partitions(consumer, prefix)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(String bootstrap) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "max.poll.records", "5000"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<String, byte[]> consumer, String prefix) {
        return consumer.listTopics().values().stream()
                .flatMap(List::stream)
                .filter(one -> one.topic().startsWith(prefix) && one.topic().endsWith(".v1"))
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
    }

    private void add(ConsumerRecord<String, byte[]> message) {
        if (messages == ids.length) {
            ids = Arrays.copyOf(ids, 2 * messages);
        }
        ids[messages++] = eight(UUID.fromString(header(message, "ce_id")));
        String name = message.topic() + ' ' + message.key();
        long key = eight(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        long version = Long.parseLong(header(message, "ce_streamversion"));
        backwards += newest.getOrDefault(key, 0L) > version ? 1 : 0;
        newest.put(key, version);
    }

    private void sort() {
        long[] sorted = Arrays.copyOf(ids, messages);
        Arrays.sort(sorted);
        ids = Arrays.stream(sorted).distinct().toArray();
        distinct = ids.length;
    }

    private static long eight(UUID uuid) {
        return uuid.getMostSignificantBits()
                ^ Long.rotateLeft(uuid.getLeastSignificantBits(), Integer.SIZE);
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    public int distinct() {
        return distinct;
    }

    public int twice() {
        return messages - distinct;
    }

    /** Messages that came after a newer one of their key. */
    public int backwards() {
        return backwards;
    }

    /** Whether both hold the same ids, and of each key the same newest version. */
    public boolean saysTheSame(TopicPicture other) {
        return Arrays.equals(ids, other.ids) && newest.equals(other.newest);
    }
}

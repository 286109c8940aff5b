package id.dinsos.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What somebody knows who has read every public topic from its beginning.
 *
 * @param ids topic and id of each message
 * @param newest the version and the words of the newest message of each topic and key
 * @param backwards keys whose versions did not only move forward
 */
record TopicState(Set<String> ids, Map<String, String> newest, List<String> backwards) {
    private static final Duration POLL = Duration.ofMillis(500);

    /** Sealed with another nonce each time, so that the words are never the same. */
    private static final String SEALED = "registry.identities.v1";

    static TopicState read(String bootstrap) {
        Set<String> ids = new TreeSet<>();
        Map<String, String> newest = new HashMap<>();
        Map<String, Long> versions = new HashMap<>();
        List<String> backwards = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrap,
                                "enable.auto.commit",
                                "false",
                                "max.poll.records",
                                "5000"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.listTopics().values().stream()
                            .flatMap(List::stream)
                            .filter(one -> one.topic().endsWith(".v1"))
                            .map(one -> new TopicPartition(one.topic(), one.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!isRead(consumer, ends)) {
                for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                    String key = record.topic() + ' ' + record.key();
                    long version = Long.parseLong(header(record, "ce_streamversion"));
                    ids.add(record.topic() + ' ' + header(record, "ce_id"));
                    if (versions.getOrDefault(key, -1L) > version) {
                        backwards.add(key);
                    }
                    versions.put(key, version);
                    newest.put(
                            key,
                            version + (record.topic().equals(SEALED) ? "" : " " + record.value()));
                }
            }
        }
        return new TopicState(ids, newest, backwards);
    }

    private static boolean isRead(
            KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        @Nullable Header header = record.headers().lastHeader(name);
        if (header == null) {
            throw new AssertionError(record.topic() + " without " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}

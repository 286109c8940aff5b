package id.dinsos.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Speaks on the topics as the services do through their outbox: CloudEvents in binary mode, in
 * order per key. One producer serves every test of the JVM.
 */
public final class CloudEvents {
    private static final KafkaProducer<String, byte[]> PRODUCER =
            new KafkaProducer<>(
                    Map.of("bootstrap.servers", TestKafka.bootstrap(), "linger.ms", "5"),
                    new StringSerializer(),
                    new ByteArraySerializer());

    private CloudEvents() {}

    /**
     * Sends without waiting; {@link #flush} waits for all.
     *
     * @param value null for a tombstone
     */
    public static void queue(
            String topic,
            UUID key,
            long version,
            String owner,
            String time,
            byte @Nullable [] value) {
        String id =
                UUID.nameUUIDFromBytes((topic + key + version).getBytes(StandardCharsets.UTF_8))
                        .toString();
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key.toString(), value);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        "/dinsos/test",
                        "ce_type",
                        "id.dinsos." + topic,
                        "ce_subject",
                        key.toString(),
                        "ce_time",
                        time,
                        "ce_streamversion",
                        Long.toString(version),
                        "ce_owner",
                        owner,
                        "content-type",
                        "application/json")
                .forEach((name, text) ->
                        record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        var unused = PRODUCER.send(record);
    }

    public static void flush() {
        PRODUCER.flush();
    }
}

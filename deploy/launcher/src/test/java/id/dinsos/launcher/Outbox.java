package id.dinsos.launcher;

import static org.awaitility.Awaitility.await;

import id.dinsos.launcher.part.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The kernel's own tables in a database without a service, and what comes out of them. */
final class Outbox {

    record Heard(String key, String value, Map<String, String> headers) {}

    private Outbox() {}

    /** Nothing if another test has made them. */
    static void create(Database database) throws SQLException, IOException {
        if (exists(database)) {
            return;
        }
        database.execute(migration("V1__event_store.sql"));
        database.execute(migration("V2__replication_slot.sql"));
    }

    /** As the services do it: inserted and deleted in one transaction. */
    static void say(Database database, String topic, String payload) throws SQLException {
        database.execute(
                """
                begin;
                insert into outbox (id, topic, message_key, type, owner, version, time, dataschema,
                    payload)
                values ('0198c2f0-0000-7000-8000-000000000009', '%1$s',
                    '0198c2f0-0000-7000-8000-000000000001', 'id.dinsos.%1$s', '35.24', 7,
                    '2026-11-22T01:02:03.000004Z', 'https://dinsos.id/schemas/%1$s.json', '%2$s');
                delete from outbox;
                commit
                """
                        .formatted(topic, payload));
    }

    /** The first message of a topic with this payload. */
    static Heard hear(String bootstrap, String topic, String payload) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return await().atMost(Duration.ofSeconds(30))
                    .pollInSameThread()
                    .until(() -> poll(consumer, payload), Optional::isPresent)
                    .orElseThrow();
        }
    }

    private static Optional<Heard> poll(KafkaConsumer<String, String> consumer, String payload) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
            if (record.value().equals(payload)) {
                return Optional.of(new Heard(record.key(), record.value(), headers(record)));
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> headers(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            byte[] value = header.value();
            if (value != null) {
                headers.put(header.key(), new String(value, StandardCharsets.UTF_8));
            }
        }
        return headers;
    }

    private static String migration(String name) throws IOException {
        try (InputStream in = Outbox.class.getResourceAsStream("/db/eventstore/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static boolean exists(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select to_regclass('outbox')")) {
            rows.next();
            return rows.getString(1) != null;
        }
    }
}

package id.dinsos.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Looks at the log and the topics themselves and shares no code with what it checks: nobody is paid
 * twice, no version of a stream is missing, each event's hash follows from the one before, and what
 * the log says is on Kafka, in order.
 */
public final class Proof {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDERS =
            "select convert_from(data, 'UTF8')::jsonb -> 'order' as o from event"
                    + " where type like 'payment-instructed.v%'";

    /** The chain of each stream in PostgreSQL's own words; before the first event are zeros. */
    private static final String CHAIN =
            """
            select count(*) from (
                select hash, sha256(
                    coalesce(lag(hash) over (partition by stream_id order by version),
                        decode(repeat('00', 32), 'hex'))
                    || uuid_send(stream_id) || int4send(version)
                    || int4send(length(convert_to(type, 'UTF8'))) || int4send(length(meta))
                    || convert_to(type, 'UTF8') || meta || data) as expected
                from event) e
            where hash <> expected
            """;

    private static final Duration DRAIN = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Stack stack;

    public Proof(Stack stack) {
        this.stack = stack;
    }

    /** What is wrong, in sentences; empty if all holds. */
    public List<String> faults() throws SQLException, IOException {
        List<String> faults = new ArrayList<>();
        for (PartName service : PartName.SERVICES) {
            zero(
                    faults,
                    service,
                    "streams with a missing version",
                    "select count(*) from (select from event group by stream_id having max(version) <> count(*)) s");
            zero(faults, service, "events whose hash does not follow from the one before", CHAIN);
            zero(faults, service, "parked messages", "select count(*) from parked");
        }
        zero(
                faults,
                PartName.DISBURSEMENT,
                "beneficiaries paid twice for a month",
                "select count(*) from (select from ("
                        + ORDERS
                        + ") p group by o ->> 'programme', o ->> 'beneficiary', o ->> 'month'"
                        + " having count(*) > 1) d");
        zero(
                faults,
                PartName.DISBURSEMENT,
                "entitlements paid twice",
                "select count(*) from (select from ("
                        + ORDERS
                        + ") p, jsonb_array_elements_text(o -> 'entitlements') e"
                        + " group by e having count(*) > 1) d");
        // Connect may still be on its way back: what is late arrives, what is lost never does.
        long giveUp = System.nanoTime() + DRAIN.toNanos();
        Optional<String> missing = missingOnKafka();
        while (missing.isPresent() && System.nanoTime() < giveUp) {
            LockSupport.parkNanos(PAUSE.toNanos());
            missing = missingOnKafka();
        }
        missing.ifPresent(faults::add);
        return faults;
    }

    private void zero(List<String> faults, PartName service, String what, String sql)
            throws SQLException {
        long found = number(service, sql);
        if (found != 0) {
            faults.add("%s: %d %s".formatted(service, found, what));
        }
    }

    /** Every payment the log knows is on Kafka at its newest version, and none comes backwards. */
    private Optional<String> missingOnKafka() throws SQLException, IOException {
        Map<UUID, Seen> topic = new HashMap<>();
        long[] backwards = {0};
        eachOf(
                DisbursementMessage.PAYMENTS,
                message -> {
                    JsonNode unused = JSON.readTree(message.value());
                    int version = Integer.parseInt(header(message, "ce_streamversion"));
                    Seen seen =
                            topic.computeIfAbsent(
                                    UUID.fromString(message.key()), payment -> new Seen());
                    backwards[0] += seen.isLate(version) ? 1 : 0;
                });
        long wrong = 0;
        long payments = 0;
        try (Connection connection = stack.databaseAsAdmin(PartName.DISBURSEMENT).connect();
                Statement statement = connection.createStatement()) {
            // Row by row: without this the driver holds all of them.
            connection.setAutoCommit(false);
            statement.setFetchSize(10_000);
            try (ResultSet rows =
                    statement.executeQuery(
                            "select stream_id, max(version) from event where type like 'payment-%' group by stream_id")) {
                while (rows.next()) {
                    payments++;
                    Seen seen = topic.get(rows.getObject(1, UUID.class));
                    wrong += seen == null || seen.newest() != rows.getInt(2) ? 1 : 0;
                }
            }
        }
        if (wrong == 0 && backwards[0] == 0 && payments == topic.size()) {
            return Optional.empty();
        }
        return Optional.of(
                "Kafka: %d payments in the log, %d on the topic, %d not at their newest version, %d out of order"
                        .formatted(payments, topic.size(), wrong, backwards[0]));
    }

    /**
     * Which versions of one payment have come by: a bit each, because a year of a regency has
     * millions of messages and all of them do not fit into memory. The same message may come twice;
     * a new one must not come late.
     */
    static final class Seen {
        private static final int MOST = Long.SIZE - 1;
        private long versions;

        boolean isLate(int version) {
            if (version > MOST) {
                throw new IllegalStateException("a payment with " + version + " events");
            }
            boolean repeated = (versions & 1L << version) != 0;
            boolean late = !repeated && version < newest();
            versions |= 1L << version;
            return late;
        }

        int newest() {
            return MOST - Long.numberOfLeadingZeros(versions);
        }
    }

    @FunctionalInterface
    private interface Reader {
        void read(ConsumerRecord<String, byte[]> message) throws IOException;
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Reads a topic from its beginning to its present end, holding no more than one fetch. */
    private void eachOf(String topic, Reader reader) throws IOException {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", stack.kafkaBootstrap()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> message :
                        consumer.poll(Duration.ofMillis(200))) {
                    reader.read(message);
                }
            }
        }
    }

    private long number(PartName service, String sql) throws SQLException {
        try (Connection connection = stack.databaseAsAdmin(service).connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new SQLException("no row");
            }
            return rows.getLong(1);
        }
    }
}

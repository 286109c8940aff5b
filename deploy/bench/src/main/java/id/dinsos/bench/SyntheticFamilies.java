package id.dinsos.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.contracts.Banks;
import id.dinsos.contracts.PublicEvent;
import id.dinsos.contracts.RegistryMessage;
import id.dinsos.contracts.RegistryMessage.Account;
import id.dinsos.contracts.RegistryMessage.Composition;
import id.dinsos.contracts.RegistryMessage.Household;
import id.dinsos.contracts.RegistryMessage.Identity;
import id.dinsos.contracts.RegistryMessage.Listing;
import id.dinsos.contracts.RegistryMessage.Person;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.secret.TopicCipher;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the registry on a stack of the bench's own: families of one, all of whom the rule
 * of Sembako entitles, told on its topics as the registry tells them. A million of them would take
 * an hour from files; what is measured here begins when they are known.
 */
final class SyntheticFamilies implements AutoCloseable {
    static final String OWNER = "35.24";
    private static final int DISTRICTS = 27;
    private static final int SERIALS = 9_999;
    private static final LocalDate DIED = LocalDate.of(2025, 12, 15);
    private static final long LIMIT_NANOS = 3_600_000_000_000L;

    private final Stack stack;
    private final ObjectMapper mapper = EventCodec.mapper();
    private final TopicCipher cipher;
    private final KafkaProducer<String, byte[]> producer;

    SyntheticFamilies(Stack stack) {
        if (!stack.isApart()) {
            throw new LaunchException(
                    "The bench never writes into the topics of an office; it has its own stack.");
        }
        this.stack = stack;
        this.cipher = new TopicCipher(Base64.getDecoder().decode(stack.topicKey()), mapper);
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                stack.kafkaBootstrap(),
                                "linger.ms",
                                "20",
                                "batch.size",
                                "262144",
                                "compression.type",
                                "lz4"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /** Says those from one number up to, not including, another; returns once they are known. */
    void tell(int from, int to) throws SQLException {
        for (int number = from; number < to; number++) {
            send(RegistryMessage.HOUSEHOLDS, home(number), 1, household(number));
            send(RegistryMessage.PERSONS, payee(number), 1, person(number, null));
            send(
                    RegistryMessage.IDENTITIES,
                    payee(number),
                    1,
                    cipher.seal(payee(number), "person-registered", identity(number)));
        }
        producer.flush();
        long started = System.nanoTime();
        for (String table :
                List.of("beneficiary_household", "beneficiary_person", "beneficiary_identity")) {
            while (count("select count(*) from " + table) < to) {
                if (System.nanoTime() - started > LIMIT_NANOS) {
                    throw new IllegalStateException(table + " does not fill");
                }
                LockSupport.parkNanos(500_000_000);
            }
        }
    }

    /** They died before the year began, and it is learned now. */
    void die(int from, int to) {
        for (int number = from; number < to; number++) {
            send(RegistryMessage.PERSONS, payee(number), 2, person(number, DIED));
        }
        producer.flush();
    }

    long count(String sql) throws SQLException {
        try (Connection connection = stack.databaseAsAdmin(PartName.DISBURSEMENT).connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static UUID home(int number) {
        return Names.uuid(OWNER, "bench", number);
    }

    private static UUID payee(int number) {
        return Names.uuid(OWNER, "bench", number, "payee");
    }

    private static Household household(int number) {
        return new Household(
                home(number),
                "household-registered",
                OWNER + ".%02d.2001".formatted(number % DISTRICTS + 1),
                OWNER,
                "LIVE",
                payee(number),
                payee(number),
                3,
                30,
                new Composition(1, 0, 0, 0),
                List.of(new Listing("DTSEN", "SEMBAKO", true, null, "2026-01")),
                null);
    }

    private static Person person(int number, @Nullable LocalDate diedOn) {
        return new Person(
                payee(number),
                diedOn == null ? "person-registered" : "person-died",
                OWNER,
                home(number),
                "HEAD",
                "1980-02",
                "FEMALE",
                diedOn == null,
                diedOn,
                "MATCHED",
                "INFORMAL",
                "KNOWN",
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                diedOn);
    }

    /** Everybody has a number of their own, of a district that there is not. */
    private static Identity identity(int number) {
        int group = number / SERIALS;
        String nik =
                "352499%02d%02d80%04d"
                        .formatted(41 + group % 28, 1 + group / 28, number % SERIALS + 1);
        String bank = number % 2 == 0 ? "BNI" : "BRI";
        String digits = "0".repeat(16) + number;
        return new Identity(
                nik,
                "3524010101010001",
                "Siti Aminah",
                LocalDate.of(1980, 2, 1),
                new Account(
                        bank,
                        digits.substring(digits.length() - Banks.digits(bank)),
                        "SITI AMINAH"));
    }

    private void send(String topic, UUID key, long version, Object body) {
        try {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(topic, key.toString(), mapper.writeValueAsBytes(body));
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            Names.uuid(key, topic, version).toString(),
                            "ce_source",
                            "/dinsos/bench",
                            "ce_type",
                            "id.dinsos." + topic,
                            "ce_subject",
                            key.toString(),
                            "ce_time",
                            version == 1 ? "2026-01-01T00:00:00Z" : "2026-11-28T00:00:00Z",
                            "ce_streamversion",
                            Long.toString(version),
                            "ce_owner",
                            OWNER,
                            "ce_dataschema",
                            PublicEvent.SITE + PublicEvent.schema(topic),
                            "content-type",
                            "application/json")
                    .forEach((name, text) ->
                            record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            var unused = producer.send(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}

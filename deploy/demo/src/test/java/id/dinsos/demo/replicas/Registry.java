package id.dinsos.demo.replicas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import id.dinsos.testkit.TestKafka;
import id.dinsos.testkit.TestServices;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Says on the registry's topics what happens to the families of the model. */
final class Registry implements AutoCloseable {
    private static final String LONG_AGO = "2025-06-01T00:00:00Z";

    private final ObjectMapper mapper = EventCodec.mapper();
    private final TopicCipher cipher = new TopicCipher(TestServices.TOPIC_KEY, mapper);
    private final Map<UUID, Long> versions = new HashMap<>();
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                    Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestKafka.bootstrap()),
                    new StringSerializer(),
                    new ByteArraySerializer());

    void registered(UUID household, List<UUID> members, UUID payee) {
        household(household, members, payee, LONG_AGO);
        members.forEach(one -> person(one, household, LONG_AGO));
    }

    void household(UUID id, List<UUID> members, UUID payee, String at) {
        Household said =
                new Household(
                        id,
                        "household-registered",
                        ReplicaOffice.OWNER + ".01.2001",
                        ReplicaOffice.OWNER,
                        "LIVE",
                        members.getFirst(),
                        payee,
                        2,
                        20,
                        new Composition(members.size(), 0, 0, 0),
                        List.of(new Listing("DTSEN", "SEMBAKO", true, null, "2025-06")),
                        null);
        send(RegistryMessage.HOUSEHOLDS, id, said, at);
    }

    @SuppressWarnings("NullAway") // most of what a person may be nobody is here
    void person(UUID id, UUID household, String at) {
        Person said =
                new Person(
                        id,
                        "person-registered",
                        ReplicaOffice.OWNER,
                        household,
                        "HEAD",
                        "1980-02",
                        "FEMALE",
                        true,
                        null,
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
                        null);
        send(RegistryMessage.PERSONS, id, said, at);
    }

    void identity(UUID id, int number, String at) {
        String nik = "3524015508%06d".formatted(800_000 + number);
        String account = "9%09d".formatted(number);
        Identity said =
                new Identity(
                        nik,
                        "3524010101010001",
                        "Siti",
                        LocalDate.of(1980, 2, 1),
                        new Account("BNI", account, "SITI " + number));
        UUID key = Names.uuid("identity", id);
        send(
                RegistryMessage.IDENTITIES,
                id,
                cipher.seal(id, "person-registered", said),
                at,
                versions.merge(key, 1L, Long::sum));
    }

    void flush() {
        producer.flush();
    }

    private void send(String topic, UUID key, Object body, String at) {
        send(topic, key, body, at, versions.merge(key, 1L, Long::sum));
    }

    private void send(String topic, UUID key, Object body, String at, long version) {
        try {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(topic, key.toString(), mapper.writeValueAsBytes(body));
            header(record, "ce_id", Names.uuid(topic, key, version).toString());
            header(record, "ce_streamversion", Long.toString(version));
            header(record, "ce_owner", ReplicaOffice.OWNER);
            header(record, "ce_time", at);
            var unused = producer.send(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}

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
import id.dinsos.testkit.CloudEvents;
import id.dinsos.testkit.TestServices;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Says on the registry's topics what happens to the families of the model. */
final class Registry implements AutoCloseable {
    private static final String LONG_AGO = "2025-06-01T00:00:00Z";

    private final ObjectMapper mapper = EventCodec.mapper();
    private final TopicCipher cipher = new TopicCipher(TestServices.TOPIC_KEY, mapper);
    private final Map<UUID, Long> versions = new HashMap<>();

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
        CloudEvents.flush();
    }

    private void send(String topic, UUID key, Object body, String at) {
        send(topic, key, body, at, versions.merge(key, 1L, Long::sum));
    }

    private void send(String topic, UUID key, Object body, String at, long version) {
        try {
            CloudEvents.queue(
                    topic, key, version, ReplicaOffice.OWNER, at, mapper.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        CloudEvents.flush();
    }
}

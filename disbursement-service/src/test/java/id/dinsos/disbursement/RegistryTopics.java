package id.dinsos.disbursement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.contracts.Banks;
import id.dinsos.contracts.CaseMessage;
import id.dinsos.contracts.RegistryMessage;
import id.dinsos.contracts.RegistryMessage.Account;
import id.dinsos.contracts.RegistryMessage.Assignment;
import id.dinsos.contracts.RegistryMessage.Composition;
import id.dinsos.contracts.RegistryMessage.Household;
import id.dinsos.contracts.RegistryMessage.Identity;
import id.dinsos.contracts.RegistryMessage.Listing;
import id.dinsos.contracts.RegistryMessage.Person;
import id.dinsos.contracts.RegistryMessage.SealedIdentity;
import id.dinsos.contracts.RegistryMessage.ServiceResource;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.secret.TopicCipher;
import id.dinsos.testkit.CloudEvents;
import id.dinsos.testkit.TestServices;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stands in for the registry: families of one or two, told on its three topics. */
final class RegistryTopics implements AutoCloseable {
    private final ObjectMapper mapper = EventCodec.mapper();
    private final TopicCipher cipher = new TopicCipher(TestServices.TOPIC_KEY, mapper);

    /** A family that nothing speaks against; tests change what they are about. */
    static Family family(int number) {
        return Family.of(number);
    }

    void tell(Family family) {
        send(
                RegistryMessage.HOUSEHOLDS,
                family.id(),
                family.version,
                family.owner,
                new Household(
                        family.id(),
                        "household-registered",
                        family.region,
                        family.owner,
                        family.state,
                        family.payee(),
                        family.payee(),
                        family.decile,
                        50,
                        new Composition(1, 0, 0, 0),
                        List.of(new Listing("DTSEN", "SEMBAKO", family.listed, null, "2026-10")),
                        null));
        send(
                RegistryMessage.PERSONS,
                family.payee(),
                family.version,
                family.owner,
                new Person(
                        family.payee(),
                        "person-registered",
                        family.owner,
                        family.id(),
                        "HEAD",
                        "1980-02",
                        "FEMALE",
                        family.alive,
                        family.alive ? null : LocalDate.of(2026, 10, 1),
                        family.civilMatch,
                        family.job,
                        "KNOWN",
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        Identity identity =
                new Identity(
                        family.nik.isEmpty() ? family.ownNik() : family.nik,
                        "3524010101010001",
                        "Siti",
                        LocalDate.of(1980, 2, 1),
                        family.bank == null
                                ? null
                                : new Account(
                                        family.bank,
                                        account(family.bank, "10" + family.number),
                                        "SITI " + family.number));
        send(
                RegistryMessage.IDENTITIES,
                family.payee(),
                family.version,
                family.owner,
                cipher.seal(family.payee(), "person-registered", identity));
    }

    /** A household as a message of the given time says it. */
    void tell(Household household, long version, String at) {
        send(
                RegistryMessage.HOUSEHOLDS,
                household.householdId(),
                version,
                household.owner(),
                household,
                at);
    }

    void tell(Person person, long version, String at) {
        send(RegistryMessage.PERSONS, person.personId(), version, person.owner(), person, at);
    }

    void tell(UUID person, String owner, Identity identity, long version, String at) {
        send(
                RegistryMessage.IDENTITIES,
                person,
                version,
                owner,
                cipher.seal(person, "person-registered", identity),
                at);
    }

    /** The person is erased there: the message first, and then the tombstone. */
    void erase(UUID person, String owner, long version) {
        send(
                RegistryMessage.IDENTITIES,
                person,
                version,
                owner,
                new RegistryMessage.SealedIdentity(person, "person-erased", true, null));
        CloudEvents.queue(
                RegistryMessage.IDENTITIES,
                person,
                version + 1,
                owner,
                "2026-11-01T00:00:00Z",
                null);
    }

    /** Who serves, by the person's id: a resource of their own. */
    void serves(UUID person, String owner, String kind, long version, Assignment... assignments) {
        serves(
                new ServiceResource(
                        Names.uuid(person, "serves", kind),
                        "resource-assigned",
                        owner,
                        kind,
                        person,
                        "ACTIVE",
                        List.of(assignments),
                        List.of(),
                        null),
                version);
    }

    void serves(ServiceResource resource, long version) {
        send(RegistryMessage.RESOURCES, resource.resourceId(), version, resource.owner(), resource);
    }

    /** By a decree; null: without. */
    static Assignment assigned(
            String region, String from, @Nullable String until, @Nullable String decree) {
        return new Assignment(
                Names.uuid(region, from, "assigned"),
                region,
                LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until),
                "MEMBER",
                decree,
                decree == null ? null : LocalDate.parse(from));
    }

    /** Who was erased has no identity any more, and then not even the message that says so. */
    void erased(UUID person, String owner, long version, String at) {
        send(
                RegistryMessage.IDENTITIES,
                person,
                version,
                owner,
                new SealedIdentity(person, "person-erased", true, null),
                at);
        CloudEvents.queue(RegistryMessage.IDENTITIES, person, version, owner, at, null);
    }

    /** What a case asks for. */
    void ask(CaseMessage.Assistance message, long version) {
        send(CaseMessage.ASSISTANCE, message.requestId(), version, message.owner(), message);
    }

    /** Bytes that nobody can read, under a key: it is parked, and what follows with it. */
    void nonsense(String topic, UUID key, String owner, long version) {
        CloudEvents.queue(
                topic, key, version, owner, "2026-11-01T00:00:00Z", new byte[] {'{', 'x'});
    }

    void flush() {
        CloudEvents.flush();
    }

    private void send(String topic, UUID key, long version, String owner, Object body) {
        send(topic, key, version, owner, body, "2026-01-01T00:00:00Z");
    }

    private void send(String topic, UUID key, long version, String owner, Object body, String at) {
        try {
            CloudEvents.queue(topic, key, version, owner, at, mapper.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        flush();
    }

    /** One family with what the rule of Sembako asks about. */
    record Family(
            int number,
            String prefix,
            long version,
            String owner,
            String region,
            String state,
            int decile,
            boolean listed,
            boolean alive,
            String civilMatch,
            String job,
            String nik,
            @Nullable String bank) {
        static Family of(int number) {
            return new Family(
                    number,
                    "family",
                    1,
                    "35.24",
                    "35.24.%02d.2001".formatted(number % 27 + 1),
                    "LIVE",
                    3,
                    true,
                    true,
                    "MATCHED",
                    "INFORMAL",
                    "",
                    number % 2 == 0 ? "BNI" : "BRI");
        }

        UUID id() {
            return Names.uuid(owner, prefix, number);
        }

        UUID payee() {
            return Names.uuid(owner, prefix, number, "payee");
        }

        /** Everybody has a number of their own, also beside families of other offices. */
        String ownNik() {
            return "%s015508%06d".formatted(owner.replace(".", ""), 900_000 + number);
        }

        Family at(long next) {
            return new Family(
                    number,
                    prefix,
                    next,
                    owner,
                    region,
                    state,
                    decile,
                    listed,
                    alive,
                    civilMatch,
                    job,
                    nik,
                    bank);
        }

        Family owned(String by) {
            return new Family(
                    number,
                    prefix,
                    version,
                    by,
                    by + region.substring(5),
                    state,
                    decile,
                    listed,
                    alive,
                    civilMatch,
                    job,
                    nik,
                    bank);
        }

        Family decile(int rank) {
            return new Family(
                    number,
                    prefix,
                    version,
                    owner,
                    region,
                    state,
                    rank,
                    listed,
                    alive,
                    civilMatch,
                    job,
                    nik,
                    bank);
        }

        Family delisted() {
            return new Family(
                    number,
                    prefix,
                    version,
                    owner,
                    region,
                    state,
                    decile,
                    false,
                    alive,
                    civilMatch,
                    job,
                    nik,
                    bank);
        }

        Family dissolved() {
            return new Family(
                    number,
                    prefix,
                    version,
                    owner,
                    region,
                    "DISSOLVED",
                    decile,
                    listed,
                    alive,
                    civilMatch,
                    job,
                    nik,
                    bank);
        }

        Family dead() {
            return new Family(
                    number,
                    prefix,
                    version,
                    owner,
                    region,
                    state,
                    decile,
                    listed,
                    false,
                    civilMatch,
                    job,
                    nik,
                    bank);
        }

        Family job(String other) {
            return new Family(
                    number,
                    prefix,
                    version,
                    owner,
                    region,
                    state,
                    decile,
                    listed,
                    alive,
                    civilMatch,
                    other,
                    nik,
                    bank);
        }

        Family nik(String other) {
            return new Family(
                    number,
                    prefix,
                    version,
                    owner,
                    region,
                    state,
                    decile,
                    listed,
                    alive,
                    civilMatch,
                    job,
                    other,
                    bank);
        }

        /** The payee moves to another bank. */
        Family at(String otherBank) {
            return new Family(
                    number,
                    prefix,
                    version,
                    owner,
                    region,
                    state,
                    decile,
                    listed,
                    alive,
                    civilMatch,
                    job,
                    nik,
                    otherBank);
        }

        Family withoutAccount() {
            return new Family(
                    number,
                    prefix,
                    version,
                    owner,
                    region,
                    state,
                    decile,
                    listed,
                    alive,
                    civilMatch,
                    job,
                    nik,
                    null);
        }
    }

    /** A number as the bank has them, of the digits given. */
    static String account(String bank, String digits) {
        String all = "0".repeat(16) + digits.replaceAll("\\D", "");
        return all.substring(all.length() - Banks.digits(bank));
    }
}

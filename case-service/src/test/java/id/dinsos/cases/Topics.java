package id.dinsos.cases;

import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.contracts.DisbursementMessage.Payment;
import id.dinsos.contracts.DisbursementMessage.Verdict;
import id.dinsos.contracts.RegistryMessage;
import id.dinsos.contracts.RegistryMessage.Composition;
import id.dinsos.contracts.RegistryMessage.Household;
import id.dinsos.contracts.RegistryMessage.Listing;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.secret.TopicCipher;
import id.dinsos.testkit.CloudEvents;
import id.dinsos.testkit.TestServices;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Speaks on the topics as the other services do: CloudEvents in binary mode, whole state. */
public final class Topics {
    public static final String MONTH = "2026-11";
    public static final String VILLAGE = "35.24.05.2001";
    private static final UUID RUN = new UUID(7, 7);

    private Topics() {}

    /** A household on the list of the given programmes. */
    public static void household(UUID id, int version, String region, String... programmes) {
        List<Listing> listings =
                Arrays.stream(programmes)
                        .map(p -> new Listing("DTSEN", p, true, null, "2026-10"))
                        .toList();
        send(
                RegistryMessage.HOUSEHOLDS,
                id,
                version,
                new Household(
                        id,
                        "household-registered",
                        region,
                        "35.24",
                        "LIVE",
                        null,
                        null,
                        2,
                        12,
                        new Composition(3, 0, 1, 0),
                        listings,
                        null));
    }

    /** Somebody of the registry. */
    public static void person(
            UUID id, int version, String owner, boolean alive, @Nullable UUID mergedInto) {
        personOf(null, id, version, owner, alive, mergedInto);
    }

    /** As {@code person}, in a household. */
    public static void personOf(
            @Nullable UUID household,
            UUID id,
            int version,
            String owner,
            boolean alive,
            @Nullable UUID mergedInto) {
        send(
                RegistryMessage.PERSONS,
                id,
                version,
                new RegistryMessage.Person(
                        id,
                        "person-registered",
                        owner,
                        household,
                        null,
                        "1986-04",
                        "MALE",
                        alive,
                        alive ? null : LocalDate.of(2026, 11, 19),
                        "UNCHECKED",
                        "UNKNOWN",
                        "KNOWN",
                        null,
                        List.of("VAGRANT"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        mergedInto));
    }

    /** Who they are, as the topic has it: sealed. */
    public static void identity(UUID id, int version, String name) {
        send(RegistryMessage.IDENTITIES, id, version, named(id, name));
    }

    private static RegistryMessage.SealedIdentity named(UUID id, String name) {
        return new TopicCipher(TestServices.TOPIC_KEY, EventCodec.mapper())
                .seal(
                        id,
                        "person-registered",
                        new RegistryMessage.Identity("3524990101860001", null, name, null, null));
    }

    /** They were erased. */
    public static void erased(UUID id, int version) {
        send(RegistryMessage.IDENTITIES, id, version, erased(id));
    }

    /** They were erased, and in the same breath somebody says again who they are. */
    public static void erasedAndNamed(UUID id, int version, String name) {
        queue(RegistryMessage.IDENTITIES, id, version, erased(id));
        queue(RegistryMessage.IDENTITIES, id, version, named(id, name));
        flush();
    }

    private static RegistryMessage.SealedIdentity erased(UUID id) {
        return new RegistryMessage.SealedIdentity(id, "person-erased", true, null);
    }

    public static void verdict(UUID household, int version, String verdict, String... clauses) {
        verdictOf(MONTH, household, version, verdict, clauses);
    }

    public static void verdictOf(
            String month, UUID household, int version, String verdict, String... clauses) {
        send(
                DisbursementMessage.VERDICTS,
                Names.uuid(household, "SEMBAKO"),
                version,
                new Verdict(
                        household,
                        "verdict-given",
                        RUN,
                        "SEMBAKO",
                        month,
                        VILLAGE,
                        "35.24",
                        verdict,
                        List.of(clauses)));
    }

    /** The ministry's payment of the month stands there. */
    public static void central(UUID household, int version, String course, String text) {
        send(
                DisbursementMessage.CENTRAL,
                Names.uuid("central-status", "SEMBAKO", household, MONTH),
                version,
                new DisbursementMessage.CentralStatus(
                        household,
                        "central-status-told",
                        "SEMBAKO",
                        MONTH,
                        VILLAGE,
                        "35.24",
                        "OTHER",
                        course,
                        "SI",
                        text,
                        text + " (en)",
                        LocalDate.of(2026, 11, 3),
                        LocalDate.of(2026, 11, 5),
                        null));
    }

    public static void payment(
            UUID id, int version, UUID household, String state, @Nullable String reason) {
        send(DisbursementMessage.PAYMENTS, id, version, payment(id, household, state, reason));
    }

    public static Payment payment(UUID id, UUID household, String state, @Nullable String reason) {
        return payment("SEMBAKO", id, household, state, reason);
    }

    public static Payment payment(
            String programme, UUID id, UUID household, String state, @Nullable String reason) {
        return new Payment(
                id,
                "payment-moved",
                RUN,
                household,
                VILLAGE,
                "35.24",
                programme,
                MONTH,
                200_000,
                state,
                reason);
    }

    public static void send(String topic, UUID key, int version, @Nullable Object body) {
        queue(topic, key, version, body);
        flush();
    }

    /** Sends without waiting; {@link #flush} waits for all. */
    public static void queue(String topic, UUID key, int version, @Nullable Object body) {
        CloudEvents.queue(topic, key, version, "35.24", "2026-11-20T02:00:00Z", json(body));
    }

    public static void flush() {
        CloudEvents.flush();
    }

    public static byte @Nullable [] json(@Nullable Object body) {
        try {
            return switch (body) {
                case null -> null;
                case String raw -> raw.getBytes(StandardCharsets.UTF_8);
                default -> EventCodec.mapper().writeValueAsBytes(body);
            };
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

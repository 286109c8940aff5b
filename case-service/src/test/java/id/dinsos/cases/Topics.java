package id.dinsos.cases;

import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.contracts.DisbursementMessage.Payment;
import id.dinsos.contracts.DisbursementMessage.Verdict;
import id.dinsos.contracts.RegistryMessage;
import id.dinsos.contracts.RegistryMessage.Composition;
import id.dinsos.contracts.RegistryMessage.Household;
import id.dinsos.contracts.RegistryMessage.Listing;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.testkit.TestKafka;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Speaks on the topics as the other services do: CloudEvents in binary mode, whole state. */
public final class Topics {
    public static final String MONTH = "2026-11";
    public static final String VILLAGE = "35.24.05.2001";
    private static final UUID RUN = new UUID(7, 7);
    private static final KafkaProducer<String, byte[]> PRODUCER =
            new KafkaProducer<>(
                    Map.of("bootstrap.servers", TestKafka.bootstrap(), "linger.ms", "5"),
                    new StringSerializer(),
                    new ByteArraySerializer());

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

    public static void verdict(UUID household, int version, String verdict, String... clauses) {
        verdictOf(MONTH, household, version, verdict, clauses);
    }

    public static void verdictOf(
            String month, UUID household, int version, String verdict, String... clauses) {
        send(
                DisbursementMessage.VERDICTS,
                household,
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

    public static void payment(
            UUID id, int version, UUID household, String state, @Nullable String reason) {
        send(DisbursementMessage.PAYMENTS, id, version, payment(id, household, state, reason));
    }

    public static Payment payment(UUID id, UUID household, String state, @Nullable String reason) {
        return new Payment(
                id,
                "payment-moved",
                RUN,
                household,
                VILLAGE,
                "35.24",
                "SEMBAKO",
                MONTH,
                200_000,
                state,
                reason);
    }

    public static void send(String topic, UUID key, int version, @Nullable Object body) {
        try {
            var unused = PRODUCER.send(record(topic, key, version, json(body))).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends without waiting; {@link #flush} waits for all. */
    public static void queue(String topic, UUID key, int version, @Nullable Object body) {
        var unused = PRODUCER.send(record(topic, key, version, json(body)));
    }

    public static void flush() {
        PRODUCER.flush();
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

    private static ProducerRecord<String, byte[]> record(
            String topic, UUID key, int version, byte @Nullable [] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key.toString(), value);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id",
                                UUID.nameUUIDFromBytes(
                                                (topic + key + version)
                                                        .getBytes(StandardCharsets.UTF_8))
                                        .toString(),
                        "ce_source", "/dinsos/test",
                        "ce_type", "id.dinsos." + topic,
                        "ce_subject", key.toString(),
                        "ce_time", "2026-11-20T02:00:00Z",
                        "ce_streamversion", Integer.toString(version),
                        "ce_owner", "35.24",
                        "content-type", "application/json")
                .forEach((name, text) ->
                        record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}

package id.dinsos.eventstore.message;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * One message of another service, read but not yet believed.
 *
 * @param id the CloudEvents id: a command caused by the message derives its own id from it
 * @param version the aggregate's version: rows move only forward under it
 * @param at when its sender decided it; the epoch where it does not say
 * @param body null for a tombstone
 */
public record Message<T>(
        String topic,
        UUID key,
        String id,
        long version,
        String owner,
        Instant at,
        @Nullable T body) {

    /**
     * @param times those read before, by how they were written: the messages of one transaction
     *     share theirs
     */
    static <T> Message<T> read(
            ConsumerRecord<String, byte[]> record, ObjectReader reader, Map<String, Instant> times)
            throws IOException {
        byte[] value = record.value();
        T body = value == null ? null : reader.readValue(value);
        return new Message<>(
                record.topic(),
                UUID.fromString(record.key()),
                header(record, "ce_id"),
                Long.parseLong(header(record, "ce_streamversion")),
                header(record, "ce_owner"),
                time(record, times),
                body);
    }

    static Instant time(ConsumerRecord<String, byte[]> record, Map<String, Instant> times)
            throws IOException {
        if (record.headers().lastHeader("ce_time") == null) {
            return Instant.EPOCH;
        }
        try {
            return times.computeIfAbsent(
                    header(record, "ce_time"), text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            throw new IOException("header ce_time is no time", e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name)
            throws IOException {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IOException("header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}

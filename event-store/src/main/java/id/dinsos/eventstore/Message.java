package id.dinsos.eventstore;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * One message of another service, read but not yet believed.
 *
 * @param id the CloudEvents id: a command caused by the message derives its own id from it
 * @param version the aggregate's version: rows move only forward under it
 * @param body null for a tombstone
 */
public record Message<T>(
        String topic, UUID key, String id, long version, String owner, @Nullable T body) {

    static <T> Message<T> read(ConsumerRecord<String, byte[]> record, ObjectReader reader)
            throws IOException {
        byte[] value = record.value();
        T body = value == null ? null : reader.readValue(value);
        return new Message<>(
                record.topic(),
                UUID.fromString(record.key()),
                header(record, "ce_id"),
                Long.parseLong(header(record, "ce_streamversion")),
                header(record, "ce_owner"),
                body);
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

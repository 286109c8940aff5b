package id.dinsos.eventstore.rules;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One public message, inserted with the events it speaks of.
 *
 * @param version the aggregate's version; a reader keeps only what moves forward
 * @param payload a record of {@code contracts}, or null for a tombstone
 */
public record OutboxMessage(
        String topic,
        String key,
        String owner,
        long version,
        Instant time,
        @Nullable Object payload) {

    /** The same fact always has the same id, also when the log is published again. */
    public UUID id() {
        return Names.of(key + '/' + version + '/' + topic + (payload == null ? "/tombstone" : ""));
    }
}

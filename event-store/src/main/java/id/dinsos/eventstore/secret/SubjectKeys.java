package id.dinsos.eventstore.secret;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The data key of each person, wrapped by the service's master key. Nothing is cached, so that an
 * erasure holds at once on every replica.
 */
public final class SubjectKeys {
    private final byte[] masterKey;

    public SubjectKeys(byte[] masterKey) {
        if (masterKey.length != 32) {
            throw new IllegalArgumentException("the master key must have 32 bytes");
        }
        this.masterKey = masterKey.clone();
    }

    /** The keys there are; an erased person maps to an empty value, an unknown one to none. */
    public Uni<Ring> fetch(SqlClient client, Collection<UUID> subjects) {
        if (subjects.isEmpty()) {
            return Uni.createFrom().item(new Ring(Map.of()));
        }
        return client.preparedQuery(
                        "select subject_id, wrapped_key from subject_key where subject_id = any($1)")
                .execute(Tuple.of(subjects.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Optional<byte[]>> keys = new HashMap<>();
                    for (Row row : rows) {
                        UUID subject = row.getUUID("subject_id");
                        keys.put(
                                subject,
                                Optional.ofNullable(row.getBuffer("wrapped_key"))
                                        .map(wrapped -> unwrap(subject, wrapped)));
                    }
                    return new Ring(keys);
                });
    }

    /** Drops the key for ever; personal data sealed with it reads as erased from now on. */
    public Uni<Void> erase(SqlClient client, UUID subject) {
        return client.preparedQuery(
                        "insert into subject_key values ($1, null)"
                                + " on conflict (subject_id) do update set wrapped_key = null")
                .execute(Tuple.of(subject))
                .replaceWithVoid();
    }

    public byte[] wrap(UUID subject, byte[] key) {
        return Aes.seal(masterKey, key, bytes(subject));
    }

    private byte[] unwrap(UUID subject, Buffer wrapped) {
        return Aes.open(masterKey, wrapped.getBytes(), bytes(subject));
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** Keys at hand for one piece of work. */
    public record Ring(Map<UUID, Optional<byte[]>> keys) {
        public static final Ring EMPTY = new Ring(Map.of());

        public boolean isErased(UUID subject) {
            Optional<byte[]> key = keys.get(subject);
            return key != null && key.isEmpty();
        }

        public Optional<byte[]> key(UUID subject) {
            return keys.getOrDefault(subject, Optional.empty());
        }
    }
}

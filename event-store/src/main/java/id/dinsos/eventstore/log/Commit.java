package id.dinsos.eventstore.log;

import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.OutboxMessage;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.secret.Aes;
import id.dinsos.eventstore.secret.Sha256;
import id.dinsos.eventstore.secret.SubjectKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was decided, as the one statement that writes it: encrypted, chained, with its messages. */
final class Commit {
    private final UnitOfWork unit;
    private final EventCodec codec;
    private final SubjectKeys keys;

    Commit(UnitOfWork unit, EventCodec codec, SubjectKeys keys) {
        this.unit = unit;
        this.codec = codec;
        this.keys = keys;
    }

    /** The persons whose keys the events need. */
    Set<UUID> subjects() {
        Set<UUID> subjects = new LinkedHashSet<>();
        for (UnitOfWork.Step<?, ?> step : unit.steps()) {
            subjects.addAll(Subjects.of(step.event()));
        }
        return subjects;
    }

    AppendStatement statement(
            Meta meta,
            @Nullable CommandRecord command,
            Set<UUID> subjects,
            SubjectKeys.Ring existing) {
        AppendStatement statement = new AppendStatement();
        SubjectKeys.Ring ring = completed(existing, subjects, statement);
        MessageDigest digest = Sha256.digest();
        Map<UUID, byte[]> hashes = new HashMap<>();
        byte[] plainMeta = codec.encodeMeta(meta);
        for (UnitOfWork.Step<?, ?> step : unit.steps()) {
            UUID id = step.streamId();
            List<UUID> persons = Subjects.of(step.event());
            byte[] metaBytes =
                    persons.isEmpty() ? plainMeta : codec.encodeMeta(meta.withSubjects(persons));
            String type = codec.name(step.event());
            byte[] data = codec.encode(step.event(), id, step.version(), ring);
            byte[] previous = hashes.computeIfAbsent(id, stream -> unit.stream(stream).hash());
            byte[] hash = chain(digest, previous, id, step.version(), type, metaBytes, data);
            hashes.put(id, hash);
            statement.event(id, step.version(), type, metaBytes, data, hash);
            statement.claims(step.claims());
            step.messages(meta).forEach(message -> publish(statement, message, meta));
        }
        unit.messages().forEach(message -> publish(statement, message, meta));
        statement.command(command);
        return statement;
    }

    /** The keys there are, and new ones for persons met for the first time. */
    private SubjectKeys.Ring completed(
            SubjectKeys.Ring existing, Set<UUID> subjects, AppendStatement statement) {
        Map<UUID, Optional<byte[]>> all = new HashMap<>(existing.keys());
        for (UUID subject : subjects) {
            if (!all.containsKey(subject)) {
                byte[] key = Aes.newKey();
                all.put(subject, Optional.of(key));
                statement.key(subject, keys.wrap(subject, key));
            }
        }
        return new SubjectKeys.Ring(all);
    }

    private void publish(AppendStatement statement, OutboxMessage message, Meta meta) {
        Object payload = message.payload();
        statement.message(
                message, payload == null ? null : codec.encodeMessage(payload), meta.traceparent());
    }

    /** One link of the chain, over the stored bytes; the fields before the data have fixed ends. */
    static byte[] chain(
            MessageDigest digest,
            byte[] previous,
            UUID streamId,
            int version,
            String type,
            byte[] meta,
            byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.UTF_8);
        digest.update(previous);
        digest.update(
                ByteBuffer.allocate(28)
                        .putLong(streamId.getMostSignificantBits())
                        .putLong(streamId.getLeastSignificantBits())
                        .putInt(version)
                        .putInt(name.length)
                        .putInt(meta.length)
                        .array());
        digest.update(name);
        digest.update(meta);
        return digest.digest(data);
    }
}

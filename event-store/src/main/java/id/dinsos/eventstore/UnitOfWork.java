package id.dinsos.eventstore;

import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One command's work on the streams it loaded: decide on any of them, any number of times, then
 * commit everything in one transaction or nothing. Not for sharing between threads.
 */
public final class UnitOfWork {
    private final EventStore store;
    private final Map<UUID, Stream> streams;
    private final Map<UUID, Object> states = new HashMap<>();
    private final Map<UUID, Integer> versions = new HashMap<>();
    private final List<Pending<?, ?>> pending = new ArrayList<>();
    private final List<OutboxMessage> extra = new ArrayList<>();

    UnitOfWork(EventStore store, Map<UUID, Stream> streams) {
        this.store = store;
        this.streams = streams;
    }

    /** The version loaded plus what was decided since. */
    public int version(UUID streamId) {
        return versions.getOrDefault(streamId, stream(streamId).version());
    }

    public Stream stream(UUID streamId) {
        Stream stream = streams.get(streamId);
        if (stream == null) {
            throw new IllegalStateException("the unit has not loaded stream " + streamId);
        }
        return stream;
    }

    @SuppressWarnings("unchecked")
    public <S> S state(Aggregate<?, S, ?> aggregate, UUID streamId) {
        S known = (S) states.get(streamId);
        if (known == null) {
            known = fold(aggregate, streamId);
            states.put(streamId, known);
        }
        return known;
    }

    /** An id may come from a caller, who names a household where a person is meant. */
    private <S> S fold(Aggregate<?, S, ?> aggregate, UUID streamId) {
        try {
            return stream(streamId).fold(aggregate.decider());
        } catch (ClassCastException e) {
            throw RefusedException.of(
                    KernelCode.NOT_FOUND, streamId + " is a record of another kind");
        }
    }

    /** Decides and, where accepted, takes the events into the unit. */
    public <C, S, E> Decision<E> decide(Aggregate<C, S, E> aggregate, UUID streamId, C command) {
        S state = state(aggregate, streamId);
        Decision<E> decision = aggregate.decider().decide(command, state);
        if (decision instanceof Decision.Accepted<E>(List<E> events)) {
            for (E event : events) {
                S after = aggregate.decider().evolve(state, event);
                int version = version(streamId) + 1;
                pending.add(new Pending<>(aggregate, streamId, version, event, state, after));
                versions.put(streamId, version);
                state = after;
            }
            states.put(streamId, state);
        }
        return decision;
    }

    /** As {@code decide}, with a refusal thrown. */
    public <C, S, E> void require(Aggregate<C, S, E> aggregate, UUID streamId, C command) {
        if (decide(aggregate, streamId, command) instanceof Decision.Refused<E>(Refusal refusal)) {
            throw refusal.asException();
        }
    }

    /** A message that belongs to this work but to none of its events' own publishers. */
    public void say(OutboxMessage message) {
        extra.add(message);
    }

    public boolean isEmpty() {
        return pending.isEmpty() && extra.isEmpty();
    }

    /** What the events decided so far take and give back, in their order. */
    public List<Claims> claims() {
        return pending.stream().map(Pending::claims).toList();
    }

    public Uni<Position> commit(Meta meta) {
        return commit(meta, null);
    }

    /**
     * Writes everything, or fails with {@link ConflictException} and writes nothing. A unit without
     * events writes nothing, not even its command: its repetition decides the same again.
     */
    public Uni<Position> commit(Meta meta, @Nullable CommandRecord command) {
        if (isEmpty()) {
            return Uni.createFrom().item(Position.START);
        }
        Set<UUID> subjects = subjects();
        return EventStore.offLoop(store.keys().fetch(store.pool(), subjects), pending.size())
                .flatMap(ring -> store.append(statement(meta, command, subjects, ring)));
    }

    /** As {@code commit}, without asking for keys: subjects believed to be new. */
    Uni<Position> commitNew(Meta meta, @Nullable CommandRecord command) {
        return isEmpty()
                ? Uni.createFrom().item(Position.START)
                : store.append(statement(meta, command, subjects(), SubjectKeys.Ring.EMPTY));
    }

    private Set<UUID> subjects() {
        Set<UUID> subjects = new LinkedHashSet<>();
        for (Pending<?, ?> one : pending) {
            subjects.addAll(one.subjects());
        }
        return subjects;
    }

    private AppendStatement statement(
            Meta meta,
            @Nullable CommandRecord command,
            Set<UUID> subjects,
            SubjectKeys.Ring existing) {
        AppendStatement statement = new AppendStatement();
        Map<UUID, Optional<byte[]>> keys = new HashMap<>(existing.keys());
        for (UUID subject : subjects) {
            if (!keys.containsKey(subject)) {
                byte[] key = Aes.newKey();
                keys.put(subject, Optional.of(key));
                statement.key(subject, store.keys().wrap(subject, key));
            }
        }
        SubjectKeys.Ring ring = new SubjectKeys.Ring(keys);
        MessageDigest digest = sha256();
        Map<UUID, byte[]> hashes = new HashMap<>();
        byte[] plainMeta = store.codec().encodeMeta(meta);
        for (Pending<?, ?> one : pending) {
            List<UUID> persons = one.subjects();
            byte[] metaBytes =
                    persons.isEmpty()
                            ? plainMeta
                            : store.codec().encodeMeta(meta.withSubjects(persons));
            String type = store.codec().name(one.event);
            byte[] data = store.codec().encode(one.event, one.streamId, one.version, ring);
            byte[] previous = hashes.computeIfAbsent(one.streamId, id -> stream(id).hash());
            byte[] hash = chain(digest, previous, one.streamId, one.version, type, metaBytes, data);
            hashes.put(one.streamId, hash);
            statement.event(one.streamId, one.version, type, metaBytes, data, hash);
            statement.claims(one.claims());
            one.messages(meta).forEach(message -> say(statement, message, meta));
        }
        extra.forEach(message -> say(statement, message, meta));
        statement.command(command);
        return statement;
    }

    private void say(AppendStatement statement, OutboxMessage message, Meta meta) {
        Object payload = message.payload();
        statement.message(
                message,
                payload == null ? null : store.codec().encodeMessage(payload),
                meta.traceparent());
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

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Pending<S, E>(
            Aggregate<?, S, E> aggregate, UUID streamId, int version, E event, S before, S after) {
        List<UUID> subjects() {
            return Subjects.of(event);
        }

        Claims claims() {
            return aggregate.claiming().claims(streamId, before, event);
        }

        List<OutboxMessage> messages(Meta meta) {
            return aggregate.publisher().publish(streamId, version, event, after, meta);
        }
    }
}

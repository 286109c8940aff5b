package id.dinsos.eventstore.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One command's work on the streams it loaded: decide on any of them, any number of times. Nothing
 * here reads or writes; {@code EventStore.commit} writes all that was decided in one transaction,
 * or nothing. Whose record a stream is, is checked when the work first looks at it, against what
 * was loaded and nothing older. Not for sharing between threads.
 */
public final class UnitOfWork {
    private final Map<UUID, Stream> streams;
    private final Authority authority;
    private final Map<UUID, Object> states = new HashMap<>();
    private final Map<UUID, String> owners = new HashMap<>();
    private final Map<UUID, Integer> versions = new HashMap<>();
    private final Set<UUID> hidden = new HashSet<>();
    private final List<Step<?, ?>> steps = new ArrayList<>();
    private final List<OutboxMessage> messages = new ArrayList<>();
    private @Nullable String actsFor;

    public UnitOfWork(Map<UUID, Stream> streams, Authority authority) {
        this.streams = Map.copyOf(streams);
        this.authority = authority;
    }

    /** As loaded, without anybody's authority: for jobs, which act for the office itself. */
    public UnitOfWork(Map<UUID, Stream> streams) {
        this(streams, Authority.ALL);
    }

    /** The version loaded plus what was decided since. */
    public int version(UUID streamId) {
        return versions.getOrDefault(streamId, stream(streamId).version());
    }

    /** As loaded; a stream that was not is loaded before the work is decided anew. */
    public Stream stream(UUID streamId) {
        Stream stream = streams.get(streamId);
        if (stream == null) {
            throw new NotLoadedException(Set.of(streamId));
        }
        return stream;
    }

    /**
     * The streams that the next steps are about, so that they are loaded together; without it they
     * are loaded one after the other, as the work comes upon them.
     */
    public void needs(Collection<UUID> streamIds) {
        Set<UUID> missing = new LinkedHashSet<>(streamIds);
        missing.removeAll(streams.keySet());
        if (!missing.isEmpty()) {
            throw new NotLoadedException(missing);
        }
    }

    public boolean holds(UUID streamId) {
        return streams.containsKey(streamId);
    }

    /**
     * The state after what was decided. A record that is not the caller's, or of another kind, is
     * as if it were not there: nobody learns from an answer what exists elsewhere.
     */
    @SuppressWarnings("unchecked")
    public <S> S state(Aggregate<?, S, ?> aggregate, UUID streamId) {
        S known = (S) states.get(streamId);
        if (known == null) {
            Stream stream = stream(streamId);
            known = stream.fold(aggregate.decider());
            String owner = aggregate.ownership().owner(known);
            if (owner != null && !authority.covers(owner)
                    || stream.isOfAnotherKind(aggregate.decider())) {
                known = aggregate.decider().initial();
                hidden.add(streamId);
            } else if (owner != null) {
                owners.put(streamId, owner);
            }
            states.put(streamId, known);
        }
        return known;
    }

    /**
     * The state of a record that is looked at and not decided on: whose it is does not matter, and
     * the caller learns nothing of it but what the work does.
     */
    @SuppressWarnings("unchecked")
    public <S> S look(Aggregate<?, S, ?> aggregate, UUID streamId) {
        S known = (S) states.get(streamId);
        return known == null ? stream(streamId).fold(aggregate.decider()) : known;
    }

    /**
     * The owner of a stream's record: as loaded where it had one, else since what was decided. Null
     * where the work has not looked at it.
     */
    public @Nullable String owner(UUID streamId) {
        return owners.get(streamId);
    }

    /** The work is done for an office that does not keep the main record yet. */
    public void actFor(String owner) {
        actsFor = owner;
    }

    /** For which office the work is done; null where that is who keeps the main record. */
    public @Nullable String actsFor() {
        return actsFor;
    }

    /** Decides and, where accepted, takes the events into the unit. */
    public <C, S, E> Decision<E> decide(Aggregate<C, S, E> aggregate, UUID streamId, C command) {
        S state = state(aggregate, streamId);
        Decision<E> decision = aggregate.decider().decide(command, state);
        if (decision instanceof Decision.Accepted<E>(List<E> events)) {
            if (hidden.contains(streamId) && !events.isEmpty()) {
                // Something begins here that began elsewhere long ago.
                throw notYours();
            }
            for (E event : events) {
                S after = aggregate.decider().evolve(state, event);
                int version = version(streamId) + 1;
                steps.add(new Step<>(aggregate, streamId, version, event, state, after));
                versions.put(streamId, version);
                state = after;
            }
            states.put(streamId, state);
            String owner = aggregate.ownership().owner(state);
            if (owner != null && !owners.containsKey(streamId)) {
                if (!authority.covers(owner)) {
                    throw notYours();
                }
                owners.put(streamId, owner);
            }
        }
        return decision;
    }

    private static RefusedException notYours() {
        return RefusedException.of(
                KernelCode.REGION_NOT_YOURS, "it would belong to another office than yours");
    }

    /** Whether the stream's record is none that the caller may know of. */
    public boolean isHidden(UUID streamId) {
        return hidden.contains(streamId);
    }

    /** As {@code decide}, with a refusal thrown. */
    public <C, S, E> void require(Aggregate<C, S, E> aggregate, UUID streamId, C command) {
        if (decide(aggregate, streamId, command) instanceof Decision.Refused<E>(Refusal refusal)) {
            throw refusal.asException();
        }
    }

    /** A message that belongs to this work but to none of its events' own publishers. */
    public void publish(OutboxMessage message) {
        messages.add(message);
    }

    public boolean isEmpty() {
        return steps.isEmpty() && messages.isEmpty();
    }

    /** The events decided so far, in their order. */
    public List<Step<?, ?>> steps() {
        return Collections.unmodifiableList(steps);
    }

    /** The messages of no event's own, in their order. */
    public List<OutboxMessage> messages() {
        return Collections.unmodifiableList(messages);
    }

    /** What the events decided so far take and give back, in their order. */
    public List<Claims> claims() {
        return steps.stream().map(Step::claims).toList();
    }

    /** The ids of the streams this work has loaded. */
    public Collection<UUID> streamIds() {
        return streams.keySet();
    }

    /**
     * The work came upon streams it has not loaded. The command handler loads them and decides the
     * whole work again; where nobody does, the caller has forgotten them.
     */
    public static final class NotLoadedException extends IllegalStateException {
        private final transient Set<UUID> streams;

        NotLoadedException(Set<UUID> streams) {
            super("the unit has not loaded " + streams);
            this.streams = Set.copyOf(streams);
        }

        public Set<UUID> streams() {
            return streams;
        }
    }

    /** One event decided, with the state before and after it. */
    public record Step<S, E>(
            Aggregate<?, S, E> aggregate, UUID streamId, int version, E event, S before, S after) {
        public Claims claims() {
            return aggregate.claiming().claims(streamId, before, event);
        }

        public List<OutboxMessage> messages(Meta meta) {
            return aggregate.publisher().publish(streamId, version, event, after, meta);
        }
    }
}

package id.dinsos.eventstore.rules;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decider with what hangs on its events: what each says in public, which claims it moves, and
 * whose record it is.
 *
 * @param <C> commands
 * @param <S> states
 * @param <E> events
 */
public record Aggregate<C, S, E>(
        Decider<C, S, E> decider,
        Publisher<S, E> publisher,
        Claiming<S, E> claiming,
        Ownership<S> ownership) {

    public static <C, S, E> Aggregate<C, S, E> of(Decider<C, S, E> decider) {
        return new Aggregate<>(
                decider,
                (id, version, event, after, meta) -> List.of(),
                (id, before, event) -> Claims.NONE,
                state -> null);
    }

    public Aggregate<C, S, E> publishing(Publisher<S, E> publishes) {
        return new Aggregate<>(decider, publishes, claiming, ownership);
    }

    public Aggregate<C, S, E> claiming(Claiming<S, E> claims) {
        return new Aggregate<>(decider, publisher, claims, ownership);
    }

    public Aggregate<C, S, E> ownedBy(Ownership<S> owner) {
        return new Aggregate<>(decider, publisher, claiming, owner);
    }

    /** Private fact to public messages, each with the whole state after the event. */
    public interface Publisher<S, E> {
        List<OutboxMessage> publish(UUID streamId, int version, E event, S after, Meta meta);
    }

    /** Which claims an event takes and gives back. */
    public interface Claiming<S, E> {
        Claims claims(UUID streamId, S before, E event);
    }

    /** The region code of the authority a record belongs to; null before there is a record. */
    public interface Ownership<S> {
        @Nullable String owner(S state);
    }
}

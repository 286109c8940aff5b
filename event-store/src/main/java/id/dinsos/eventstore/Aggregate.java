package id.dinsos.eventstore;

import java.util.List;
import java.util.UUID;

/**
 * A decider with its edges: what each event says in public and which claims it moves.
 *
 * @param <C> commands
 * @param <S> states
 * @param <E> events
 */
public record Aggregate<C, S, E>(
        Decider<C, S, E> decider, Publisher<S, E> publisher, Claiming<S, E> claiming) {

    public static <C, S, E> Aggregate<C, S, E> of(Decider<C, S, E> decider) {
        return new Aggregate<>(decider, (id, version, event, after, meta) -> List.of(), noClaims());
    }

    public Aggregate<C, S, E> publishing(Publisher<S, E> says) {
        return new Aggregate<>(decider, says, claiming);
    }

    public Aggregate<C, S, E> claiming(Claiming<S, E> claims) {
        return new Aggregate<>(decider, publisher, claims);
    }

    private static <S, E> Claiming<S, E> noClaims() {
        return (id, before, event) -> Claims.NONE;
    }

    /** Private fact to public messages, each with the whole state after the event. */
    public interface Publisher<S, E> {
        List<OutboxMessage> publish(UUID streamId, int version, E event, S after, Meta meta);
    }

    /** Which claims an event takes and gives back. */
    public interface Claiming<S, E> {
        Claims claims(UUID streamId, S before, E event);
    }
}

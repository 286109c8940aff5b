package id.dinsos.eventstore.republish;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.OutboxMessage;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Stream;
import java.util.List;

/**
 * A stream told once more from its beginning: what each event said in public follows from the state
 * after it, exactly as it did when it was decided.
 */
final class Retold<S, E> {
    private final Aggregate<?, S, E> aggregate;
    private final List<Recorded> events;
    private S state;
    private int told;

    private Retold(Aggregate<?, S, E> aggregate, Stream stream) {
        this.aggregate = aggregate;
        this.events = stream.events();
        this.state = aggregate.decider().initial();
    }

    static Retold<?, ?> of(Aggregate<?, ?, ?> aggregate, Stream stream) {
        return capture(aggregate, stream);
    }

    private static <S, E> Retold<S, E> capture(Aggregate<?, S, E> aggregate, Stream stream) {
        return new Retold<>(aggregate, stream);
    }

    /** What the event of this version said; versions are asked for in their order. */
    @SuppressWarnings("unchecked") // a stream holds the events of one aggregate
    List<OutboxMessage> messages(int version) {
        while (told < version) {
            state = aggregate.decider().evolve(state, (E) events.get(told).event());
            told++;
        }
        Recorded last = events.get(version - 1);
        return aggregate
                .publisher()
                .publish(last.streamId(), version, (E) last.event(), state, last.meta());
    }
}

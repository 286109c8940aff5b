package id.dinsos.eventstore.rules;

import java.util.List;

/**
 * What a decider answers: the facts to record (none where nothing changes), or an expected no.
 *
 * @param <E> events
 */
public sealed interface Decision<E> {
    /** The facts to append; empty means the command changes nothing and that is fine. */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** An expected no, with a stable code. */
    record Refused<E>(Refusal refusal) implements Decision<E> {}

    @SafeVarargs
    static <E> Decision<E> accept(E... events) {
        return new Accepted<>(List.of(events));
    }

    static <E> Decision<E> accept(List<? extends E> events) {
        return new Accepted<>(List.copyOf(events));
    }

    static <E> Decision<E> refuse(RefusalCode code, String detail) {
        return new Refused<>(new Refusal(code, detail));
    }
}

package id.dinsos.eventstore.rules;

/**
 * The rules of one aggregate, pure: the same history and command always give the same answer.
 * {@code evolve} never refuses, because the fact happened.
 *
 * @param <C> commands
 * @param <S> states
 * @param <E> events
 */
public interface Decider<C, S, E> {
    S initial();

    Decision<E> decide(C command, S state);

    S evolve(S state, E event);

    /** The state after a whole history. */
    default S fold(Iterable<? extends E> history) {
        S state = initial();
        for (E event : history) {
            state = evolve(state, event);
        }
        return state;
    }
}

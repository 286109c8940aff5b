package id.dinsos.eventstore.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * Given a history, when a command, then these events, nothing, or this refusal: rules tested as
 * sentences, without a database or a clock.
 */
public final class DeciderSpec<C, S, E> {
    private final Decider<C, S, E> decider;

    private DeciderSpec(Decider<C, S, E> decider) {
        this.decider = decider;
    }

    public static <C, S, E> DeciderSpec<C, S, E> of(Decider<C, S, E> decider) {
        return new DeciderSpec<>(decider);
    }

    @SafeVarargs
    public final Given given(E... history) {
        return new Given(List.of(history));
    }

    /** What happened before. */
    public final class Given {
        private final List<E> history;

        private Given(List<E> history) {
            this.history = history;
        }

        public Then when(C command) {
            S state = decider.fold(history);
            return new Then(decider.decide(command, state), state);
        }
    }

    /** What must follow. */
    public final class Then {
        private final Decision<E> decision;
        private final S before;

        private Then(Decision<E> decision, S before) {
            this.decision = decision;
            this.before = before;
        }

        @SafeVarargs
        public final void then(E... expected) {
            assertThat(decision).isEqualTo(Decision.accept(List.of(expected)));
            S state = before;
            for (E event : expected) {
                state = decider.evolve(state, event);
            }
            assertThat(state).as("every event must be readable").isNotNull();
        }

        public void thenNothing() {
            assertThat(decision).isEqualTo(Decision.accept(List.of()));
        }

        public void thenRefused(RefusalCode code) {
            assertThat(decision)
                    .isInstanceOfSatisfying(
                            Decision.Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo(code));
        }

        /** For events with a part the test does not name, such as a hash. */
        public List<E> events() {
            assertThat(decision).isInstanceOf(Decision.Accepted.class);
            return ((Decision.Accepted<E>) decision).events();
        }
    }
}

package id.dinsos.registry.intake.rules;

import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Refusal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tries commands on one record's state. What would change nothing is left out, and so is what would
 * undo something newer than the file.
 */
final class Trial<C, S, E> {
    private final Decider<C, S, E> decider;
    private final List<Recorded> history;
    private final Said said;
    private final List<C> steps = new ArrayList<>(4);
    private final Set<Topic> newer = EnumSet.noneOf(Topic.class);
    private final Set<Topic> changed = EnumSet.noneOf(Topic.class);
    private S state;

    Trial(Decider<C, S, E> decider, S state, List<Recorded> history, Said said) {
        this.decider = decider;
        this.state = state;
        this.history = history;
        this.said = said;
    }

    /** Why the rules refuse one of them; null where they do not. */
    @Nullable Refusal run(List<Step<C>> commands) {
        for (Step<C> step : commands) {
            switch (decider.decide(step.command, state)) {
                case Decision.Refused<E>(var refusal) -> {
                    return refusal;
                }
                case Decision.Accepted<E>(var events) -> accept(step, events);
            }
        }
        return null;
    }

    private void accept(Step<C> step, List<E> events) {
        if (events.isEmpty()) {
            return;
        }
        if (step.topic != null && step.topic.isKnownNewer(history, said, step.same)) {
            newer.add(step.topic);
            return;
        }
        for (E event : events) {
            state = decider.evolve(state, event);
        }
        steps.add(step.command);
        if (step.topic != null) {
            changed.add(step.topic);
        }
    }

    /** What of the record the commands change; nothing where they make it. */
    Set<Topic> changed() {
        return changed;
    }

    /** As the commands so far have left it. */
    S state() {
        return state;
    }

    /** The commands that change something. */
    List<C> steps() {
        return steps;
    }

    /** Of what something newer is known. */
    Set<Topic> newer() {
        return newer;
    }

    /**
     * One command, and what it is about.
     *
     * @param topic null for what no earlier word stands against
     */
    record Step<C>(C command, @Nullable Topic topic, Predicate<Object> same) {
        static <C> Step<C> of(C command, @Nullable Topic topic) {
            return new Step<>(command, topic, event -> true);
        }
    }
}

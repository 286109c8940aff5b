package id.dinsos.registry.duplicate;

import static id.dinsos.eventstore.rules.Decision.accept;

import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.registry.duplicate.Pair.Judged;
import id.dinsos.registry.duplicate.Pair.None;
import id.dinsos.registry.duplicate.Pair.Verdict;
import id.dinsos.registry.duplicate.PairDecider.Judge;
import id.dinsos.registry.duplicate.PairEvent.PairJudged;
import java.util.UUID;

/**
 * The rules of one suspicion: an officer may say at any time, and say otherwise later; the last
 * word counts, and the same word again is none.
 */
public final class PairDecider implements Decider<Judge, Pair, PairEvent> {
    /** What an officer says of two records. */
    public record Judge(
            String owner, UUID one, UUID other, Verdict verdict, String reason, String by) {}

    @Override
    public Pair initial() {
        return new None();
    }

    @Override
    public Decision<PairEvent> decide(Judge command, Pair state) {
        return state instanceof Judged judged && judged.verdict() == command.verdict
                ? accept()
                : accept(
                        new PairJudged(
                                command.owner,
                                command.one,
                                command.other,
                                command.verdict,
                                command.reason,
                                command.by));
    }

    @Override
    public Pair evolve(Pair state, PairEvent event) {
        return switch (event) {
            case PairJudged judged -> new Judged(judged.owner(), judged.verdict());
        };
    }
}

package id.dinsos.disbursement.sampling;

import id.dinsos.disbursement.sampling.Sample.Drawn;
import id.dinsos.disbursement.sampling.Sample.None;
import id.dinsos.disbursement.sampling.SampleCommand.Correct;
import id.dinsos.disbursement.sampling.SampleCommand.Draw;
import id.dinsos.disbursement.sampling.SampleCommand.Record;
import id.dinsos.disbursement.sampling.SampleEvent.Chosen;
import id.dinsos.disbursement.sampling.SampleEvent.FamilyAnswer;
import id.dinsos.disbursement.sampling.SampleEvent.Keeper;
import id.dinsos.disbursement.sampling.SampleEvent.Outcome;
import id.dinsos.disbursement.sampling.SampleEvent.SampleAnswerCorrected;
import id.dinsos.disbursement.sampling.SampleEvent.SampleAnswered;
import id.dinsos.disbursement.sampling.SampleEvent.SampleDrawn;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.util.Map;
import java.util.UUID;

/**
 * A sample is drawn once: whoever asks for the same again gets the one that was drawn. Each family
 * answers once; what was recorded wrongly is corrected with a reason, and both stay on record.
 */
public final class SampleDecider implements Decider<SampleCommand, Sample, SampleEvent> {
    /** Nothing is public of it. */
    public static final Aggregate<SampleCommand, Sample, SampleEvent> SAMPLE =
            Aggregate.of(new SampleDecider())
                    .ownedBy(sample ->
                            sample instanceof Drawn drawn ? drawn.draw().plan().owner() : null);

    @Override
    public Sample initial() {
        return new None();
    }

    @Override
    public Decision<SampleEvent> decide(SampleCommand command, Sample sample) {
        return switch (command) {
            case Draw(SampleDrawn draw) ->
                    sample instanceof Drawn
                            ? Decision.accept()
                            : draw.population() > 0
                                    ? Decision.accept(draw)
                                    : Decision.refuse(
                                            SampleCode.SAMPLE_NOBODY_PAID,
                                            "the run has paid nobody there yet");
            case Record(UUID who, FamilyAnswer answer, String by) ->
                    answer(sample, who, answer, false, new SampleAnswered(who, answer, by));
            case Correct(UUID who, FamilyAnswer answer, String reason, String by) ->
                    answer(
                            sample,
                            who,
                            answer,
                            true,
                            new SampleAnswerCorrected(who, answer, reason, by));
        };
    }

    @Override
    public Sample evolve(Sample sample, SampleEvent event) {
        return switch (event) {
            case SampleDrawn draw -> new Drawn(draw, Map.of());
            case SampleAnswered(var who, var answer, _) -> ((Drawn) sample).with(who, answer);
            case SampleAnswerCorrected(var who, var answer, _, _) ->
                    ((Drawn) sample).with(who, answer);
        };
    }

    private static Decision<SampleEvent> answer(
            Sample sample, UUID who, FamilyAnswer answer, boolean again, SampleEvent event) {
        if (!(sample instanceof Drawn drawn)) {
            return Decision.refuse(SampleCode.SAMPLE_NOT_FOUND, "there is no such sample");
        }
        Chosen chosen = drawn.chosen(who).orElse(null);
        if (chosen == null) {
            return Decision.refuse(
                    SampleCode.SAMPLE_FAMILY_NOT_CHOSEN, "this family is not of the sample");
        }
        FamilyAnswer known = drawn.answers().get(who);
        if (answer.equals(known)) {
            return Decision.accept();
        }
        if (known != null && !again) {
            return Decision.refuse(
                    SampleCode.SAMPLE_ANSWERED_ALREADY,
                    "it has answered; correct it with a reason");
        }
        if (known == null && again) {
            return Decision.refuse(SampleCode.SAMPLE_NOT_ANSWERED, "there is no answer to correct");
        }
        return isPlausible(answer, chosen)
                ? Decision.accept(event)
                : Decision.refuse(
                        SampleCode.SAMPLE_ANSWER_IMPLAUSIBLE,
                        "what was received and kept is more than was paid, or does not fit");
    }

    /** Nobody receives what did not arrive, and what was kept was kept by somebody. */
    private static boolean isPlausible(FamilyAnswer answer, Chosen chosen) {
        Integer percent = answer.goodsPercent();
        if (chosen.amountRupiah() == 0) {
            return percent != null
                    && answer.receivedRupiah() + answer.keptRupiah() == 0
                    && (answer.outcome() == Outcome.RECEIVED) == (percent > 0)
                    && (answer.keptBy() == Keeper.NOBODY
                            || (percent < 100 && answer.outcome() != Outcome.NOT_MET));
        }
        return percent == null
                && answer.receivedRupiah() + answer.keptRupiah() <= chosen.amountRupiah()
                && (answer.outcome() == Outcome.RECEIVED || answer.receivedRupiah() == 0)
                && (answer.outcome() != Outcome.NOT_MET || answer.keptRupiah() == 0)
                && (answer.keptRupiah() == 0) == (answer.keptBy() == Keeper.NOBODY);
    }
}

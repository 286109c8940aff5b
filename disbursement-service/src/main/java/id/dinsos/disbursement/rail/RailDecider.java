package id.dinsos.disbursement.rail;

import id.dinsos.disbursement.rail.RailBatch.None;
import id.dinsos.disbursement.rail.RailBatch.Sent;
import id.dinsos.disbursement.rail.RailBatch.Stage;
import id.dinsos.disbursement.rail.RailEvent.RailAnswered;
import id.dinsos.disbursement.rail.RailEvent.RailBatchAccepted;
import id.dinsos.disbursement.rail.RailEvent.RailBatchEnded;
import id.dinsos.disbursement.rail.RailEvent.RailBatchMissing;
import id.dinsos.disbursement.rail.RailEvent.RailBatchRefused;
import id.dinsos.disbursement.rail.RailEvent.RailEndProposed;
import id.dinsos.disbursement.rail.RailEvent.RailSendIntended;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.util.Set;
import java.util.UUID;

/**
 * A batch is sent once. It is sent again only after the rail itself has said that it never came,
 * and never once the rail has said anything of it. What never came, however often it was sent, is
 * ended by two officers with a letter of the rail's operator: then none of its transfers was made.
 */
public final class RailDecider implements Decider<RailCommand, RailBatch, RailEvent> {
    /** In public its payments speak. */
    public static final Aggregate<RailCommand, RailBatch, RailEvent> RAIL =
            Aggregate.of(new RailDecider())
                    .ownedBy(batch -> batch instanceof Sent sent ? sent.owner() : null);

    @Override
    public RailBatch initial() {
        return new None();
    }

    @Override
    public Decision<RailEvent> decide(RailCommand command, RailBatch state) {
        if (!(state instanceof Sent batch)) {
            return command instanceof RailCommand.Intend intend
                    ? Decision.accept(intended(intend, 1))
                    : Decision.refuse(
                            RailCode.RAIL_BATCH_NOT_FOUND, "nothing was sent over the rail");
        }
        return switch (command) {
            case RailCommand.Intend intend -> again(intend, batch);
            case RailCommand.NoteMissing _ ->
                    batch.stage() == Stage.INTENDED
                            ? Decision.accept(new RailBatchMissing(batch.attempt()))
                            : Decision.accept();
            case RailCommand.Accept(var reference) -> accept(reference, batch);
            case RailCommand.Refuse(var code, var report) ->
                    batch.stage() == Stage.INTENDED
                            ? Decision.accept(new RailBatchRefused(code, report))
                            : underWay(batch);
            case RailCommand.ProposeEnd(var letter, var reason, var by) ->
                    batch.mayBeEnded()
                            ? Decision.accept(new RailEndProposed(letter, reason, by))
                            : underWay(batch);
            case RailCommand.End(var report, var by) -> end(report, by, batch);
            case RailCommand.Answer(var report, int lines, boolean complete) ->
                    batch.reports().contains(report)
                            ? Decision.accept()
                            : Decision.accept(new RailAnswered(report, lines, complete));
        };
    }

    @Override
    public RailBatch evolve(RailBatch state, RailEvent event) {
        return switch (event) {
            case RailSendIntended e ->
                    new Sent(
                            e.file(),
                            e.owner(),
                            e.lines(),
                            e.sha256(),
                            e.attempt(),
                            Stage.INTENDED,
                            "",
                            Set.of(),
                            null);
            case RailBatchMissing _ -> ((Sent) state).at(Stage.MISSING);
            case RailBatchAccepted(var reference) -> ((Sent) state).acceptedAs(reference);
            case RailBatchRefused(_, var report) -> ((Sent) state).plus(report, Stage.REFUSED);
            case RailEndProposed proposal -> ((Sent) state).ending(proposal);
            case RailBatchEnded(var report, _) -> ((Sent) state).plus(report, Stage.ENDED);
            case RailAnswered(var report, _, boolean complete) ->
                    ((Sent) state)
                            .plus(
                                    report,
                                    complete || ((Sent) state).isOver()
                                            ? Stage.DONE
                                            : Stage.ACCEPTED);
        };
    }

    private static Decision<RailEvent> again(RailCommand.Intend intend, Sent batch) {
        if (batch.stage() != Stage.MISSING) {
            return underWay(batch);
        }
        return batch.maySendAgain()
                ? Decision.accept(intended(intend, batch.attempt() + 1))
                : Decision.refuse(
                        RailCode.RAIL_ATTEMPTS_USED,
                        "it was sent " + RailBatch.MAX_ATTEMPTS + " times and never came");
    }

    private static Decision<RailEvent> end(UUID report, String by, Sent batch) {
        if (!batch.mayBeEnded()) {
            return underWay(batch);
        }
        RailEndProposed proposal = batch.end();
        if (proposal == null) {
            return Decision.refuse(
                    RailCode.RAIL_END_NOT_PROPOSED, "nobody has asked to end the batch");
        }
        return proposal.by().equals(by)
                ? Decision.refuse(
                        RailCode.RAIL_END_OF_YOUR_OWN, "who asked to end it does not agree to it")
                : Decision.accept(new RailBatchEnded(report, by));
    }

    private static Decision<RailEvent> accept(String reference, Sent batch) {
        if (batch.reference().isEmpty()) {
            return batch.isOver()
                    ? Decision.accept()
                    : Decision.accept(new RailBatchAccepted(reference));
        }
        return batch.reference().equals(reference)
                ? Decision.accept()
                : Decision.refuse(
                        RailCode.RAIL_REFERENCE_DIFFERS,
                        "the rail has called it " + batch.reference());
    }

    private static RailSendIntended intended(RailCommand.Intend intend, int attempt) {
        return new RailSendIntended(
                intend.file(), intend.owner(), intend.lines(), intend.sha256(), attempt);
    }

    private static Decision<RailEvent> underWay(Sent batch) {
        return Decision.refuse(RailCode.RAIL_BATCH_UNDER_WAY, "the batch is " + batch.stage());
    }
}

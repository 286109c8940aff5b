package id.dinsos.disbursement.followup;

import id.dinsos.disbursement.followup.FollowUp.Kind;
import id.dinsos.disbursement.followup.FollowUp.None;
import id.dinsos.disbursement.followup.FollowUp.Plan;
import id.dinsos.disbursement.followup.FollowUp.Prepared;
import id.dinsos.disbursement.followup.FollowUp.Stage;
import id.dinsos.disbursement.followup.FollowUpCommand.Approve;
import id.dinsos.disbursement.followup.FollowUpCommand.Finish;
import id.dinsos.disbursement.followup.FollowUpCommand.FinishBatch;
import id.dinsos.disbursement.followup.FollowUpCommand.Prepare;
import id.dinsos.disbursement.followup.FollowUpCommand.Reject;
import id.dinsos.disbursement.followup.FollowUpEvent.FollowUpApproved;
import id.dinsos.disbursement.followup.FollowUpEvent.FollowUpBatchDone;
import id.dinsos.disbursement.followup.FollowUpEvent.FollowUpFinished;
import id.dinsos.disbursement.followup.FollowUpEvent.FollowUpPrepared;
import id.dinsos.disbursement.followup.FollowUpEvent.FollowUpRejected;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.util.List;

/**
 * Prepared by one officer, approved by another, then carried out batch by batch, each once. A
 * correction rests on a letter. What is approved is not taken back.
 */
public final class FollowUpDecider implements Decider<FollowUpCommand, FollowUp, FollowUpEvent> {
    /** The most payments of one. */
    public static final int MAX_PAYMENTS = 20_000;

    /** In public its payments speak. */
    public static final Aggregate<FollowUpCommand, FollowUp, FollowUpEvent> FOLLOW_UP =
            Aggregate.of(new FollowUpDecider())
                    .ownedBy(one -> one instanceof Prepared known ? known.plan().owner() : null);

    @Override
    public FollowUp initial() {
        return new None();
    }

    @Override
    public Decision<FollowUpEvent> decide(FollowUpCommand command, FollowUp followUp) {
        if (!(followUp instanceof Prepared known)) {
            return command instanceof Prepare(Plan plan)
                    ? prepare(plan)
                    : Decision.refuse(
                            FollowUpCode.FOLLOW_UP_NOT_FOUND, "there is no such follow-up");
        }
        return switch (command) {
            case Prepare _ -> decided(known);
            case Approve(var by, var note) -> {
                if (known.plan().by().equals(by)) {
                    yield Decision.refuse(
                            FollowUpCode.FOLLOW_UP_OF_YOUR_OWN,
                            "who prepared it does not approve it");
                }
                yield known.stage() == Stage.PREPARED
                        ? Decision.accept(new FollowUpApproved(by, note))
                        : decided(known);
            }
            case Reject(var by, var reason) ->
                    known.stage() == Stage.PREPARED
                            ? Decision.accept(new FollowUpRejected(by, reason))
                            : decided(known);
            case FinishBatch(int batch, int payments, int done, var leftOut) ->
                    known.stage() == Stage.APPROVED && known.batches() == batch
                            ? Decision.accept(new FollowUpBatchDone(batch, payments, done, leftOut))
                            : Decision.refuse(
                                    FollowUpCode.FOLLOW_UP_BATCH_DONE,
                                    "another worker has carried it out");
            case Finish(var files) ->
                    known.stage() == Stage.APPROVED && known.isThrough()
                            ? Decision.accept(new FollowUpFinished(files))
                            : Decision.accept();
        };
    }

    @Override
    public FollowUp evolve(FollowUp followUp, FollowUpEvent event) {
        return switch (event) {
            case FollowUpPrepared(Plan plan) -> Prepared.of(plan);
            case FollowUpApproved(var by, _) -> ((Prepared) followUp).approved(by);
            case FollowUpRejected _ -> ((Prepared) followUp).at(Stage.REJECTED, List.of());
            case FollowUpBatchDone batch -> ((Prepared) followUp).plus(batch);
            case FollowUpFinished(var files) -> ((Prepared) followUp).at(Stage.DONE, files);
        };
    }

    private static Decision<FollowUpEvent> prepare(Plan plan) {
        if (plan.payments().isEmpty()) {
            return Decision.refuse(
                    FollowUpCode.FOLLOW_UP_EMPTY,
                    "no payment of the run is as it would have to be");
        }
        if (plan.payments().size() > MAX_PAYMENTS) {
            return Decision.refuse(
                    FollowUpCode.FOLLOW_UP_TOO_LARGE,
                    "at most %d payments at once".formatted(MAX_PAYMENTS));
        }
        boolean corrects = plan.kind() == Kind.CORRECT;
        if (corrects && plan.letter().isBlank()) {
            return Decision.refuse(
                    FollowUpCode.FOLLOW_UP_LETTER_MISSING,
                    "a correction rests on a letter of the bank");
        }
        boolean outcome =
                plan.outcome() == PaymentState.CREDITED
                        || plan.outcome() == PaymentState.FAILED
                        || plan.outcome() == PaymentState.RETURNED;
        return corrects == outcome && (corrects || plan.outcome() == null)
                ? Decision.accept(new FollowUpPrepared(plan))
                : Decision.refuse(
                        FollowUpCode.FOLLOW_UP_OUTCOME_WRONG,
                        "a correction, and nothing else, says CREDITED, FAILED or RETURNED");
    }

    private static Decision<FollowUpEvent> decided(Prepared known) {
        return Decision.refuse(
                FollowUpCode.FOLLOW_UP_DECIDED_ALREADY, "the follow-up is " + known.stage());
    }
}

package id.dinsos.disbursement.handover;

import id.dinsos.disbursement.handover.HandOver.Entered;
import id.dinsos.disbursement.handover.HandOver.None;
import id.dinsos.disbursement.handover.HandOver.Stage;
import id.dinsos.disbursement.handover.HandOverCommand.AddProof;
import id.dinsos.disbursement.handover.HandOverCommand.Confirm;
import id.dinsos.disbursement.handover.HandOverCommand.Record;
import id.dinsos.disbursement.handover.HandOverCommand.Withdraw;
import id.dinsos.disbursement.handover.HandOverEvent.HandOverConfirmed;
import id.dinsos.disbursement.handover.HandOverEvent.HandOverProofAdded;
import id.dinsos.disbursement.handover.HandOverEvent.HandOverRecorded;
import id.dinsos.disbursement.handover.HandOverEvent.HandOverWithdrawn;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.util.List;

/**
 * A record is entered once under its number, and moves money only with a proof and by the word of
 * somebody who did not enter it. Until then it may be withdrawn and entered anew.
 */
public final class HandOverDecider implements Decider<HandOverCommand, HandOver, HandOverEvent> {
    /** In public its payments speak. */
    public static final Aggregate<HandOverCommand, HandOver, HandOverEvent> HAND_OVER =
            Aggregate.of(new HandOverDecider())
                    .ownedBy(one ->
                            one instanceof Entered entered ? entered.content().owner() : null);

    /** The most pages and photos of one record. */
    public static final int MAX_PROOFS = 50;

    @Override
    public HandOver initial() {
        return new None();
    }

    @Override
    public Decision<HandOverEvent> decide(HandOverCommand command, HandOver state) {
        return switch (command) {
            case Record(var content) -> record(content, state);
            case AddProof proof -> add(proof, state);
            case Confirm(var report, var by) -> confirm(report, by, state);
            case Withdraw(var reason, var by) ->
                    state instanceof Entered entered
                            ? entered.stage() == Stage.RECORDED
                                    ? Decision.accept(new HandOverWithdrawn(reason, by))
                                    : done(entered)
                            : missing();
        };
    }

    @Override
    public HandOver evolve(HandOver state, HandOverEvent event) {
        return switch (event) {
            case HandOverRecorded content -> new Entered(content, List.of(), Stage.RECORDED, null);
            case HandOverProofAdded proof -> ((Entered) state).plus(proof);
            case HandOverConfirmed(var report, _) -> ((Entered) state).at(Stage.CONFIRMED, report);
            case HandOverWithdrawn _ -> ((Entered) state).at(Stage.WITHDRAWN, null);
        };
    }

    private static Decision<HandOverEvent> record(HandOverRecorded content, HandOver state) {
        return state instanceof Entered entered && entered.stage() != Stage.WITHDRAWN
                ? Decision.refuse(
                        HandOverCode.HAND_OVER_NUMBER_USED,
                        "a record of this number is entered already")
                : Decision.accept(content);
    }

    private static Decision<HandOverEvent> add(AddProof proof, HandOver state) {
        if (!(state instanceof Entered entered)) {
            return missing();
        }
        if (entered.stage() != Stage.RECORDED) {
            return done(entered);
        }
        if (entered.hasProof(proof.sha256())) {
            return Decision.accept();
        }
        return entered.proofs().size() < MAX_PROOFS
                ? Decision.accept(
                        new HandOverProofAdded(
                                proof.proof(),
                                proof.mediaType(),
                                proof.sha256(),
                                proof.bytes(),
                                proof.by()))
                : Decision.refuse(
                        HandOverCode.HAND_OVER_PROOFS_FULL, "a record has at most 50 proofs");
    }

    private static Decision<HandOverEvent> confirm(
            java.util.UUID report, String by, HandOver state) {
        if (!(state instanceof Entered entered)) {
            return missing();
        }
        if (entered.stage() != Stage.RECORDED) {
            return done(entered);
        }
        if (entered.content().by().equals(by)) {
            return Decision.refuse(
                    HandOverCode.HAND_OVER_OF_YOUR_OWN, "who entered it does not confirm it");
        }
        return entered.proofs().isEmpty()
                ? Decision.refuse(
                        HandOverCode.HAND_OVER_WITHOUT_PROOF,
                        "the signed list or a photo is missing")
                : Decision.accept(new HandOverConfirmed(report, by));
    }

    private static Decision<HandOverEvent> missing() {
        return Decision.refuse(HandOverCode.HAND_OVER_NOT_FOUND, "there is no such record");
    }

    private static Decision<HandOverEvent> done(Entered entered) {
        return Decision.refuse(
                HandOverCode.HAND_OVER_DONE_ALREADY, "the record is " + entered.stage());
    }
}

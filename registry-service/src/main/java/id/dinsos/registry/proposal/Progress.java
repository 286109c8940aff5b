package id.dinsos.registry.proposal;

import id.dinsos.registry.proposal.Proposal.Stage;
import id.dinsos.registry.proposal.Proposal.Step;
import id.dinsos.registry.proposal.ProposalEvent.CivilDataChecked;
import id.dinsos.registry.proposal.ProposalEvent.FieldVerified;
import id.dinsos.registry.proposal.ProposalEvent.GroundChecked;
import id.dinsos.registry.proposal.ProposalEvent.MinistryAnswered;
import id.dinsos.registry.proposal.ProposalEvent.ObjectionRanOut;
import id.dinsos.registry.proposal.ProposalEvent.ObjectionWarned;
import id.dinsos.registry.proposal.ProposalEvent.ProposalApproved;
import id.dinsos.registry.proposal.ProposalEvent.ProposalDeliberated;
import id.dinsos.registry.proposal.ProposalEvent.ProposalDrafted;
import id.dinsos.registry.proposal.ProposalEvent.ProposalRepaired;
import id.dinsos.registry.proposal.ProposalEvent.ProposalReturned;
import id.dinsos.registry.proposal.ProposalEvent.ProposalReversed;
import id.dinsos.registry.proposal.ProposalEvent.ProposalReviewed;
import id.dinsos.registry.proposal.ProposalEvent.ProposalSent;
import id.dinsos.registry.proposal.ProposalEvent.ProposalSubmitted;
import id.dinsos.registry.proposal.ProposalEvent.ProposalTookEffect;
import id.dinsos.registry.proposal.ProposalEvent.ProposalWithdrawn;
import id.dinsos.registry.proposal.ProposalEvent.VerifierNamed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an event brings a proposal, said once for its state and for the worklists.
 *
 * @param done the step it completes; null where none
 * @param undone the step that is to be done anew; null where none
 */
record Progress(Stage stage, @Nullable Step done, @Nullable Step undone) {
    /** Null where the event leaves it where it stood. */
    static @Nullable Progress of(ProposalEvent event) {
        return switch (event) {
            case ProposalDrafted e -> at(Stage.DRAFT);
            case ProposalSubmitted e -> at(Stage.SUBMITTED);
            case ProposalDeliberated e ->
                    e.agreed()
                            ? done(Stage.DELIBERATED, Step.DELIBERATION)
                            : at(Stage.REJECTED_VILLAGE);
            case CivilDataChecked e ->
                    e.matched()
                            ? done(Stage.CIVIL_CHECKED, Step.CIVIL_CHECK)
                            : at(Stage.CIVIL_MISMATCH);
            // The village decided on the family, not on its numbers: it need not meet again.
            case ProposalRepaired e -> at(Stage.SUBMITTED);
            case VerifierNamed e -> null;
            case FieldVerified e ->
                    switch (e.finding()) {
                        case CONFIRMED -> done(Stage.FIELD_VERIFIED, Step.FIELD_VERIFICATION);
                        case NOT_FOUND -> at(Stage.NOT_FOUND);
                        case NOT_ELIGIBLE -> at(Stage.NOT_ELIGIBLE);
                        case DISMISSED -> at(Stage.DISMISSED);
                    };
            case ProposalReviewed e -> done(Stage.REVIEWED, Step.REVIEW);
            case ProposalReturned e -> new Progress(Stage.RETURNED, null, e.to());
            case ProposalApproved e -> done(Stage.APPROVED, Step.DECREE);
            case ProposalSent e -> done(Stage.SENT, Step.SENDING);
            case MinistryAnswered e ->
                    e.accepted() ? done(Stage.ACCEPTED, Step.ANSWER) : at(Stage.REJECTED_MINISTRY);
            case GroundChecked e ->
                    e.agreed()
                            ? done(Stage.GROUND_CHECKED, Step.GROUND_CHECK)
                            : at(Stage.REJECTED_GROUND);
            case ProposalTookEffect e -> done(Stage.EFFECTIVE, Step.EFFECT);
            case ProposalReversed e -> at(Stage.REVERSED);
            case ProposalWithdrawn e -> at(Stage.WITHDRAWN);
            case ObjectionWarned e -> null;
            case ObjectionRanOut e ->
                    e.upheld() ? done(Stage.FIELD_VERIFIED, Step.FIELD_VERIFICATION) : null;
        };
    }

    List<Step> applied(List<Step> before) {
        List<Step> after = new ArrayList<>(before);
        if (undone != null) {
            after.remove(undone);
        }
        if (done != null && !after.contains(done)) {
            after.add(done);
        }
        return after;
    }

    private static Progress at(Stage stage) {
        return new Progress(stage, null, null);
    }

    private static Progress done(Stage stage, Step step) {
        return new Progress(stage, step, null);
    }
}

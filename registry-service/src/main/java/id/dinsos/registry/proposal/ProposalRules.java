package id.dinsos.registry.proposal;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.proposal.Proposal.Filed;
import id.dinsos.registry.proposal.Proposal.Hands;
import id.dinsos.registry.proposal.Proposal.Kind;
import id.dinsos.registry.proposal.Proposal.Outcome;
import id.dinsos.registry.proposal.Proposal.Stage;
import id.dinsos.registry.proposal.Proposal.Step;
import id.dinsos.registry.proposal.ProposalCommand.Answer;
import id.dinsos.registry.proposal.ProposalCommand.Approve;
import id.dinsos.registry.proposal.ProposalCommand.Return;
import id.dinsos.registry.proposal.ProposalCommand.Reverse;
import id.dinsos.registry.proposal.ProposalCommand.Review;
import id.dinsos.registry.proposal.ProposalCommand.VerifyField;
import id.dinsos.registry.proposal.ProposalCommand.Withdraw;
import id.dinsos.registry.proposal.ProposalEvent.FieldVerified;
import id.dinsos.registry.proposal.ProposalEvent.MinistryAnswered;
import id.dinsos.registry.proposal.ProposalEvent.ProposalApproved;
import id.dinsos.registry.proposal.ProposalEvent.ProposalReturned;
import id.dinsos.registry.proposal.ProposalEvent.ProposalReversed;
import id.dinsos.registry.proposal.ProposalEvent.ProposalReviewed;
import id.dinsos.registry.proposal.ProposalEvent.ProposalWithdrawn;
import id.dinsos.registry.proposal.ProposalEvent.VerifierNamed;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What each step asks of a proposal: that it is its turn, that another hand takes it, and that what
 * was found or answered fits what was proposed.
 */
final class ProposalRules {
    private ProposalRules() {}

    static Decision<ProposalEvent> name(@Nullable String verifier, Filed filed) {
        if (!filed.isOpen()) {
            return notOpen(filed);
        }
        return Objects.equals(verifier, filed.hands().verifier())
                ? accept()
                : accept(new VerifierNamed(verifier));
    }

    static Decision<ProposalEvent> verify(VerifyField command, Filed filed) {
        Kind kind = filed.about().kind();
        boolean against = kind == Kind.REMOVE || kind == Kind.OBJECTION;
        boolean fits =
                switch (command.finding()) {
                    case CONFIRMED -> true;
                    case NOT_FOUND, NOT_ELIGIBLE -> !against;
                    case DISMISSED -> against;
                };
        if (!fits) {
            return refuse(
                    ProposalCode.PROPOSAL_FINDING_WRONG,
                    "%s is no finding about %s".formatted(command.finding(), kind));
        }
        if (filed.who().isErased()) {
            return erased();
        }
        LocalDate submitted = filed.plan().submittedOn();
        if (submitted != null && command.visit().visitedOn().isBefore(submitted)) {
            return refuse(ProposalCode.PROPOSAL_DAY_WRONG, "it was handed in on " + submitted);
        }
        return inTurn(
                filed,
                Step.FIELD_VERIFICATION,
                new FieldVerified(
                        command.visit(),
                        command.place() == null
                                ? null
                                : PersonalData.of(filed.who().subject(), command.place()),
                        command.finding(),
                        command.by()));
    }

    static Decision<ProposalEvent> erased() {
        return refuse(ProposalCode.PROPOSAL_PERSON_ERASED, "the person's data were erased");
    }

    static Decision<ProposalEvent> review(Review command, Filed filed) {
        Hands hands = filed.hands();
        return command.by().equals(hands.submitter()) || command.by().equals(hands.verifiedBy())
                ? refuse(ProposalCode.REVIEW_OF_OWN_WORK, "somebody else reviews it")
                : inTurn(filed, Step.REVIEW, new ProposalReviewed(command.note(), command.by()));
    }

    /** The reviewer asks for another visit, the regent for another review. */
    static Decision<ProposalEvent> giveBack(Return command, Filed filed) {
        Step next = filed.next();
        Step to =
                next == Step.REVIEW
                        ? Step.FIELD_VERIFICATION
                        : next == Step.DECREE ? Step.REVIEW : null;
        return to == null
                ? refuse(
                        ProposalCode.PROPOSAL_NOT_TO_RETURN,
                        "only what waits for a review or a decree is returned")
                : accept(new ProposalReturned(to, command.reason(), command.by()));
    }

    static Decision<ProposalEvent> approve(Approve command, Filed filed) {
        if (filed.done().contains(Step.DECREE)) {
            return command.decreeId().equals(filed.outcome().decreeId())
                    ? accept()
                    : refuse(
                            ProposalCode.PROPOSAL_APPROVED_ALREADY,
                            "another decree has approved it");
        }
        Hands hands = filed.hands();
        if (command.by().equals(hands.submitter())
                || command.by().equals(hands.verifiedBy())
                || command.by().equals(hands.reviewer())) {
            return refuse(ProposalCode.APPROVAL_OF_OWN_WORK, "somebody else approves it");
        }
        return filed.who().isErased()
                ? erased()
                : inTurn(
                        filed, Step.DECREE, new ProposalApproved(command.decreeId(), command.by()));
    }

    /** The same answer twice is one; another one is for people to clear up. */
    static Decision<ProposalEvent> answer(Answer command, Filed filed) {
        Outcome outcome = filed.outcome();
        if (!command.decreeId().equals(outcome.decreeId())) {
            return refuse(ProposalCode.ANSWER_OF_ANOTHER_DECREE, "it was not in this file");
        }
        if (outcome.answer() != null) {
            return outcome.answer() == command.accepted()
                    ? accept()
                    : refuse(
                            ProposalCode.ANSWER_CONTRADICTS, "an earlier answer said the opposite");
        }
        return inTurn(
                filed,
                Step.ANSWER,
                new MinistryAnswered(command.accepted(), command.reason(), command.on()));
    }

    static Decision<ProposalEvent> reverse(Reverse command, Filed filed) {
        return filed.stage() != Stage.EFFECTIVE
                ? refuse(ProposalCode.PROPOSAL_NOT_TO_REVERSE, "it is not in force")
                : accept(
                        new ProposalReversed(command.reason(), command.evidenceId(), command.by()));
    }

    static Decision<ProposalEvent> withdraw(Withdraw command, Filed filed) {
        return filed.stage().ends() || filed.done().contains(Step.DECREE)
                ? refuse(
                        ProposalCode.PROPOSAL_NOT_TO_WITHDRAW,
                        "it is " + filed.stage() + " and can only be decided on")
                : accept(new ProposalWithdrawn(command.reason(), command.by()));
    }

    static Decision<ProposalEvent> inTurn(Filed filed, Step step, ProposalEvent event) {
        if (!filed.isOpen()) {
            return notOpen(filed);
        }
        if (filed.done().contains(step)) {
            return refuse(ProposalCode.PROPOSAL_STEP_DONE, "%s was done".formatted(step));
        }
        return filed.next() == step
                ? accept(event)
                : refuse(
                        ProposalCode.PROPOSAL_OUT_OF_TURN,
                        "it is %s; %s comes next".formatted(filed.stage(), filed.next()));
    }

    static Decision<ProposalEvent> notOpen(Filed filed) {
        return filed.stage() == Stage.DRAFT
                ? refuse(ProposalCode.PROPOSAL_NOT_SUBMITTED, "it has not been handed in")
                : refuse(ProposalCode.PROPOSAL_ENDED, "it ended as " + filed.stage());
    }
}

package id.dinsos.registry.proposal;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.proposal.Proposal.Clock;
import id.dinsos.registry.proposal.Proposal.Filed;
import id.dinsos.registry.proposal.Proposal.Hands;
import id.dinsos.registry.proposal.Proposal.None;
import id.dinsos.registry.proposal.Proposal.Outcome;
import id.dinsos.registry.proposal.Proposal.Plan;
import id.dinsos.registry.proposal.Proposal.Stage;
import id.dinsos.registry.proposal.Proposal.Step;
import id.dinsos.registry.proposal.ProposalCommand.Answer;
import id.dinsos.registry.proposal.ProposalCommand.Approve;
import id.dinsos.registry.proposal.ProposalCommand.CheckCivil;
import id.dinsos.registry.proposal.ProposalCommand.CheckGround;
import id.dinsos.registry.proposal.ProposalCommand.Deliberate;
import id.dinsos.registry.proposal.ProposalCommand.Draft;
import id.dinsos.registry.proposal.ProposalCommand.NameVerifier;
import id.dinsos.registry.proposal.ProposalCommand.Repair;
import id.dinsos.registry.proposal.ProposalCommand.Return;
import id.dinsos.registry.proposal.ProposalCommand.Reverse;
import id.dinsos.registry.proposal.ProposalCommand.Review;
import id.dinsos.registry.proposal.ProposalCommand.Send;
import id.dinsos.registry.proposal.ProposalCommand.Submit;
import id.dinsos.registry.proposal.ProposalCommand.TakeEffect;
import id.dinsos.registry.proposal.ProposalCommand.Tick;
import id.dinsos.registry.proposal.ProposalCommand.VerifyField;
import id.dinsos.registry.proposal.ProposalCommand.Withdraw;
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
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * The rules of one proposal. It takes the steps of its kind, fixed when it is handed in, one after
 * the other: none is left out, none taken twice. Nobody reviews what they handed in or verified,
 * and nobody approves what they handed in, verified or reviewed. What the civil registry does not
 * find goes back to the village; what the regent returns goes back to the review. An acceptance by
 * the ministry changes nothing yet: only the version of the list does, after the ground check. When
 * an objection's days are over nobody is removed: at most, where the office has switched it on, the
 * clock stands in for the verification, and persons decide all the same.
 */
public final class ProposalDecider implements Decider<ProposalCommand, Proposal, ProposalEvent> {
    private final ProposalKinds kinds;
    private final boolean upheldByClock;

    /**
     * @param upheldByClock whether an objection not verified in time goes on as if it had been
     */
    public ProposalDecider(ProposalKinds kinds, boolean upheldByClock) {
        this.kinds = kinds;
        this.upheldByClock = upheldByClock;
    }

    @Override
    public Proposal initial() {
        return new None();
    }

    @Override
    public Decision<ProposalEvent> decide(ProposalCommand command, Proposal state) {
        return switch (state) {
            case None() ->
                    command instanceof Draft draft
                            ? draft(draft)
                            : refuse(ProposalCode.PROPOSAL_UNKNOWN, "there is no such proposal");
            case Filed filed ->
                    switch (command) {
                        case Draft draft -> again(draft, filed);
                        case Submit(var on) -> submit(on, filed);
                        case Deliberate deliberate -> deliberate(deliberate, filed);
                        case CheckCivil check -> checkCivil(check, filed);
                        case Repair repair -> repair(repair, filed);
                        case NameVerifier(var verifier) -> ProposalRules.name(verifier, filed);
                        case VerifyField verify -> ProposalRules.verify(verify, filed);
                        case Review review -> ProposalRules.review(review, filed);
                        case Return back -> ProposalRules.giveBack(back, filed);
                        case Approve approve -> ProposalRules.approve(approve, filed);
                        case Send(var decree, var on) ->
                                ProposalRules.inTurn(filed, Step.SENDING, new ProposalSent(on));
                        case Answer answer -> ProposalRules.answer(answer, filed);
                        case CheckGround(var agreed, var on, var source) ->
                                ProposalRules.inTurn(
                                        filed,
                                        Step.GROUND_CHECK,
                                        new GroundChecked(agreed, on, source));
                        case TakeEffect(var effect) ->
                                ProposalRules.inTurn(
                                        filed, Step.EFFECT, new ProposalTookEffect(effect));
                        case Reverse reverse -> ProposalRules.reverse(reverse, filed);
                        case Withdraw withdraw -> ProposalRules.withdraw(withdraw, filed);
                        case Tick(var today) -> tick(today, filed);
                    };
        };
    }

    private Decision<ProposalEvent> draft(Draft draft) {
        List<String> missing = kinds.missing(draft.about(), draft.who().content());
        return missing.isEmpty()
                ? accept(new ProposalDrafted(draft.about(), draft.who(), draft.by()))
                : refuse(
                        ProposalCode.PROPOSAL_INCOMPLETE,
                        "a proposal of this kind names " + String.join(", ", missing));
    }

    private static Decision<ProposalEvent> again(Draft draft, Filed filed) {
        return draft.about().equals(filed.about())
                        && Objects.equals(draft.who().content(), filed.who().content())
                ? accept()
                : refuse(ProposalCode.PROPOSAL_EXISTS, "another proposal has this id");
    }

    private Decision<ProposalEvent> submit(LocalDate on, Filed filed) {
        if (filed.stage() == Stage.WITHDRAWN) {
            return refuse(ProposalCode.PROPOSAL_ENDED, "it was withdrawn");
        }
        return filed.stage() != Stage.DRAFT
                ? refuse(
                        ProposalCode.PROPOSAL_SUBMITTED_ALREADY,
                        "it was handed in on " + filed.plan().submittedOn())
                : accept(
                        new ProposalSubmitted(
                                on,
                                kinds.steps(filed.about()),
                                kinds.clock(filed.about().kind(), on)));
    }

    private static Decision<ProposalEvent> deliberate(Deliberate command, Filed filed) {
        return ProposalRules.inTurn(
                filed,
                Step.DELIBERATION,
                new ProposalDeliberated(command.deliberation(), command.agreed()));
    }

    private Decision<ProposalEvent> checkCivil(CheckCivil command, Filed filed) {
        var answer = command.answer();
        boolean matched = answer.isMatch(kinds.nameScore());
        return ProposalRules.inTurn(filed, Step.CIVIL_CHECK, new CivilDataChecked(answer, matched));
    }

    private Decision<ProposalEvent> repair(Repair command, Filed filed) {
        if (filed.stage() != Stage.CIVIL_MISMATCH) {
            return refuse(
                    ProposalCode.PROPOSAL_NOTHING_TO_REPAIR,
                    "the civil registry has not found anything wrong");
        }
        if (filed.who().isErased()) {
            return ProposalRules.erased();
        }
        List<String> missing = kinds.missing(filed.about(), command.who());
        return missing.isEmpty()
                ? accept(
                        new ProposalRepaired(PersonalData.of(filed.who().subject(), command.who())))
                : refuse(
                        ProposalCode.PROPOSAL_INCOMPLETE,
                        "a proposal of this kind names " + String.join(", ", missing));
    }

    private Decision<ProposalEvent> tick(LocalDate today, Filed filed) {
        Clock clock = filed.plan().clock();
        Step next = filed.next();
        if (clock == null
                || next == null
                || next.compareTo(Step.FIELD_VERIFICATION) > 0
                || filed.outcome().ranOut()) {
            return accept();
        }
        if (today.isAfter(clock.dueOn())) {
            return accept(new ObjectionRanOut(today, upheldByClock));
        }
        LocalDate warned = filed.outcome().warned();
        LocalDate due = clock.after(warned == null ? LocalDate.MIN : warned);
        return due == null || due.isAfter(today)
                ? accept()
                : accept(
                        new ObjectionWarned(
                                today, (int) ChronoUnit.DAYS.between(today, clock.dueOn())));
    }

    @Override
    public Proposal evolve(Proposal state, ProposalEvent event) {
        if (event instanceof ProposalDrafted(var about, var who, var by)) {
            return new Filed(
                    about,
                    who,
                    Plan.NONE,
                    Stage.DRAFT,
                    List.of(),
                    new Hands(by, null, null, null),
                    Outcome.NONE);
        }
        Filed before = (Filed) state;
        Progress progress = Progress.of(event);
        return details(progress == null ? before : before.with(progress), event);
    }

    private static Filed details(Filed filed, ProposalEvent event) {
        return switch (event) {
            case ProposalDrafted e -> throw new IllegalStateException("handled above");
            case ProposalSubmitted(var on, var steps, var clock) ->
                    filed.with(new Plan(on, steps, clock));
            case ProposalRepaired(var who) -> filed.with(who);
            case VerifierNamed(var verifier) -> filed.with(filed.hands().sent(verifier));
            case FieldVerified e -> filed.with(filed.hands().verified(e.by()));
            case ProposalReviewed e -> filed.with(filed.hands().reviewed(e.by()));
            case ProposalApproved e -> filed.with(filed.outcome().decreed(e.decreeId()));
            case MinistryAnswered e -> filed.with(filed.outcome().answered(e.accepted()));
            case ObjectionWarned e -> filed.with(filed.outcome().warned(e.on()));
            case ObjectionRanOut e -> filed.with(filed.outcome().out());
            case ProposalTookEffect(var effect) -> filed.with(filed.outcome().of(effect));
            case ProposalDeliberated e -> filed;
            case CivilDataChecked e -> filed;
            case ProposalReturned e -> filed;
            case ProposalSent e -> filed;
            case GroundChecked e -> filed;
            case ProposalReversed e -> filed;
            case ProposalWithdrawn e -> filed;
        };
    }
}

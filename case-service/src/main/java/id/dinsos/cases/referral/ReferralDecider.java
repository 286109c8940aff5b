package id.dinsos.cases.referral;

import id.dinsos.cases.referral.Referral.Offered;
import id.dinsos.cases.referral.Referral.Stage;
import id.dinsos.cases.referral.ReferralDecider.Command;
import id.dinsos.cases.referral.ReferralEvent.*;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * The guards of a referral: OFFERED, then ACCEPTED or DECLINED or, by the clock alone, EXPIRED;
 * then ADMITTED, then DISCHARGED; REVOKED only before anybody has come.
 */
public final class ReferralDecider implements Decider<Command, Referral, ReferralEvent> {
    /** What can be asked of a referral. */
    public sealed interface Command {
        record Offer(Terms terms, String reason, Instant at) implements Command {}

        record Accept(Instant at) implements Command {}

        record Decline(String reason, Instant at) implements Command {}

        record Admit(Instant at) implements Command {}

        record Discharge(String outcome, Instant at) implements Command {}

        record Revoke(String reason, Instant at) implements Command {}

        record WithdrawConsent(Instant at) implements Command {}
    }

    public static Aggregate<Command, Referral, ReferralEvent> aggregate() {
        return Aggregate.of(new ReferralDecider())
                .ownedBy(state ->
                        state instanceof Offered offered ? offered.terms().fromOffice() : null);
    }

    @Override
    public Referral initial() {
        return new Referral.None();
    }

    @Override
    public Decision<ReferralEvent> decide(Command command, Referral state) {
        if (command instanceof Command.Offer offer) {
            return offer(offer, state);
        }
        return state instanceof Offered offered
                ? decide(command, offered)
                : Decision.refuse(
                        ReferralCode.REFERRAL_UNKNOWN, "there is no referral with this id");
    }

    private static Decision<ReferralEvent> offer(Command.Offer command, Referral state) {
        Terms terms = command.terms();
        if (state instanceof Offered) {
            return Decision.refuse(
                    ReferralCode.REFERRAL_ALREADY_OFFERED, "a referral with this id is on record");
        }
        if (terms.mode() == Terms.Mode.TRANSFER && terms.fromOffice().equals(terms.toOffice())) {
            return Decision.refuse(
                    ReferralCode.REFERRAL_TO_ITSELF, "the case belongs to that office");
        }
        return Decision.accept(
                new ReferralOffered(
                        terms,
                        PersonalData.of(terms.subject(), new Reason(command.reason())),
                        command.at()));
    }

    private static Decision<ReferralEvent> decide(Command command, Offered state) {
        return switch (command) {
            case Command.Offer offer -> throw new IllegalStateException("decided before");
            case Command.Accept accept ->
                    step(
                            state,
                            accept.at(),
                            EnumSet.of(Stage.OFFERED),
                            new ReferralAccepted(accept.at()));
            case Command.Decline decline ->
                    step(
                            state,
                            decline.at(),
                            EnumSet.of(Stage.OFFERED),
                            new ReferralDeclined(reason(state, decline.reason()), decline.at()));
            case Command.Admit admit ->
                    step(
                            state,
                            admit.at(),
                            EnumSet.of(Stage.ACCEPTED),
                            new ReferralAdmitted(admit.at()));
            case Command.Discharge discharge ->
                    step(
                            state,
                            discharge.at(),
                            EnumSet.of(Stage.ADMITTED),
                            new ReferralDischarged(discharge.outcome(), discharge.at()));
            case Command.Revoke revoke ->
                    step(
                            state,
                            revoke.at(),
                            EnumSet.of(Stage.OFFERED, Stage.ACCEPTED),
                            new ReferralRevoked(reason(state, revoke.reason()), revoke.at()));
            case Command.WithdrawConsent withdraw ->
                    state.readable()
                            ? Decision.accept(new ConsentWithdrawn(withdraw.at()))
                            : Decision.accept();
        };
    }

    private static Decision<ReferralEvent> step(
            Offered state, Instant at, Set<Stage> from, ReferralEvent event) {
        Stage now = state.stage(at);
        if (now == Stage.EXPIRED) {
            return Decision.refuse(
                    ReferralCode.REFERRAL_EXPIRED,
                    "nobody answered before " + state.terms().until());
        }
        return from.contains(now)
                ? Decision.accept(event)
                : Decision.refuse(ReferralCode.REFERRAL_STEP_NOT_ALLOWED, "the referral is " + now);
    }

    private static PersonalData<Reason> reason(Offered state, String text) {
        return PersonalData.of(state.terms().subject(), new Reason(text));
    }

    @Override
    public Referral evolve(Referral state, ReferralEvent event) {
        if (event instanceof ReferralOffered offered) {
            return new Offered(offered.terms(), Stage.OFFERED, true, "");
        }
        Offered known = (Offered) state;
        return switch (event) {
            case ReferralOffered offered -> known;
            case ReferralAccepted accepted -> known.to(Stage.ACCEPTED);
            case ReferralDeclined declined -> known.to(Stage.DECLINED);
            case ReferralAdmitted admitted -> known.to(Stage.ADMITTED);
            case ReferralDischarged discharged ->
                    new Offered(
                            known.terms(),
                            Stage.DISCHARGED,
                            known.readable(),
                            discharged.outcome());
            case ReferralRevoked revoked -> known.to(Stage.REVOKED);
            case ConsentWithdrawn withdrawn ->
                    new Offered(known.terms(), known.stage(), false, known.outcome());
        };
    }
}

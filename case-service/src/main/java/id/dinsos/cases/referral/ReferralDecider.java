package id.dinsos.cases.referral;

import id.dinsos.cases.referral.Referral.Asked;
import id.dinsos.cases.referral.Referral.Offered;
import id.dinsos.cases.referral.Referral.Stage;
import id.dinsos.cases.referral.ReferralDecider.Command;
import id.dinsos.cases.referral.ReferralEvent.*;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * The guards of a referral: OFFERED, then ACCEPTED or DECLINED or, by the clock alone, EXPIRED;
 * then ADMITTED, then DISCHARGED; REVOKED only before anybody has come. Who would receive a case
 * may ask for it first, and is answered with an offer or with a reason.
 */
public final class ReferralDecider implements Decider<Command, Referral, ReferralEvent> {
    /** What can be asked of a referral. */
    public sealed interface Command {
        /**
         * @param subject whose key guards the words
         */
        record Ask(
                String fromOffice,
                String toOffice,
                Terms.Mode mode,
                UUID subject,
                String reason,
                Instant until,
                Instant at)
                implements Command {}

        record Offer(Terms terms, Reason reason, Instant at) implements Command {}

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
                        switch (state) {
                            case Referral.None none -> null;
                            case Asked asked -> asked.request().toOffice();
                            case Offered offered -> offered.terms().fromOffice();
                        });
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
        if (command instanceof Command.Ask ask) {
            return ask(ask, state);
        }
        return switch (state) {
            case Referral.None none ->
                    Decision.refuse(
                            ReferralCode.REFERRAL_UNKNOWN, "there is no referral with this id");
            case Asked asked -> decide(command, asked);
            case Offered offered -> decide(command, offered);
        };
    }

    private static Decision<ReferralEvent> ask(Command.Ask command, Referral state) {
        if (!(state instanceof Referral.None)) {
            return Decision.refuse(
                    ReferralCode.REFERRAL_ALREADY_OFFERED, "a referral with this id is on record");
        }
        if (!receives(command.toOffice()) || !receives(command.fromOffice())) {
            return Decision.refuse(
                    ReferralCode.REFERRAL_NOT_YOURS,
                    "cases go between offices of provinces and regencies");
        }
        return command.fromOffice().equals(command.toOffice())
                ? Decision.refuse(
                        ReferralCode.REFERRAL_TO_ITSELF, "the case would belong to that office")
                : Decision.accept(
                        new ReferralAsked(
                                command.fromOffice(),
                                command.toOffice(),
                                command.mode(),
                                PersonalData.of(command.subject(), new Reason(command.reason())),
                                command.until(),
                                command.at()));
    }

    /** An offer goes to no smaller place, so that no request of one could be answered. */
    private static boolean receives(String office) {
        return RegionCode.of(office).level().compareTo(RegionCode.Level.REGENCY) <= 0;
    }

    private static Decision<ReferralEvent> decide(Command command, Asked state) {
        UUID subject = state.request().reason().subject();
        return switch (command) {
            case Command.Decline decline ->
                    step(
                            state.stage(decline.at()),
                            EnumSet.of(Stage.ASKED),
                            new ReferralDeclined(
                                    PersonalData.of(subject, new Reason(decline.reason())),
                                    decline.at()));
            case Command.Revoke revoke ->
                    step(
                            state.stage(revoke.at()),
                            EnumSet.of(Stage.ASKED),
                            new ReferralRevoked(
                                    PersonalData.of(subject, new Reason(revoke.reason())),
                                    revoke.at()));
            default ->
                    Decision.refuse(
                            ReferralCode.REFERRAL_STEP_NOT_ALLOWED, "nothing is offered yet");
        };
    }

    private static Decision<ReferralEvent> offer(Command.Offer command, Referral state) {
        Terms terms = command.terms();
        if (state instanceof Offered) {
            return Decision.refuse(
                    ReferralCode.REFERRAL_ALREADY_OFFERED, "a referral with this id is on record");
        }
        boolean inside = terms.fromOffice().equals(terms.toOffice());
        if (inside && terms.mode() == Terms.Mode.TRANSFER) {
            return Decision.refuse(
                    ReferralCode.REFERRAL_TO_ITSELF, "the case belongs to that office");
        }
        if (!inside && command.reason().agency() != null) {
            return Decision.refuse(
                    ReferralCode.REFERRAL_AGENCY_ELSEWHERE,
                    "what an agency outside answers is written down by your own office");
        }
        ReferralOffered offered =
                new ReferralOffered(
                        terms, PersonalData.of(terms.subject(), command.reason()), command.at());
        if (!(state instanceof Asked asked)) {
            return Decision.accept(offered);
        }
        return asked.request().fromOffice().equals(terms.fromOffice())
                        && asked.request().toOffice().equals(terms.toOffice())
                ? step(asked.stage(command.at()), EnumSet.of(Stage.ASKED), offered)
                : Decision.refuse(
                        ReferralCode.REFERRAL_NOT_ASKED,
                        asked.request().toOffice()
                                + " asked "
                                + asked.request().fromOffice()
                                + " for it");
    }

    private static Decision<ReferralEvent> decide(Command command, Offered state) {
        return switch (command) {
            case Command.Ask ask -> throw new IllegalStateException("decided before");
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
        return step(state.stage(at), from, event);
    }

    private static Decision<ReferralEvent> step(Stage now, Set<Stage> from, ReferralEvent event) {
        if (now == Stage.EXPIRED) {
            return Decision.refuse(ReferralCode.REFERRAL_EXPIRED, "nobody answered in time");
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
            return new Offered(offered.terms(), offered.reason(), Stage.OFFERED, true, "", null);
        }
        if (event instanceof ReferralAsked asked) {
            return new Asked(asked, Stage.ASKED, null);
        }
        if (state instanceof Asked asked) {
            return switch (event) {
                case ReferralDeclined declined -> asked.to(Stage.DECLINED, declined.reason());
                case ReferralRevoked revoked -> asked.to(Stage.REVOKED, revoked.reason());
                default -> asked;
            };
        }
        Offered known = (Offered) state;
        return switch (event) {
            case ReferralAsked asked -> known;
            case ReferralOffered offered -> known;
            case ReferralAccepted accepted -> known.to(Stage.ACCEPTED);
            case ReferralDeclined declined -> known.to(Stage.DECLINED, declined.reason());
            case ReferralAdmitted admitted -> known.to(Stage.ADMITTED);
            case ReferralDischarged discharged ->
                    new Offered(
                            known.terms(),
                            known.reason(),
                            Stage.DISCHARGED,
                            known.readable(),
                            discharged.outcome(),
                            null);
            case ReferralRevoked revoked -> known.to(Stage.REVOKED, revoked.reason());
            case ConsentWithdrawn withdrawn ->
                    new Offered(
                            known.terms(),
                            known.reason(),
                            known.stage(),
                            false,
                            known.outcome(),
                            known.answer());
        };
    }
}

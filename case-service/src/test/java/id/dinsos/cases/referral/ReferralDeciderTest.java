package id.dinsos.cases.referral;

import id.dinsos.cases.referral.ReferralDecider.Command;
import id.dinsos.cases.referral.ReferralEvent.*;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReferralDeciderTest {
    private static final Instant AT = Instant.parse("2026-11-20T02:00:00Z");
    private static final Instant UNTIL = AT.plus(Duration.ofHours(24));
    private static final UUID SUBJECT = new UUID(2, 2);
    private static final ReferralOffered OFFERED =
            new ReferralOffered(terms(Terms.Mode.REFERRAL, "35.78"), reason("perlu RSJ"), AT);
    private static final ReferralAccepted ACCEPTED = new ReferralAccepted(AT);
    private static final ReferralAdmitted ADMITTED = new ReferralAdmitted(AT);

    @Test
    void an_offer_is_made_once() {
        given().when(new Command.Offer(OFFERED.terms(), new Reason("perlu RSJ"), AT)).then(OFFERED);
        given(OFFERED)
                .when(new Command.Offer(OFFERED.terms(), new Reason("perlu RSJ"), AT))
                .thenRefused(ReferralCode.REFERRAL_ALREADY_OFFERED);
    }

    @Test
    void a_case_is_not_transferred_to_the_office_it_is_at() {
        given().when(new Command.Offer(terms(Terms.Mode.TRANSFER, "35.24"), new Reason("x"), AT))
                .thenRefused(ReferralCode.REFERRAL_TO_ITSELF);
    }

    @Test
    void an_agency_outside_is_followed_by_the_office_whose_case_it_is() {
        Reason police = new Reason("perlu perlindungan", "Polres");
        Terms own = terms(Terms.Mode.REFERRAL, "35.24");
        given().when(new Command.Offer(own, police, AT))
                .then(new ReferralOffered(own, PersonalData.of(SUBJECT, police), AT));
        given().when(new Command.Offer(OFFERED.terms(), police, AT))
                .thenRefused(ReferralCode.REFERRAL_AGENCY_ELSEWHERE);
    }

    @Test
    void it_goes_from_offer_to_discharge_step_by_step() {
        given(OFFERED).when(new Command.Accept(AT)).then(ACCEPTED);
        given(OFFERED, ACCEPTED).when(new Command.Admit(AT)).then(ADMITTED);
        given(OFFERED, ACCEPTED, ADMITTED)
                .when(new Command.Discharge("RECOVERED", AT))
                .then(new ReferralDischarged("RECOVERED", AT));
    }

    @Test
    void no_step_is_left_out() {
        given(OFFERED)
                .when(new Command.Admit(AT))
                .thenRefused(ReferralCode.REFERRAL_STEP_NOT_ALLOWED);
        given(OFFERED)
                .when(new Command.Discharge("X", AT))
                .thenRefused(ReferralCode.REFERRAL_STEP_NOT_ALLOWED);
        given(OFFERED, ACCEPTED)
                .when(new Command.Accept(AT))
                .thenRefused(ReferralCode.REFERRAL_STEP_NOT_ALLOWED);
        given(OFFERED, ACCEPTED)
                .when(new Command.Decline("penuh", AT))
                .thenRefused(ReferralCode.REFERRAL_STEP_NOT_ALLOWED);
    }

    @Test
    void an_answer_after_the_offer_lapsed_is_no_answer() {
        given(OFFERED).when(new Command.Accept(UNTIL)).thenRefused(ReferralCode.REFERRAL_EXPIRED);
        given(OFFERED)
                .when(new Command.Decline("penuh", UNTIL))
                .thenRefused(ReferralCode.REFERRAL_EXPIRED);
        given(OFFERED, ACCEPTED).when(new Command.Admit(UNTIL)).then(new ReferralAdmitted(UNTIL));
    }

    @Test
    void what_is_done_is_not_revoked() {
        given(OFFERED)
                .when(new Command.Revoke("keluarga datang", AT))
                .then(new ReferralRevoked(reason("keluarga datang"), AT));
        given(OFFERED, ACCEPTED)
                .when(new Command.Revoke("keluarga datang", AT))
                .then(new ReferralRevoked(reason("keluarga datang"), AT));
        given(OFFERED, ACCEPTED, ADMITTED)
                .when(new Command.Revoke("x", AT))
                .thenRefused(ReferralCode.REFERRAL_STEP_NOT_ALLOWED);
        given(OFFERED, new ReferralDeclined(reason("penuh"), AT))
                .when(new Command.Revoke("x", AT))
                .thenRefused(ReferralCode.REFERRAL_STEP_NOT_ALLOWED);
    }

    @Test
    void each_step_is_taken_from_its_own_stage_and_from_no_other() {
        Map<String, ReferralEvent[]> stages =
                Map.of(
                        "offered", new ReferralEvent[] {OFFERED},
                        "accepted", new ReferralEvent[] {OFFERED, ACCEPTED},
                        "admitted", new ReferralEvent[] {OFFERED, ACCEPTED, ADMITTED},
                        "declined", new ReferralEvent[] {OFFERED, declined()},
                        "revoked",
                                new ReferralEvent[] {OFFERED, new ReferralRevoked(reason("x"), AT)},
                        "discharged",
                                new ReferralEvent[] {
                                    OFFERED, ACCEPTED, ADMITTED, new ReferralDischarged("X", AT)
                                });
        Map<String, Command> steps =
                Map.of(
                        "accept", new Command.Accept(AT),
                        "decline", new Command.Decline("x", AT),
                        "admit", new Command.Admit(AT),
                        "discharge", new Command.Discharge("X", AT),
                        "revoke", new Command.Revoke("x", AT));
        Set<String> allowed =
                Set.of(
                        "offered accept",
                        "offered decline",
                        "offered revoke",
                        "accepted admit",
                        "accepted revoke",
                        "admitted discharge");

        stages.forEach((stage, history) ->
                steps.forEach((name, step) -> {
                    if (!allowed.contains(stage + " " + name)) {
                        given(history)
                                .when(step)
                                .thenRefused(ReferralCode.REFERRAL_STEP_NOT_ALLOWED);
                    }
                }));
    }

    private static ReferralDeclined declined() {
        return new ReferralDeclined(reason("penuh"), AT);
    }

    @Test
    void a_consent_is_taken_back_once() {
        given(OFFERED).when(new Command.WithdrawConsent(AT)).then(new ConsentWithdrawn(AT));
        given(OFFERED, new ConsentWithdrawn(AT))
                .when(new Command.WithdrawConsent(AT))
                .thenNothing();
    }

    @Test
    void nothing_is_done_to_what_was_never_offered() {
        given().when(new Command.Accept(AT)).thenRefused(ReferralCode.REFERRAL_UNKNOWN);
    }

    @Test
    void what_is_asked_for_is_answered_once_to_who_asks_with_an_offer_or_a_reason() {
        Command.Ask ask =
                new Command.Ask(
                        "35.24", "35.78", Terms.Mode.REFERRAL, SUBJECT, "warga kami", UNTIL, AT);
        ReferralAsked asked =
                new ReferralAsked(
                        "35.24", "35.78", Terms.Mode.REFERRAL, reason("warga kami"), UNTIL, AT);

        given().when(ask).then(asked);
        given(asked).when(ask).thenRefused(ReferralCode.REFERRAL_ALREADY_OFFERED);
        given().when(new Command.Ask("35", "35", Terms.Mode.TRANSFER, SUBJECT, "x", UNTIL, AT))
                .thenRefused(ReferralCode.REFERRAL_TO_ITSELF);
        given().when(
                        new Command.Ask(
                                "35.24",
                                "35.78.01.1001",
                                Terms.Mode.TRANSFER,
                                SUBJECT,
                                "x",
                                UNTIL,
                                AT))
                .thenRefused(ReferralCode.REFERRAL_NOT_YOURS);
        given().when(
                        new Command.Ask(
                                "35.24.05", "35.78", Terms.Mode.TRANSFER, SUBJECT, "x", UNTIL, AT))
                .thenRefused(ReferralCode.REFERRAL_NOT_YOURS);
        given(asked)
                .when(new Command.Offer(OFFERED.terms(), new Reason("perlu RSJ"), AT))
                .then(OFFERED);
        given(asked, OFFERED).when(new Command.Accept(AT)).then(ACCEPTED);
        given(asked)
                .when(new Command.Offer(terms(Terms.Mode.REFERRAL, "35.22"), new Reason("x"), AT))
                .thenRefused(ReferralCode.REFERRAL_NOT_ASKED);
        given(asked)
                .when(new Command.Accept(AT))
                .thenRefused(ReferralCode.REFERRAL_STEP_NOT_ALLOWED);
        given(asked)
                .when(new Command.Offer(OFFERED.terms(), new Reason("perlu RSJ"), UNTIL))
                .thenRefused(ReferralCode.REFERRAL_EXPIRED);
        ReferralDeclined declined = new ReferralDeclined(reason("tidak ada"), AT);
        given(asked).when(new Command.Decline("tidak ada", AT)).then(declined);
        given(asked).when(new Command.Revoke("x", AT)).then(new ReferralRevoked(reason("x"), AT));
        given(asked, declined)
                .when(new Command.Offer(OFFERED.terms(), new Reason("perlu RSJ"), AT))
                .thenRefused(ReferralCode.REFERRAL_STEP_NOT_ALLOWED);
    }

    private static Terms terms(Terms.Mode mode, String to) {
        return new Terms(
                new UUID(1, 1),
                "35.24",
                to,
                mode,
                null,
                "",
                List.of(Terms.Field.FACTS),
                Terms.Consent.GIVEN,
                SUBJECT,
                UNTIL);
    }

    private static PersonalData<Reason> reason(String text) {
        return PersonalData.of(SUBJECT, new Reason(text));
    }

    private static DeciderSpec<Command, Referral, ReferralEvent>.Given given(
            ReferralEvent... history) {
        return DeciderSpec.of(new ReferralDecider()).given(history);
    }
}

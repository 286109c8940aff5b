package id.dinsos.cases.referral;

import static id.dinsos.cases.handling.Samples.AT;
import static id.dinsos.cases.handling.Samples.BOSS;
import static id.dinsos.cases.handling.Samples.CASES;
import static id.dinsos.cases.handling.Samples.CURIOUS;
import static id.dinsos.cases.handling.Samples.ELSEWHERE;
import static id.dinsos.cases.handling.Samples.ID;
import static id.dinsos.cases.handling.Samples.PROCESS;
import static id.dinsos.cases.handling.Samples.SARI;
import static id.dinsos.cases.handling.Samples.SUBJECT;
import static id.dinsos.cases.handling.Samples.received;
import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.dinsos.cases.facility.Facility;
import id.dinsos.cases.facility.FacilityCode;
import id.dinsos.cases.facility.FacilityDecider;
import id.dinsos.cases.facility.FacilityEvent;
import id.dinsos.cases.facility.FacilityEvent.Address;
import id.dinsos.cases.facility.FacilityEvent.BedFreed;
import id.dinsos.cases.facility.FacilityEvent.BedOccupied;
import id.dinsos.cases.facility.FacilityEvent.BedReserved;
import id.dinsos.cases.facility.FacilityEvent.CapacitySet;
import id.dinsos.cases.facility.FacilityEvent.FacilityOpened;
import id.dinsos.cases.facility.FacilityEvent.ReservationReleased;
import id.dinsos.cases.facility.FacilityEvent.WaitingBegun;
import id.dinsos.cases.facility.FacilityEvent.WaitingEnded;
import id.dinsos.cases.handling.Assignment;
import id.dinsos.cases.handling.CaseCode;
import id.dinsos.cases.handling.CaseEvent.CaseAssigned;
import id.dinsos.cases.handling.CaseEvent.CaseHandedOver;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.referral.ReferralEvent.*;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.eventstore.rules.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A referral over the case, the offer and the bed: all of it moves together, or none. */
class ReferralProcessTest {
    private static final Aggregate<ReferralDecider.Command, Referral, ReferralEvent> REFERRALS =
            ReferralDecider.aggregate();
    private static final Aggregate<FacilityDecider.Command, Facility, FacilityEvent> FACILITIES =
            FacilityDecider.aggregate();
    private static final UUID REFERRAL = new UUID(5, 1);
    private static final UUID SHELTER = new UUID(6, 1);
    private static final Instant UNTIL = AT.plus(Duration.ofHours(24));

    /** Of the office that the case is offered to. */
    private static final Reader THERE = new Reader("ayu", "35.78", Set.of("officer"));

    private final ReferralProcess process = new ReferralProcess(REFERRALS, FACILITIES, PROCESS);

    @Test
    void an_offer_keeps_a_bed_at_the_office_it_is_made_to() {
        one(new FacilityEvent[] {opened("35.78"), beds(1)})
                .when(unit ->
                        process.offer(unit, REFERRAL, withBed(), new Reason("penuh"), SARI, AT))
                .then(events(REFERRAL, offered(withBed())), events(SHELTER, reserved(REFERRAL)));
    }

    @Test
    void where_no_bed_is_free_nothing_is_offered() {
        one(new FacilityEvent[] {opened("35.78"), beds(1), reserved(new UUID(5, 9))})
                .when(unit ->
                        process.offer(unit, REFERRAL, withBed(), new Reason("penuh"), SARI, AT))
                .thenRefused(FacilityCode.FACILITY_FULL);
    }

    @Test
    void a_bed_of_an_office_that_has_no_part_in_it_is_no_bed() {
        one(new FacilityEvent[] {opened("64.08"), beds(1)})
                .when(unit ->
                        process.offer(unit, REFERRAL, withBed(), new Reason("penuh"), SARI, AT))
                .thenRefused(FacilityCode.FACILITY_UNKNOWN);
        one(new FacilityEvent[] {opened("35"), beds(1)})
                .when(unit ->
                        process.offer(unit, REFERRAL, withBed(), new Reason("penuh"), SARI, AT))
                .then(events(REFERRAL, offered(withBed())), events(SHELTER, reserved(REFERRAL)));
    }

    @Test
    void without_consent_somebody_else_than_the_worker_who_supervises_decides() {
        Terms overridden = terms(Terms.Mode.REFERRAL, Terms.Consent.OVERRIDDEN, null);
        Reader bossAtWork = new Reader("agus", "35.24", Set.of("supervisor"));
        ProcessSpec sealed =
                given(
                        CASES,
                        ID,
                        received("VIOLENCE_SHELTER", Map.of()),
                        new CaseAssigned(new Assignment(new UUID(9, 9), "agus", ""), AT));
        sealed.and(REFERRALS, REFERRAL)
                .when(unit ->
                        process.offer(
                                unit, REFERRAL, overridden, new Reason("gawat"), bossAtWork, AT))
                .thenRefused(ReferralCode.REFERRAL_OVERRIDE_NEEDS_ANOTHER);
        given(CASES, ID, received("VIOLENCE_SHELTER", Map.of()))
                .when(unit ->
                        process.offer(unit, REFERRAL, overridden, new Reason("gawat"), SARI, AT))
                .thenRefused(ReferralCode.REFERRAL_OVERRIDE_NEEDS_ANOTHER);
        given(CASES, ID, received("VIOLENCE_SHELTER", Map.of()))
                .when(unit ->
                        process.offer(unit, REFERRAL, overridden, new Reason("gawat"), BOSS, AT))
                .then(events(REFERRAL, new ReferralOffered(overridden, reason("gawat"), AT)));
    }

    @Test
    void nobody_offers_a_case_that_is_not_there_for_them() {
        given(CASES, ID, received("VIOLENCE_SHELTER", Map.of()))
                .when(unit -> process.offer(unit, REFERRAL, plain(), new Reason("x"), CURIOUS, AT))
                .thenRefused(CaseCode.CASE_UNKNOWN);
    }

    @Test
    void a_transfer_that_is_accepted_moves_the_case_and_a_referral_does_not() {
        Terms transfer = terms(Terms.Mode.TRANSFER, Terms.Consent.GIVEN, null);
        two(offered(transfer))
                .when(unit -> process.accept(unit, REFERRAL, THERE, AT))
                .then(
                        events(REFERRAL, new ReferralAccepted(AT)),
                        events(ID, new CaseHandedOver(REFERRAL, "35.24", "35.78", "ayu", AT)));
        two(offered(plain()))
                .when(unit -> process.accept(unit, REFERRAL, THERE, AT))
                .then(events(REFERRAL, new ReferralAccepted(AT)));
    }

    @Test
    void each_side_does_its_own_steps() {
        two(offered(plain()))
                .when(unit -> process.accept(unit, REFERRAL, SARI, AT))
                .thenRefused(ReferralCode.REFERRAL_NOT_YOURS);
        two(offered(plain()))
                .when(unit -> process.revoke(unit, REFERRAL, "x", THERE, AT))
                .thenRefused(CaseCode.CASE_UNKNOWN);
        two(offered(plain()))
                .when(unit -> process.accept(unit, REFERRAL, ELSEWHERE, AT))
                .thenRefused(ReferralCode.REFERRAL_UNKNOWN);
        given(REFERRALS, REFERRAL)
                .when(unit -> process.withdrawConsent(unit, REFERRAL, SARI, AT))
                .thenRefused(ReferralCode.REFERRAL_UNKNOWN);
    }

    @Test
    void who_comes_takes_the_bed_and_who_goes_gives_it_back() {
        ProcessSpec.Then came =
                three(offered(withBed()), new ReferralAccepted(AT))
                        .when(unit -> process.admit(unit, REFERRAL, THERE, AT));
        came.then(
                events(REFERRAL, new ReferralAdmitted(AT)),
                events(SHELTER, new BedOccupied(REFERRAL, AT)));
        came.andThen()
                .when(unit -> process.discharge(unit, REFERRAL, "RECOVERED", THERE, AT))
                .then(
                        events(REFERRAL, new ReferralDischarged("RECOVERED", AT)),
                        events(SHELTER, new BedFreed(REFERRAL, AT)));
    }

    @Test
    void an_offer_that_is_declined_or_taken_back_gives_the_bed_back() {
        three(offered(withBed()))
                .when(unit -> process.decline(unit, REFERRAL, "penuh", THERE, AT))
                .then(
                        events(REFERRAL, new ReferralDeclined(reason("penuh"), AT)),
                        events(SHELTER, new ReservationReleased(REFERRAL, AT)));
        three(offered(withBed()))
                .when(unit -> process.revoke(unit, REFERRAL, "keluarga", SARI, AT))
                .then(
                        events(REFERRAL, new ReferralRevoked(reason("keluarga"), AT)),
                        events(SHELTER, new ReservationReleased(REFERRAL, AT)));
        two(offered(plain()))
                .when(unit -> process.decline(unit, REFERRAL, "penuh", THERE, AT))
                .then(events(REFERRAL, new ReferralDeclined(reason("penuh"), AT)));
    }

    @Test
    void a_consent_taken_back_ends_what_the_other_side_reads() {
        ProcessSpec.Then done =
                two(offered(plain()), new ReferralAccepted(AT))
                        .when(unit -> process.withdrawConsent(unit, REFERRAL, SARI, AT));
        done.then(events(REFERRAL, new ConsentWithdrawn(AT)));
        done.andThen()
                .when(unit -> {
                    var unused = process.disclosed(unit, REFERRAL, THERE, AT);
                })
                .thenRefused(ReferralCode.REFERRAL_DISCLOSURE_ENDED);
        two(offered(plain()), new ReferralAccepted(AT))
                .when(unit ->
                        assertThat(process.disclosed(unit, REFERRAL, THERE, AT).terms())
                                .isEqualTo(plain()))
                .thenNothing();
    }

    @Test
    void both_sides_see_the_referral_and_nobody_else_does() {
        two(offered(plain()))
                .when(unit -> {
                    assertThat(process.seen(unit, REFERRAL, THERE, AT).terms()).isEqualTo(plain());
                    assertThat(process.seen(unit, REFERRAL, SARI, AT).terms()).isEqualTo(plain());
                    assertThatExceptionOfType(RefusedException.class)
                            .isThrownBy(() -> process.seen(unit, REFERRAL, ELSEWHERE, AT))
                            .extracting(refused -> refused.refusal().code())
                            .isEqualTo(CaseCode.CASE_UNKNOWN);
                })
                .thenNothing();
    }

    @Test
    void a_request_is_known_to_who_asks_and_to_who_supervises_the_office_that_is_asked() {
        ReferralAsked asked =
                new ReferralAsked(
                        "35.24", "35.78", Terms.Mode.REFERRAL, reason("warga kami"), UNTIL, AT);
        two(asked)
                .when(unit ->
                        process.answer(unit, REFERRAL, plain(), new Reason("penuh"), SARI, AT))
                .thenRefused(ReferralCode.REFERRAL_UNKNOWN);
        two(asked)
                .when(unit ->
                        process.answer(unit, REFERRAL, plain(), new Reason("penuh"), BOSS, AT))
                .then(events(REFERRAL, offered(plain())));
        two(asked, offered(plain()))
                .when(unit ->
                        process.answer(unit, REFERRAL, plain(), new Reason("penuh"), BOSS, AT))
                .thenRefused(ReferralCode.REFERRAL_ALREADY_OFFERED);
        two(asked, offered(plain()))
                .when(unit ->
                        process.answer(unit, REFERRAL, plain(), new Reason("penuh"), SARI, AT))
                .thenRefused(ReferralCode.REFERRAL_UNKNOWN);
        two().when(unit -> process.answer(unit, REFERRAL, plain(), new Reason("penuh"), BOSS, AT))
                .thenRefused(ReferralCode.REFERRAL_UNKNOWN);
        two(asked)
                .when(unit -> process.decline(unit, REFERRAL, "tidak ada", BOSS, AT))
                .then(events(REFERRAL, new ReferralDeclined(reason("tidak ada"), AT)));
        two(asked)
                .when(unit -> process.decline(unit, REFERRAL, "x", THERE, AT))
                .thenRefused(ReferralCode.REFERRAL_NOT_YOURS);
        two(asked)
                .when(unit -> process.revoke(unit, REFERRAL, "ditemukan", THERE, AT))
                .then(events(REFERRAL, new ReferralRevoked(reason("ditemukan"), AT)));
        two(asked)
                .when(unit -> process.revoke(unit, REFERRAL, "x", BOSS, AT))
                .thenRefused(ReferralCode.REFERRAL_NOT_YOURS);
        two(asked)
                .when(unit -> process.decline(unit, REFERRAL, "x", ELSEWHERE, AT))
                .thenRefused(ReferralCode.REFERRAL_UNKNOWN);
    }

    @Test
    void who_waits_for_a_bed_waits_once_and_may_stop() {
        ProcessSpec.Then waits =
                one(new FacilityEvent[] {opened("35.24"), beds(0)})
                        .when(unit -> process.await(unit, SHELTER, ID, "WOMEN", SARI, AT));
        UUID waiting = ((WaitingBegun) waits.events(SHELTER).getFirst()).reservation();
        waits.then(events(SHELTER, new WaitingBegun(waiting, "WOMEN", ID, AT)));
        waits.andThen()
                .when(unit -> process.await(unit, SHELTER, ID, "WOMEN", SARI, AT))
                .thenNothing();
        waits.andThen()
                .when(unit -> process.stopWaiting(unit, SHELTER, ID, "WOMEN", SARI, AT))
                .then(events(SHELTER, new WaitingEnded(waiting, AT)));
        one(new FacilityEvent[] {opened("64.08"), beds(0)})
                .when(unit -> process.await(unit, SHELTER, ID, "WOMEN", SARI, AT))
                .thenRefused(FacilityCode.FACILITY_UNKNOWN);
    }

    /** A case and a shelter. */
    private static ProcessSpec one(FacilityEvent[] shelter) {
        return given(CASES, ID, received("VAGRANT", Map.of())).and(FACILITIES, SHELTER, shelter);
    }

    /** A case and a referral. */
    private static ProcessSpec two(ReferralEvent... referral) {
        return given(CASES, ID, received("VAGRANT", Map.of())).and(REFERRALS, REFERRAL, referral);
    }

    /** A case, a referral and the bed that it keeps. */
    private static ProcessSpec three(ReferralEvent... referral) {
        return two(referral).and(FACILITIES, SHELTER, opened("35.78"), beds(1), reserved(REFERRAL));
    }

    private static Terms plain() {
        return terms(Terms.Mode.REFERRAL, Terms.Consent.GIVEN, null);
    }

    private static Terms withBed() {
        return terms(Terms.Mode.REFERRAL, Terms.Consent.GIVEN, SHELTER);
    }

    private static Terms terms(Terms.Mode mode, Terms.Consent consent, @Nullable UUID facility) {
        return new Terms(
                ID,
                "35.24",
                "35.78",
                mode,
                facility,
                facility == null ? "" : "WOMEN",
                List.of(Terms.Field.FACTS),
                consent,
                SUBJECT,
                UNTIL);
    }

    private static ReferralOffered offered(Terms terms) {
        return new ReferralOffered(terms, reason("penuh"), AT);
    }

    private static PersonalData<Reason> reason(String text) {
        return PersonalData.of(SUBJECT, new Reason(text));
    }

    private static FacilityOpened opened(String owner) {
        return new FacilityOpened(
                owner,
                "Rumah Aman",
                "SHELTER",
                true,
                PersonalData.of(SHELTER, new Address("Jl. Melati 1")),
                AT);
    }

    private static CapacitySet beds(int count) {
        return new CapacitySet("WOMEN", count, AT);
    }

    private static BedReserved reserved(UUID reservation) {
        return new BedReserved(reservation, "WOMEN", ID, UNTIL, AT);
    }
}

package id.dinsos.cases.assistance;

import static id.dinsos.cases.handling.Samples.AT;
import static id.dinsos.cases.handling.Samples.CASES;
import static id.dinsos.cases.handling.Samples.CURIOUS;
import static id.dinsos.cases.handling.Samples.ELSEWHERE;
import static id.dinsos.cases.handling.Samples.ID;
import static id.dinsos.cases.handling.Samples.PERSON;
import static id.dinsos.cases.handling.Samples.PROCESS;
import static id.dinsos.cases.handling.Samples.REF;
import static id.dinsos.cases.handling.Samples.SARI;
import static id.dinsos.cases.handling.Samples.SUBJECT;
import static id.dinsos.cases.handling.Samples.received;
import static id.dinsos.cases.handling.Samples.remark;
import static id.dinsos.cases.handling.Samples.unknown;
import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.cases.assistance.AssistanceDecider.Command;
import id.dinsos.cases.assistance.AssistanceDecider.Request;
import id.dinsos.cases.assistance.AssistanceEvent.AssistanceRequested;
import id.dinsos.cases.assistance.AssistanceEvent.AssistanceWithdrawn;
import id.dinsos.cases.assistance.AssistanceProcess.Known;
import id.dinsos.cases.assistance.AssistanceProcess.Other;
import id.dinsos.cases.handling.CaseCode;
import id.dinsos.cases.handling.CaseEvent;
import id.dinsos.cases.handling.CaseEvent.CaseMerged;
import id.dinsos.cases.handling.CaseEvent.DocumentFiled;
import id.dinsos.cases.handling.CaseEvent.IdentificationUndone;
import id.dinsos.cases.handling.CaseEvent.PersonIdentified;
import id.dinsos.cases.handling.CaseEvent.PersonInvolved;
import id.dinsos.cases.handling.Paper;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.ProcessSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Aid is asked for out of a case, by who works on it, under a decree, for somebody known. */
class AssistanceProcessTest {
    private static final Aggregate<Command, Request, AssistanceEvent> REQUESTS =
            AssistancePublisher.aggregate();
    private static final UUID HOUSEHOLD = new UUID(7, 1);
    private static final CaseEvent CASE = received("VAGRANT", Map.of());
    private static final CaseEvent DECREE =
            new DocumentFiled(
                    new UUID(8, 1),
                    AssistanceProcess.DECREE,
                    PersonalData.of(
                            SUBJECT, new Paper("188/12", LocalDate.of(2026, 11, 19), "SK", "")),
                    AT);

    private static final Known FAMILY = new Known(true, false, List.of());
    private static final Known PAYING = new Known(true, true, List.of());
    private static final Known NOBODY = new Known(false, false, List.of());

    private final AssistanceProcess process = new AssistanceProcess(REQUESTS, PROCESS);

    @Test
    void aid_for_a_household_carries_office_and_region_of_the_case() {
        Aid asked = aid(HOUSEHOLD, "", "");
        given(CASES, ID, CASE, DECREE)
                .when(unit -> process.ask(unit, asked, FAMILY, SARI, AT))
                .then(
                        events(
                                asked.requestId(),
                                new AssistanceRequested(
                                        aid(HOUSEHOLD, "35.24.05.2001", "35.24"), AT)));
    }

    @Test
    void a_person_has_to_be_identified_in_the_case() {
        Aid asked = aid(PERSON, "", "");
        given(CASES, ID, CASE, DECREE, new PersonInvolved(unknown(), AT))
                .when(unit -> process.ask(unit, asked, NOBODY, SARI, AT))
                .thenRefused(AssistanceCode.ASSISTANCE_BENEFICIARY_UNKNOWN);
        given(
                        CASES,
                        ID,
                        CASE,
                        DECREE,
                        new PersonInvolved(unknown(), AT),
                        new PersonIdentified(REF, PERSON, AT))
                .when(unit -> process.ask(unit, asked, NOBODY, SARI, AT))
                .then(
                        events(
                                asked.requestId(),
                                new AssistanceRequested(
                                        aid(PERSON, "35.24.05.2001", "35.24"), AT)));
    }

    @Test
    void aid_follows_who_somebody_turned_out_to_be_once_the_wrong_request_is_taken_back() {
        UUID wrong = new UUID(4, 9);
        Aid asked = aid(PERSON, "", "");
        found(wrong)
                .when(unit -> process.ask(unit, asked, other(wrong, wrong), SARI, AT))
                .thenRefused(AssistanceCode.ASSISTANCE_FOR_ANOTHER);
        found(wrong)
                .when(unit -> process.ask(unit, asked, other(wrong, PERSON), SARI, AT))
                .thenRefused(AssistanceCode.ASSISTANCE_ALREADY_REQUESTED);
        Aid before = aid(wrong, "35.24.05.2001", "35.24");
        AssistanceRequested given =
                new AssistanceRequested(aid(PERSON, "35.24.05.2001", "35.24"), AT);
        found(wrong)
                .and(
                        REQUESTS,
                        before.requestId(),
                        new AssistanceRequested(before, AT),
                        new AssistanceWithdrawn(AT))
                .when(unit -> process.ask(unit, asked, other(wrong, wrong), SARI, AT))
                .then(events(asked.requestId(), given));
        found(wrong)
                .when(unit -> process.ask(unit, asked, other(PERSON, PERSON), SARI, AT))
                .then(
                        events(
                                asked.requestId(),
                                new AssistanceRequested(
                                        aid(PERSON, "35.24.05.2001", "35.24"), AT)));
    }

    @Test
    void of_whoever_stays_in_the_case_no_request_is_read_when_the_next_one_is_asked_for() {
        AssistanceRequested given =
                new AssistanceRequested(aid(HOUSEHOLD, "35.24.05.2001", "35.24"), AT);
        Known here = new Known(true, false, List.of(new Other(PERSON, PERSON)));
        found(new UUID(4, 9))
                .when(unit -> {
                    process.ask(unit, aid(HOUSEHOLD, "", ""), here, SARI, AT);
                    assertThat(unit.holds(aid(PERSON, "", "").requestId())).isFalse();
                })
                .then(events(aid(HOUSEHOLD, "", "").requestId(), given));
    }

    /** The case of somebody who was taken for another first. */
    private ProcessSpec found(UUID wrong) {
        return given(
                CASES,
                ID,
                CASE,
                DECREE,
                new PersonInvolved(unknown(), AT),
                new PersonIdentified(REF, wrong, AT),
                new IdentificationUndone(REF, wrong, remark("bukan dia"), AT),
                new PersonIdentified(REF, PERSON, AT));
    }

    @Test
    void without_a_decree_on_file_nothing_is_asked_for() {
        given(CASES, ID, CASE)
                .when(unit -> process.ask(unit, aid(HOUSEHOLD, "", ""), FAMILY, SARI, AT))
                .thenRefused(AssistanceCode.ASSISTANCE_DECREE_MISSING);
    }

    @Test
    void a_case_that_goes_on_as_another_asks_for_nothing_a_second_time() {
        given(CASES, ID, CASE, DECREE, new CaseMerged(new UUID(1, 9), AT))
                .when(unit -> process.ask(unit, aid(HOUSEHOLD, "", ""), FAMILY, SARI, AT))
                .thenRefused(CaseCode.CASE_MERGED);
    }

    @Test
    void a_sealed_case_asks_nobody_and_who_has_no_part_in_it_learns_nothing() {
        ProcessSpec sealed = given(CASES, ID, received("VIOLENCE_SHELTER", Map.of()), DECREE);
        sealed.when(unit -> process.ask(unit, aid(HOUSEHOLD, "", ""), FAMILY, SARI, AT))
                .thenRefused(AssistanceCode.ASSISTANCE_NOT_FOR_SEALED);
        sealed.when(unit -> process.ask(unit, aid(HOUSEHOLD, "", ""), FAMILY, CURIOUS, AT))
                .thenRefused(CaseCode.CASE_UNKNOWN);
    }

    @Test
    void the_same_aid_is_asked_for_once_and_again_after_it_was_withdrawn() {
        Aid asked = aid(HOUSEHOLD, "", "");
        ProcessSpec.Then done = standing().when(unit -> withdraw(unit, false));
        standing()
                .when(unit -> process.ask(unit, asked, FAMILY, SARI, AT))
                .thenRefused(AssistanceCode.ASSISTANCE_ALREADY_REQUESTED);
        done.then(events(asked.requestId(), new AssistanceWithdrawn(AT)));
        done.andThen()
                .when(unit -> process.ask(unit, asked, FAMILY, SARI, AT))
                .then(
                        events(
                                asked.requestId(),
                                new AssistanceRequested(
                                        aid(HOUSEHOLD, "35.24.05.2001", "35.24"), AT)));
    }

    @Test
    void aid_that_was_not_paid_in_the_year_of_its_decree_is_asked_for_anew_under_one_of_the_next() {
        Aid old = aid(HOUSEHOLD, "", "");
        Aid anew = decreed(LocalDate.parse("2027-01-04"), "", "");
        Instant lastHour = Instant.parse("2026-12-31T16:59:59Z");
        Instant newYear = Instant.parse("2026-12-31T17:00:00Z");

        standing()
                .when(unit -> process.ask(unit, old, FAMILY, SARI, lastHour))
                .thenRefused(AssistanceCode.ASSISTANCE_ALREADY_REQUESTED);
        standing()
                .when(unit -> process.ask(unit, old, FAMILY, SARI, newYear))
                .thenRefused(AssistanceCode.ASSISTANCE_DECREE_LAPSED);
        standing()
                .when(unit -> process.ask(unit, anew, PAYING, SARI, newYear))
                .thenRefused(AssistanceCode.ASSISTANCE_ALREADY_REQUESTED);
        standing()
                .when(unit -> process.ask(unit, anew, FAMILY, SARI, newYear))
                .then(
                        events(
                                old.requestId(),
                                new AssistanceRequested(
                                        decreed(
                                                LocalDate.parse("2027-01-04"),
                                                "35.24.05.2001",
                                                "35.24"),
                                        newYear)));
    }

    @Test
    void what_is_being_paid_is_not_withdrawn() {
        standing()
                .when(unit -> withdraw(unit, true))
                .thenRefused(AssistanceCode.ASSISTANCE_ALREADY_PAID);
    }

    @Test
    void a_request_is_withdrawn_through_its_own_case_by_its_own_office() {
        UUID other = new UUID(1, 9);
        UUID request = aid(HOUSEHOLD, "", "").requestId();
        standing()
                .and(CASES, other, CASE)
                .when(unit -> process.withdraw(unit, other, request, false, SARI, AT))
                .thenRefused(AssistanceCode.ASSISTANCE_UNKNOWN);
        standing()
                .when(unit -> process.withdraw(unit, ID, request, false, ELSEWHERE, AT))
                .thenRefused(CaseCode.CASE_UNKNOWN);
        given(CASES, ID, CASE)
                .when(unit -> process.withdraw(unit, ID, request, false, SARI, AT))
                .thenRefused(AssistanceCode.ASSISTANCE_UNKNOWN);
    }

    private void withdraw(id.dinsos.eventstore.rules.UnitOfWork unit, boolean paying) {
        process.withdraw(unit, ID, aid(HOUSEHOLD, "", "").requestId(), paying, SARI, AT);
    }

    private static Known other(UUID person, UUID goesOn) {
        return new Known(false, false, List.of(new Other(person, goesOn)));
    }

    private static ProcessSpec standing() {
        Aid aid = aid(HOUSEHOLD, "35.24.05.2001", "35.24");
        return given(CASES, ID, CASE, DECREE)
                .and(REQUESTS, aid.requestId(), new AssistanceRequested(aid, AT));
    }

    private static Aid aid(UUID beneficiary, String region, String owner) {
        return aid(beneficiary, LocalDate.parse("2026-11-19"), region, owner);
    }

    private static Aid decreed(LocalDate day, String region, String owner) {
        return aid(HOUSEHOLD, day, region, owner);
    }

    private static Aid aid(UUID beneficiary, LocalDate decreed, String region, String owner) {
        return new Aid(
                ID,
                beneficiary,
                "FURNISHING",
                "KEBAKARAN-BABAT",
                "DISASTER",
                3_000_000,
                "188/12",
                decreed,
                region,
                owner);
    }
}

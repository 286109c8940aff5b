package id.dinsos.cases.handling;

import static id.dinsos.cases.handling.Samples.AT;
import static id.dinsos.cases.handling.Samples.BOSS;
import static id.dinsos.cases.handling.Samples.CALENDARS;
import static id.dinsos.cases.handling.Samples.CASES;
import static id.dinsos.cases.handling.Samples.CURIOUS;
import static id.dinsos.cases.handling.Samples.ELSEWHERE;
import static id.dinsos.cases.handling.Samples.ID;
import static id.dinsos.cases.handling.Samples.OFFICE_KINDS;
import static id.dinsos.cases.handling.Samples.OTHER;
import static id.dinsos.cases.handling.Samples.PROCESS;
import static id.dinsos.cases.handling.Samples.REPORT;
import static id.dinsos.cases.handling.Samples.SARI;
import static id.dinsos.cases.handling.Samples.SUBJECT;
import static id.dinsos.cases.handling.Samples.clock;
import static id.dinsos.cases.handling.Samples.kind;
import static id.dinsos.cases.handling.Samples.received;
import static id.dinsos.cases.handling.Samples.remark;
import static id.dinsos.cases.handling.Samples.triaged;
import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.cases.calendar.CalendarEvent;
import id.dinsos.cases.calendar.OfficeCalendar;
import id.dinsos.cases.handling.CaseEvent.*;
import id.dinsos.cases.kind.CaseKind;
import id.dinsos.cases.kind.CaseState;
import id.dinsos.cases.kind.Confidentiality;
import id.dinsos.cases.kind.KindCode;
import id.dinsos.cases.kind.KindEvent.KindDefined;
import id.dinsos.cases.kind.KindRef;
import id.dinsos.cases.kind.OfficeKind;
import id.dinsos.cases.kind.Priority;
import id.dinsos.eventstore.rules.KernelCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The rules of cases over several streams: kinds, doubles, successors, calendars, and who may. */
class CaseProcessTest {
    private static final UUID KIND = OfficeKind.streamId("35.24", "VAGRANT");
    private static final UUID CALENDAR = OfficeCalendar.streamId("35.24");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

    @Test
    void a_case_follows_the_offices_version_from_the_day_it_is_in_force() {
        CaseKind own = calm(kind("VAGRANT"));
        KindDefined today = new KindDefined("35.24", 1, TODAY, own, AT);
        KindDefined tomorrow = new KindDefined("35.24", 1, TODAY.plusDays(1), own, AT);

        Case.Opened under =
                (Case.Opened)
                        given(OFFICE_KINDS, KIND, today)
                                .and(CASES, ID)
                                .when(unit ->
                                        PROCESS.receive(unit, ID, intake("VAGRANT"), SARI, AT))
                                .state(CASES, ID);
        Case.Opened before =
                (Case.Opened)
                        given(OFFICE_KINDS, KIND, tomorrow)
                                .and(CASES, ID)
                                .when(unit ->
                                        PROCESS.receive(unit, ID, intake("VAGRANT"), SARI, AT))
                                .state(CASES, ID);

        assertThat(under.origin().kind()).isEqualTo(new KindRef("35.24", "VAGRANT", 1));
        assertThat(under.timers()).isEmpty();
        assertThat(before.origin().kind()).isEqualTo(KindRef.standard("VAGRANT"));
    }

    @Test
    void a_kind_nobody_has_is_no_kind() {
        given(CASES, ID)
                .when(unit -> PROCESS.receive(unit, ID, intake("DRAGON"), SARI, AT))
                .thenRefused(KindCode.KIND_UNKNOWN);
    }

    @Test
    void a_fact_the_kind_does_not_ask_for_is_refused() {
        given(CASES, ID, vagrant())
                .when(unit ->
                        PROCESS.note(unit, ID, SARI, new FactSheet(Map.of("colour", "red")), AT))
                .thenRefused(KernelCode.FIELD_INVALID);
    }

    @Test
    void two_cases_become_one_and_two_again() {
        given(CASES, ID, vagrant())
                .and(CASES, OTHER, vagrant())
                .when(unit -> PROCESS.merge(unit, ID, OTHER, SARI, AT))
                .then(
                        events(OTHER, new CaseAbsorbed(ID, AT)),
                        events(ID, new CaseMerged(OTHER, AT)));
        given(CASES, ID, received("VAGRANT", Map.of()), new CaseMerged(OTHER, AT))
                .and(CASES, OTHER, received("VAGRANT", Map.of()), new CaseAbsorbed(ID, AT))
                .when(unit -> PROCESS.unmerge(unit, ID, SARI, AT))
                .then(
                        events(ID, new MergeUndone(OTHER, AT)),
                        events(OTHER, new AbsorptionUndone(ID, AT)));
    }

    @Test
    void a_double_can_be_parted_even_after_the_other_has_ended() {
        given(CASES, ID, received("VAGRANT", Map.of()), new CaseMerged(OTHER, AT))
                .and(
                        CASES,
                        OTHER,
                        received("VAGRANT", Map.of()),
                        new CaseAbsorbed(ID, AT),
                        new CaseClosed(CaseState.CLOSED, "HOME", remark(""), AT))
                .when(unit -> PROCESS.unmerge(unit, ID, SARI, AT))
                .then(
                        events(ID, new MergeUndone(OTHER, AT)),
                        events(OTHER, new AbsorptionUndone(ID, AT)));
    }

    @Test
    void a_case_is_not_merged_with_itself_or_with_one_that_is_more_or_less_confidential() {
        given(CASES, ID, vagrant())
                .when(unit -> PROCESS.merge(unit, ID, ID, SARI, AT))
                .thenRefused(CaseCode.CASE_MERGE_IMPOSSIBLE);
        given(CASES, ID, vagrant())
                .and(CASES, OTHER, received("ODGJ", Map.of()))
                .when(unit -> PROCESS.merge(unit, ID, OTHER, BOSS, AT))
                .thenRefused(CaseCode.CASE_MERGE_IMPOSSIBLE);
    }

    @Test
    void a_merge_does_not_tell_that_a_sealed_case_is_there() {
        given(CASES, ID, vagrant())
                .and(CASES, OTHER, received("VIOLENCE_SHELTER", Map.of()))
                .when(unit -> PROCESS.merge(unit, ID, OTHER, CURIOUS, AT))
                .thenRefused(CaseCode.CASE_UNKNOWN);
    }

    @Test
    void what_has_ended_is_taken_up_by_a_case_that_names_it() {
        UUID subject = new UUID(7, 7);

        var then =
                given(
                                CASES,
                                ID,
                                received("ODGJ", Map.of("dangerous", true)),
                                new CaseClosed(CaseState.CLOSED, "RELAPSED", remark(""), AT))
                        .and(CASES, OTHER)
                        .when(unit -> PROCESS.reopen(unit, ID, OTHER, subject, SARI, AT));

        Case.Opened next = (Case.Opened) then.state(CASES, OTHER);
        assertThat(then.events(ID)).containsExactly(new CaseReopened(OTHER, AT));
        assertThat(next.origin().predecessor()).isEqualTo(ID);
        assertThat(next.origin().subject()).isEqualTo(subject);
        assertThat(next.origin().confidentiality()).isEqualTo(Confidentiality.RESTRICTED);
        assertThat(next.progress().priority()).isEqualTo(Priority.P0);
    }

    @Test
    void time_passes_over_the_offices_own_calendar() {
        Instant due = Instant.parse("2026-11-25T02:00:00Z");
        CaseEvent[] history = {
            received("HOME_CARE", Map.of()),
            triaged(Priority.P3, "otherwise"),
            clock("FIRST_VISIT", 4_320, true)
        };

        given(CASES, ID, history)
                .and(CALENDARS, CALENDAR)
                .when(unit -> PROCESS.tick(unit, ID, due))
                .then(events(ID, new ClockBreached("FIRST_VISIT", 1, due, 0, due)));
        given(CASES, ID, history)
                .and(
                        CALENDARS,
                        CALENDAR,
                        new CalendarEvent.HolidayDecreed(
                                "35.24", LocalDate.parse("2026-11-24"), "Pilkada", "Keppres", AT))
                .when(unit -> PROCESS.tick(unit, ID, due.plus(Duration.ofHours(6))))
                .then(
                        events(
                                ID,
                                new ClockWarned(
                                        "FIRST_VISIT",
                                        due.plus(Duration.ofDays(1)),
                                        1,
                                        due.plus(Duration.ofHours(6)))));
        given(CASES, ID).when(unit -> PROCESS.tick(unit, ID, due)).thenNothing();
    }

    @Test
    void the_glass_is_broken_within_the_office_alone() {
        given(CASES, ID, received("VIOLENCE_SHELTER", Map.of()))
                .when(unit -> PROCESS.breakGlass(unit, ID, OTHER, CURIOUS, "pingsan", AT))
                .then(
                        events(
                                ID,
                                new GlassBroken(
                                        OTHER,
                                        "budi",
                                        remark("pingsan"),
                                        AT.plus(Duration.ofHours(4)),
                                        AT)));
        given(CASES, ID, received("VIOLENCE_SHELTER", Map.of()))
                .when(unit -> PROCESS.breakGlass(unit, ID, OTHER, ELSEWHERE, "pingsan", AT))
                .thenRefused(CaseCode.CASE_UNKNOWN);
        given(CASES, ID)
                .when(unit -> PROCESS.breakGlass(unit, ID, OTHER, CURIOUS, "pingsan", AT))
                .thenRefused(CaseCode.CASE_UNKNOWN);
    }

    @Test
    void who_may_know_of_a_case_depends_on_its_class_and_on_who_works_on_it() {
        Case.Opened sealed = opened(received("VIOLENCE_SHELTER", Map.of()));
        Case.Opened health = opened(received("ODGJ", Map.of()));
        Case.Opened plain = opened(received("VAGRANT", Map.of()));
        Case.Opened assigned =
                opened(
                        received("VIOLENCE_SHELTER", Map.of()),
                        new CaseAssigned(new Assignment(OTHER, "agus", ""), AT));

        assertThat(CaseAccess.sight(sealed, SARI, AT)).isEqualTo(CaseAccess.Sight.ALL);
        assertThat(CaseAccess.sight(sealed, BOSS, AT)).isEqualTo(CaseAccess.Sight.ALL);
        assertThat(CaseAccess.sight(sealed, CURIOUS, AT)).isEqualTo(CaseAccess.Sight.NOTHING);
        assertThat(CaseAccess.sight(sealed, ELSEWHERE, AT)).isEqualTo(CaseAccess.Sight.NOTHING);
        assertThat(CaseAccess.sight(assigned, SARI, AT)).isEqualTo(CaseAccess.Sight.NOTHING);
        assertThat(CaseAccess.sight(health, CURIOUS, AT)).isEqualTo(CaseAccess.Sight.EXISTENCE);
        assertThat(CaseAccess.sight(plain, CURIOUS, AT)).isEqualTo(CaseAccess.Sight.ALL);
        assertThat(CaseAccess.sight(plain, ELSEWHERE, AT)).isEqualTo(CaseAccess.Sight.NOTHING);
    }

    @Test
    void a_grant_ends_when_it_says() {
        Case.Opened open =
                opened(
                        received("VIOLENCE_SHELTER", Map.of()),
                        new GlassBroken(
                                OTHER, ELSEWHERE.account(), remark("x"), AT.plusSeconds(60), AT));

        assertThat(CaseAccess.sight(open, ELSEWHERE, AT)).isEqualTo(CaseAccess.Sight.ALL);
        assertThat(CaseAccess.sight(open, ELSEWHERE, AT.plusSeconds(60)))
                .isEqualTo(CaseAccess.Sight.NOTHING);
    }

    private static Case.Opened opened(CaseEvent... history) {
        return (Case.Opened) CASES.decider().fold(List.of(history));
    }

    private static CaseEvent[] vagrant() {
        return new CaseEvent[] {received("VAGRANT", Map.of()), triaged(Priority.P2, "otherwise")};
    }

    /** The kind without clocks. */
    private static CaseKind calm(CaseKind kind) {
        return new CaseKind(
                kind.code(),
                kind.name(),
                kind.confidentiality(),
                kind.sources(),
                kind.facts(),
                kind.triage(),
                kind.otherwise(),
                kind.stages(),
                List.of(),
                kind.closings(),
                kind.followUps());
    }

    private static Intake intake(String kind) {
        return new Intake(
                kind,
                "SATPOL_PP",
                "35.24.05.2001",
                "35.24",
                SUBJECT,
                REPORT,
                FactSheet.EMPTY,
                List.of(),
                AT,
                null);
    }
}

package id.dinsos.cases.handling;

import static id.dinsos.cases.handling.Samples.AT;
import static id.dinsos.cases.handling.Samples.PERSON;
import static id.dinsos.cases.handling.Samples.REF;
import static id.dinsos.cases.handling.Samples.REPORT;
import static id.dinsos.cases.handling.Samples.SUBJECT;
import static id.dinsos.cases.handling.Samples.clock;
import static id.dinsos.cases.handling.Samples.kind;
import static id.dinsos.cases.handling.Samples.origin;
import static id.dinsos.cases.handling.Samples.received;
import static id.dinsos.cases.handling.Samples.remark;
import static id.dinsos.cases.handling.Samples.triaged;
import static id.dinsos.cases.handling.Samples.unknown;
import static id.dinsos.cases.kind.Priority.P0;
import static id.dinsos.cases.kind.Priority.P1;
import static id.dinsos.cases.kind.Priority.P2;
import static id.dinsos.cases.kind.Priority.P3;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.cases.handling.CaseCommand.*;
import id.dinsos.cases.handling.CaseCommand.Going;
import id.dinsos.cases.handling.CaseEvent.*;
import id.dinsos.cases.handling.Remark.RemarkClass;
import id.dinsos.cases.kind.CaseKind;
import id.dinsos.cases.kind.CaseState;
import id.dinsos.cases.kind.Confidentiality;
import id.dinsos.cases.kind.KindRef;
import id.dinsos.cases.kind.Triage;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseDeciderTest {
    private static final UUID OTHER = new UUID(9, 9);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

    /** Of the one visit of {@code freed}. */
    private static final LocalDate DUE = LocalDate.parse("2026-12-20");

    private static final CaseKind ODGJ = kind("ODGJ");
    private static final CaseKind SHACKLING = kind("SHACKLING");
    private static final ClockStarted FIRST = clock("FIRST_RESPONSE", 120, false, 60L, 240L);
    private static final ClockStarted OVERALL = clock("OVERALL", 20_160, false, 1_440L);

    @Test
    void whoever_is_told_of_is_taken_in_judged_and_put_on_the_clock_known_or_not() {
        given().when(receive(Map.of("dangerous", true), unknown()))
                .then(
                        received("ODGJ", Map.of("dangerous", true)),
                        new PersonInvolved(unknown(), AT),
                        triaged(P0, "danger-to-self-or-others"),
                        FIRST,
                        OVERALL);
    }

    @Test
    void a_case_is_received_once() {
        given(open()).when(receive(Map.of())).thenRefused(CaseCode.CASE_ALREADY_RECEIVED);
    }

    @Test
    void a_kind_says_from_whom_it_is_taken() {
        Origin own =
                new Origin(
                        KindRef.standard("ODGJ"),
                        "NEWSPAPER",
                        "35.24",
                        "35.24",
                        Confidentiality.RESTRICTED,
                        SUBJECT,
                        "sari",
                        AT,
                        null);

        given().when(
                        new Receive(
                                own,
                                ODGJ,
                                PersonalData.of(SUBJECT, REPORT),
                                FactSheet.EMPTY,
                                List.of(),
                                AT))
                .thenRefused(CaseCode.CASE_SOURCE_NOT_TAKEN);
    }

    @Test
    void nothing_can_be_done_to_a_case_nobody_told_of() {
        given().when(new Resume("OVERALL", AT)).thenRefused(CaseCode.CASE_UNKNOWN);
    }

    @Test
    void facts_that_come_in_judge_it_anew_and_its_clocks_run_against_the_new_limit() {
        given(
                        received("ODGJ", Map.of()),
                        triaged(P1, "brought-in-by-a-raid"),
                        clock("FIRST_RESPONSE", 720, false, 60L, 240L),
                        OVERALL)
                .when(new NoteFacts(ODGJ, new FactSheet(Map.of("injured", true)), AT))
                .then(
                        new FactsNoted(
                                PersonalData.of(SUBJECT, new FactSheet(Map.of("injured", true))),
                                AT),
                        new CaseTriaged(
                                P0, "injured-or-ill", List.of("danger-to-self-or-others"), AT),
                        FIRST);
    }

    @Test
    void facts_that_change_nothing_are_not_noted_twice() {
        given(open())
                .when(new NoteFacts(ODGJ, new FactSheet(Map.of("dangerous", true)), AT))
                .thenNothing();
    }

    @Test
    void a_case_goes_where_its_kind_leads_and_its_first_clock_stops() {
        given(open())
                .when(move(ODGJ, CaseState.ASSESSED))
                .then(
                        new CaseMoved(CaseState.ASSESSED, remark("sudah dinilai"), AT),
                        new ClockStopped("FIRST_RESPONSE", AT));
    }

    @ParameterizedTest
    @EnumSource(
            value = CaseState.class,
            names = {"ASSESSED", "WAITLISTED", "DUPLICATE", "OUT_OF_AREA"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_triaged_case_goes_nowhere_else(CaseState to) {
        given(open()).when(move(ODGJ, to)).thenRefused(CaseCode.CASE_MOVE_NOT_ALLOWED);
    }

    @Test
    void a_referral_needs_its_letter() {
        CaseEvent[] inService = and(open(), moved(CaseState.ASSESSED), moved(CaseState.IN_SERVICE));

        given(inService)
                .when(move(ODGJ, CaseState.REFERRED))
                .thenRefused(CaseCode.CASE_DOCUMENT_MISSING);
        given(and(inService, filed("REFERRAL_LETTER")))
                .when(move(ODGJ, CaseState.REFERRED))
                .then(new CaseMoved(CaseState.REFERRED, remark("sudah dinilai"), AT));
    }

    @Test
    void a_step_waits_for_the_facts_it_asks_for() {
        given(
                        and(
                                open(),
                                moved(CaseState.ASSESSED),
                                moved(CaseState.IN_SERVICE),
                                filed("HANDOVER_OF_CLIENT")))
                .when(move(ODGJ, CaseState.AFTERCARE))
                .thenRefused(CaseCode.CASE_FACT_MISSING);
    }

    @Test
    void a_step_may_be_a_matter_of_roles() {
        CaseKind strict =
                new CaseKind(
                        "ODGJ",
                        ODGJ.name(),
                        ODGJ.confidentiality(),
                        List.of(),
                        ODGJ.facts(),
                        ODGJ.triage(),
                        ODGJ.otherwise(),
                        List.of(
                                new CaseKind.Stage(
                                        CaseState.ASSESSED,
                                        List.of(),
                                        List.of("supervisor"),
                                        List.of(),
                                        List.of())),
                        List.of(),
                        List.of(),
                        List.of());

        given(received("ODGJ", Map.of()), triaged(P2, "otherwise"))
                .when(move(strict, CaseState.ASSESSED))
                .thenRefused(CaseCode.CASE_STEP_ROLE_MISSING);
    }

    @Test
    void aftercare_plans_its_visits_from_its_first_day() {
        given(
                        and(
                                open("familyKnown"),
                                moved(CaseState.ASSESSED),
                                moved(CaseState.IN_SERVICE),
                                filed("HANDOVER_OF_CLIENT")))
                .when(move(ODGJ, CaseState.AFTERCARE))
                .then(
                        new CaseMoved(CaseState.AFTERCARE, remark("sudah dinilai"), AT),
                        new FollowUpsPlanned(
                                List.of(
                                        LocalDate.parse("2026-12-20"),
                                        LocalDate.parse("2027-02-20"),
                                        LocalDate.parse("2027-05-20"))),
                        new ClockStopped("OVERALL", AT));
    }

    @Test
    void it_ends_only_when_what_the_ending_demands_is_so() {
        given(freed()).when(close(SHACKLING, "FREE")).thenRefused(CaseCode.CASE_CLOSING_NOT_MET);
    }

    @Test
    void it_ends_only_when_every_visit_was_held_and_a_missed_one_was_not() {
        CaseEvent[] free = and(freed(), noted(Map.of("released", true, "shackledAgain", false)));

        given(free)
                .when(close(SHACKLING, "FREE", DUE, 30))
                .thenRefused(CaseCode.CASE_FOLLOW_UP_OPEN);
        given(and(free, visit("2026-12-20", FollowUp.Result.MISSED)))
                .when(close(SHACKLING, "FREE", DUE, 30))
                .thenRefused(CaseCode.CASE_FOLLOW_UP_OPEN);
        CaseEvent[] seen = and(free, visit("2026-12-20", FollowUp.Result.HELD));
        given(seen)
                .when(close(SHACKLING, "FREE", DUE.minusDays(1), 29))
                .thenRefused(CaseCode.CASE_FOLLOW_UP_OPEN);
        given(seen)
                .when(close(SHACKLING, "FREE", DUE, 30))
                .then(new CaseClosed(CaseState.CLOSED, "FREE", remark("sudah dinilai"), AT));
    }

    @Test
    void who_is_shackled_again_ends_the_case_at_once() {
        given(and(freed(), noted(Map.of("released", true, "shackledAgain", true))))
                .when(close(SHACKLING, "SHACKLED_AGAIN"))
                .then(
                        new CaseClosed(
                                CaseState.CLOSED, "SHACKLED_AGAIN", remark("sudah dinilai"), AT));
    }

    @Test
    void who_asks_for_information_has_it_within_five_days_and_no_other_complaint_has_that_clock() {
        ClockStarted first = clock("FIRST_ANSWER", 4_320, true, 1_440L);
        ClockStarted settled = clock("SETTLEMENT", 20_160, true, 1_440L, 4_320L);
        ClockStarted five = clock("INFORMATION", 7_200, true, 1_440L);
        FactSheet asks = new FactSheet(Map.of("category", "INFORMATION"));
        FactSheet other = new FactSheet(Map.of("category", "OTHER"));

        CaseTriaged judged = new CaseTriaged(P3, "otherwise", List.of("needs-field-check"), AT);
        CaseReceived told = received("COMPLAINT", asks.values());

        given().when(complaint(asks)).then(told, judged, first, five, settled);
        given().when(complaint(other))
                .then(received("COMPLAINT", other.values()), judged, first, settled);
        given(told, judged, first, five, settled)
                .when(new NoteFacts(Samples.kind("COMPLAINT"), other, AT))
                .then(
                        new FactsNoted(PersonalData.of(SUBJECT, other), AT),
                        new ClockStopped("INFORMATION", AT));
        Instant later = AT.plus(Duration.ofDays(2));
        given(received("COMPLAINT", other.values()), judged, first, settled)
                .when(new NoteFacts(Samples.kind("COMPLAINT"), asks, later))
                .then(new FactsNoted(PersonalData.of(SUBJECT, asks), later), five);
        given(
                        received("COMPLAINT", other.values()),
                        judged,
                        first,
                        settled,
                        moved(CaseState.AFTERCARE))
                .when(new NoteFacts(Samples.kind("COMPLAINT"), asks, later))
                .then(new FactsNoted(PersonalData.of(SUBJECT, asks), later));
        // Nor where it has come back from there.
        given(
                        received("COMPLAINT", other.values()),
                        judged,
                        first,
                        settled,
                        moved(CaseState.AFTERCARE),
                        moved(CaseState.IN_SERVICE))
                .when(new NoteFacts(Samples.kind("COMPLAINT"), asks, later))
                .then(new FactsNoted(PersonalData.of(SUBJECT, asks), later));
        CaseReceived erased =
                new CaseReceived(
                        origin("COMPLAINT", Confidentiality.NORMAL),
                        PersonalData.erased(SUBJECT),
                        PersonalData.erased(SUBJECT),
                        AT);
        given(
                        erased,
                        judged,
                        first,
                        five,
                        settled,
                        moved(CaseState.ASSESSED),
                        new ClockStopped("FIRST_ANSWER", AT))
                .when(move(Samples.kind("COMPLAINT"), CaseState.IN_SERVICE))
                .then(new CaseMoved(CaseState.IN_SERVICE, remark("sudah dinilai"), AT));
    }

    private static Receive complaint(FactSheet facts) {
        return new Receive(
                origin("COMPLAINT", Confidentiality.NORMAL),
                Samples.kind("COMPLAINT"),
                PersonalData.of(SUBJECT, REPORT),
                facts,
                List.of(),
                AT);
    }

    @Test
    void a_citizen_is_silent_for_ten_days_by_the_calendar_and_not_by_anybodys_word() {
        CaseKind complaint = Samples.kind("COMPLAINT");
        CaseEvent[] told = {
            received("COMPLAINT", Map.of()), triaged(P3, "otherwise"), moved(CaseState.AFTERCARE)
        };

        given(told)
                .when(close(complaint, "SILENT", DUE, 9))
                .thenRefused(CaseCode.CASE_CLOSING_NOT_MET);
        given(told)
                .when(close(complaint, "SILENT", DUE, 10))
                .then(new CaseClosed(CaseState.CLOSED, "SILENT", remark("sudah dinilai"), AT));
        given(
                        received("COMPLAINT", Map.of()),
                        triaged(P3, "otherwise"),
                        moved(CaseState.IN_SERVICE))
                .when(close(complaint, "SILENT", DUE, 30))
                .thenRefused(CaseCode.CASE_CLOSING_NOT_MET);
    }

    @Test
    void where_an_office_has_a_fact_of_its_own_called_state_that_is_what_its_ending_asks_about() {
        CaseKind.Fact fact =
                new CaseKind.Fact(Triage.STATE, CaseKind.Type.TEXT, ODGJ.name(), List.of());
        String home = "state == 'pulih' && daysInState >= 1";
        CaseKind own =
                new CaseKind(
                        "ODGJ",
                        ODGJ.name(),
                        ODGJ.confidentiality(),
                        List.of(),
                        List.of(fact),
                        List.of(),
                        ODGJ.otherwise(),
                        List.of(),
                        List.of(),
                        List.of(new CaseKind.Closing("HOME", home, false, ODGJ.name())),
                        List.of());
        CaseEvent[] known = {
            received("ODGJ", Map.of(Triage.STATE, "pulih")),
            triaged(P2, "otherwise"),
            moved(CaseState.AFTERCARE)
        };

        given(known)
                .when(close(own, "HOME", DUE, 1))
                .then(new CaseClosed(CaseState.CLOSED, "HOME", remark("sudah dinilai"), AT));
        given(received("ODGJ", Map.of()), triaged(P2, "otherwise"), moved(CaseState.AFTERCARE))
                .when(close(own, "HOME", DUE, 1))
                .thenRefused(CaseCode.CASE_CLOSING_NOT_MET);
    }

    @Test
    void it_ends_in_one_of_the_ways_of_its_kind() {
        given(freed())
                .when(close(SHACKLING, "FORGOTTEN"))
                .thenRefused(CaseCode.CASE_OUTCOME_UNKNOWN);
    }

    @Test
    void a_form_that_arrives_after_the_end_changes_nothing() {
        CaseEvent[] ended = ended();

        for (CaseCommand late :
                List.of(
                        new NoteFacts(ODGJ, new FactSheet(Map.of("injured", true)), AT),
                        move(ODGJ, CaseState.ASSESSED),
                        new FileDocument(OTHER, "DECREE", paper(), AT),
                        new WriteRemark(OTHER, RemarkClass.GENERAL, remark("x"), AT),
                        new Involve(unknown(), AT),
                        new Assign(new Assignment(OTHER, "agus", ""), AT),
                        new Pause("OVERALL", "x", AT),
                        new Resume("OVERALL", AT),
                        new MergeInto(OTHER, AT),
                        new Absorb(OTHER, AT),
                        new TakeKindVersion(new KindRef("35.24", "ODGJ", 1), ODGJ, AT),
                        new HoldFollowUp(TODAY, FollowUp.Result.HELD, "", TODAY, AT))) {
            given(ended).when(late).thenRefused(CaseCode.CASE_ENDED);
        }
    }

    @Test
    void who_it_was_may_turn_out_after_the_end() {
        given(and(ended(), new PersonInvolved(unknown(), AT)))
                .when(new Identify(REF, PERSON, AT))
                .then(new PersonIdentified(REF, PERSON, AT));
    }

    @Test
    void what_has_ended_is_taken_up_once_as_another_case() {
        given(ended()).when(new Reopen(OTHER, AT)).then(new CaseReopened(OTHER, AT));
        given(and(ended(), new CaseReopened(OTHER, AT)))
                .when(new Reopen(OTHER, AT))
                .thenRefused(CaseCode.CASE_ALREADY_REOPENED);
        given(open()).when(new Reopen(OTHER, AT)).thenRefused(CaseCode.CASE_NOT_ENDED);
    }

    @Test
    void an_unknown_person_is_identified_and_unidentified_and_history_stays() {
        CaseEvent[] unknown = and(open(), new PersonInvolved(unknown(), AT));
        CaseEvent[] known = and(unknown, new PersonIdentified(REF, PERSON, AT));
        CaseEvent[] undone =
                and(known, new IdentificationUndone(REF, PERSON, remark("orang lain"), AT));

        given(unknown)
                .when(new Identify(REF, PERSON, AT))
                .then(new PersonIdentified(REF, PERSON, AT));
        given(known).when(new Identify(REF, PERSON, AT)).thenNothing();
        given(known)
                .when(new Identify(REF, OTHER, AT))
                .thenRefused(CaseCode.CASE_PERSON_IDENTIFIED);
        given(known)
                .when(new UndoIdentification(REF, "orang lain", AT))
                .then(new IdentificationUndone(REF, PERSON, remark("orang lain"), AT));
        given(undone)
                .when(new UndoIdentification(REF, "x", AT))
                .thenRefused(CaseCode.CASE_PERSON_NOT_IDENTIFIED);
        given(undone).when(new Identify(REF, OTHER, AT)).then(new PersonIdentified(REF, OTHER, AT));
    }

    @Test
    void nobody_of_another_case_is_identified_here() {
        given(open())
                .when(new Identify(OTHER, PERSON, AT))
                .thenRefused(CaseCode.CASE_PERSON_UNKNOWN);
        given(open())
                .when(new UndoIdentification(OTHER, "x", AT))
                .thenRefused(CaseCode.CASE_PERSON_UNKNOWN);
    }

    @Test
    void a_double_stands_still_with_its_clocks_and_goes_on_when_that_proves_wrong() {
        CaseEvent[] merged =
                and(
                        open(),
                        new CaseMerged(OTHER, AT),
                        new ClockPaused("FIRST_RESPONSE", remark(""), AT),
                        new ClockPaused("OVERALL", remark(""), AT));

        given(open())
                .when(new MergeInto(OTHER, AT))
                .then(
                        new CaseMerged(OTHER, AT),
                        new ClockPaused("FIRST_RESPONSE", remark(""), AT),
                        new ClockPaused("OVERALL", remark(""), AT));
        given(merged).when(move(ODGJ, CaseState.ASSESSED)).thenRefused(CaseCode.CASE_MERGED);
        given(merged)
                .when(new UndoMerge(AT))
                .then(
                        new MergeUndone(OTHER, AT),
                        new ClockResumed("FIRST_RESPONSE", AT),
                        new ClockResumed("OVERALL", AT));
        given(open()).when(new UndoMerge(AT)).thenRefused(CaseCode.CASE_NOT_MERGED);
        given(open()).when(new Release(OTHER, AT)).thenRefused(CaseCode.CASE_NOT_MERGED);
        given(and(open(), new CaseAbsorbed(OTHER, AT)))
                .when(new Release(OTHER, AT))
                .then(new AbsorptionUndone(OTHER, AT));
    }

    @Test
    void what_a_person_had_paused_stays_paused_when_a_double_proves_to_be_none() {
        given(
                        and(
                                open(),
                                new ClockPaused("OVERALL", remark("menunggu keluarga"), AT),
                                new CaseMerged(OTHER, AT),
                                new ClockPaused("FIRST_RESPONSE", remark(""), AT)))
                .when(new UndoMerge(AT))
                .then(new MergeUndone(OTHER, AT), new ClockResumed("FIRST_RESPONSE", AT));
    }

    @Test
    void a_clock_is_paused_and_resumed_by_its_name() {
        CaseEvent[] paused = and(open(), new ClockPaused("OVERALL", remark("menunggu"), AT));

        given(open())
                .when(new Pause("OVERALL", "menunggu", AT))
                .then(new ClockPaused("OVERALL", remark("menunggu"), AT));
        given(paused)
                .when(new Pause("OVERALL", "x", AT))
                .thenRefused(CaseCode.CASE_CLOCK_NOT_RUNNING);
        given(paused).when(new Resume("OVERALL", AT)).then(new ClockResumed("OVERALL", AT));
        given(open()).when(new Resume("OVERALL", AT)).thenRefused(CaseCode.CASE_CLOCK_NOT_PAUSED);
        given(open()).when(new Pause("NONE", "x", AT)).thenRefused(CaseCode.CASE_CLOCK_UNKNOWN);
        given(open()).when(new Resume("NONE", AT)).thenRefused(CaseCode.CASE_CLOCK_UNKNOWN);
    }

    @Test
    void a_visit_is_held_when_it_is_due_and_a_relapse_is_heard_at_any_time() {
        given(freed())
                .when(new HoldFollowUp(TODAY, FollowUp.Result.HELD, "", TODAY, AT))
                .thenRefused(CaseCode.CASE_FOLLOW_UP_UNKNOWN);
        given(freed())
                .when(new HoldFollowUp(DUE, FollowUp.Result.HELD, "", DUE.minusDays(15), AT))
                .thenRefused(CaseCode.CASE_FOLLOW_UP_EARLY);
        given(freed())
                .when(new HoldFollowUp(DUE, FollowUp.Result.HELD, "sehat", DUE.minusDays(14), AT))
                .then(visit("2026-12-20", FollowUp.Result.HELD, "sehat"));
        given(freed())
                .when(new HoldFollowUp(DUE, FollowUp.Result.RELAPSED, "", TODAY, AT))
                .then(visit("2026-12-20", FollowUp.Result.RELAPSED));
    }

    @Test
    void a_worker_is_given_a_case_once() {
        Assignment agus = new Assignment(OTHER, "agus", "");

        given(open()).when(new Assign(agus, AT)).then(new CaseAssigned(agus, AT));
        given(and(open(), new CaseAssigned(agus, AT))).when(new Assign(agus, AT)).thenNothing();
    }

    @Test
    void a_running_case_keeps_its_version_until_it_is_moved_to_another() {
        KindRef own = new KindRef("35.24", "ODGJ", 1);

        given(open()).when(new TakeKindVersion(own, ODGJ, AT)).then(new KindVersionTaken(own, AT));
        given(open()).when(new TakeKindVersion(KindRef.standard("ODGJ"), ODGJ, AT)).thenNothing();
    }

    @Test
    void an_erased_case_is_counted_and_can_still_be_ended() {
        CaseReceived erased =
                new CaseReceived(
                        origin("ODGJ", Confidentiality.RESTRICTED),
                        PersonalData.erased(SUBJECT),
                        PersonalData.erased(SUBJECT),
                        AT);

        given(erased, triaged(P0, "injured-or-ill"))
                .when(move(ODGJ, CaseState.DUPLICATE))
                .then(
                        new CaseClosed(
                                CaseState.DUPLICATE, "DUPLICATE", remark("sudah dinilai"), AT));
    }

    @Test
    void every_event_is_stored_under_the_name_it_has_in_public() {
        CaseEvents.STORED.forEach((name, type) -> {
            String kebab =
                    type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase();
            assertThat(name).isEqualTo(kebab + ".v1");
        });
    }

    private static CaseEvent[] open(String... moreFacts) {
        Map<String, Object> facts = new java.util.HashMap<>(Map.of("dangerous", true));
        for (String fact : moreFacts) {
            facts.put(fact, true);
        }
        return new CaseEvent[] {
            received("ODGJ", facts), triaged(P0, "danger-to-self-or-others"), FIRST, OVERALL
        };
    }

    private static CaseEvent[] ended() {
        return and(
                open(),
                new CaseClosed(CaseState.DUPLICATE, "DUPLICATE", remark(""), AT),
                new ClockStopped("FIRST_RESPONSE", AT),
                new ClockStopped("OVERALL", AT));
    }

    /** In aftercare, with one visit due. */
    private static CaseEvent[] freed() {
        return new CaseEvent[] {
            received("SHACKLING", Map.of()),
            triaged(P2, "otherwise"),
            moved(CaseState.AFTERCARE),
            new FollowUpsPlanned(List.of(LocalDate.parse("2026-12-20")))
        };
    }

    private static FactsNoted noted(Map<String, Object> facts) {
        return new FactsNoted(PersonalData.of(SUBJECT, new FactSheet(facts)), AT);
    }

    private static FollowUpHeld visit(String due, FollowUp.Result result) {
        return visit(due, result, "");
    }

    private static FollowUpHeld visit(String due, FollowUp.Result result, String words) {
        return new FollowUpHeld(LocalDate.parse(due), result, remark(words), AT);
    }

    private static CaseMoved moved(CaseState to) {
        return new CaseMoved(to, remark(""), AT);
    }

    private static DocumentFiled filed(String type) {
        return new DocumentFiled(OTHER, type, PersonalData.of(SUBJECT, paper()), AT);
    }

    private static Paper paper() {
        return new Paper("460/12", TODAY, "", "");
    }

    private static Receive receive(Map<String, Object> facts, Involved... people) {
        return new Receive(
                origin("ODGJ", Confidentiality.RESTRICTED),
                ODGJ,
                PersonalData.of(SUBJECT, REPORT),
                new FactSheet(facts),
                List.of(people),
                AT);
    }

    private static Move move(CaseKind kind, CaseState to) {
        return new Move(
                kind,
                new Going(to, "", "sudah dinilai", null),
                Set.of("officer"),
                TODAY,
                TODAY,
                0,
                AT);
    }

    private static Move close(CaseKind kind, String outcome) {
        return close(kind, outcome, TODAY, 0);
    }

    private static Move close(CaseKind kind, String outcome, LocalDate today, long daysInState) {
        return new Move(
                kind,
                new Going(CaseState.CLOSED, outcome, "sudah dinilai", null),
                Set.of("officer"),
                today,
                today,
                daysInState,
                AT);
    }

    private static CaseEvent[] and(CaseEvent[] before, CaseEvent... more) {
        List<CaseEvent> all = new ArrayList<>(List.of(before));
        all.addAll(List.of(more));
        return all.toArray(CaseEvent[]::new);
    }

    private static DeciderSpec<CaseCommand, Case, CaseEvent>.Given given(CaseEvent... history) {
        return DeciderSpec.of(new CaseDecider(Samples.TRIAGE)).given(history);
    }
}

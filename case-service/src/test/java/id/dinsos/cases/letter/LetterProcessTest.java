package id.dinsos.cases.letter;

import static id.dinsos.cases.handling.Samples.AT;
import static id.dinsos.cases.handling.Samples.BOSS;
import static id.dinsos.cases.handling.Samples.CASES;
import static id.dinsos.cases.handling.Samples.CURIOUS;
import static id.dinsos.cases.handling.Samples.ELSEWHERE;
import static id.dinsos.cases.handling.Samples.ID;
import static id.dinsos.cases.handling.Samples.PROCESS;
import static id.dinsos.cases.handling.Samples.SARI;
import static id.dinsos.cases.handling.Samples.SUBJECT;
import static id.dinsos.cases.handling.Samples.process;
import static id.dinsos.cases.handling.Samples.received;
import static id.dinsos.cases.handling.Samples.remark;
import static id.dinsos.cases.letter.LetterDeciderTest.CONTENT;
import static id.dinsos.cases.letter.LetterDeciderTest.DAY;
import static id.dinsos.cases.letter.LetterDeciderTest.HEAD;
import static id.dinsos.cases.letter.LetterDeciderTest.TEMPLATE;
import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;

import id.dinsos.cases.handling.CaseCode;
import id.dinsos.cases.handling.CaseEvent.AccessGranted;
import id.dinsos.cases.handling.CaseEvent.CaseHandedOver;
import id.dinsos.cases.handling.CaseEvent.CaseMerged;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.letter.AgendaDecider.Agenda;
import id.dinsos.cases.letter.AgendaEvent.NumberTaken;
import id.dinsos.cases.letter.LetterEvent.Content;
import id.dinsos.cases.letter.LetterEvent.LetterDrafted;
import id.dinsos.cases.letter.LetterEvent.LetterInitialled;
import id.dinsos.cases.letter.LetterEvent.LetterRevoked;
import id.dinsos.cases.letter.LetterEvent.LetterSigned;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.eventstore.rules.Zones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A letter with its case and its office's agenda. */
class LetterProcessTest {
    private static final Aggregate<LetterDecider.Command, Letter, LetterEvent> LETTERS =
            LetterDecider.aggregate();
    private static final Aggregate<AgendaDecider.Take, Agenda, AgendaEvent> AGENDAS =
            AgendaDecider.aggregate();
    private static final UUID LETTER = new UUID(9, 9);
    private static final UUID ACCESS = new UUID(8, 8);
    private static final LetterDrafted DRAFTED =
            new LetterDrafted(ID, "35.24", TEMPLATE, CONTENT, "sari", AT);
    private static final LetterInitialled INITIALLED = new LetterInitialled("officer", "agus", AT);
    private static final LetterSigned SIGNED =
            new LetterSigned("460/RUJ/1/35.24/2026", DAY, HEAD, "rina", AT);
    private static final String WHY = "alamat tujuan keliru";
    private static final Reader AGUS = new Reader("agus", "35.24", Set.of("officer"));

    private final LetterProcess process = new LetterProcess(PROCESS);

    @Test
    void a_letter_is_its_offices_and_under_the_key_of_its_case() {
        given(CASES, ID, received("VAGRANT", Map.of()))
                .when(unit ->
                        process.draft(
                                unit,
                                LETTER,
                                ID,
                                TEMPLATE,
                                Map.of("name", "W", "destination", "RSJ"),
                                SARI,
                                AT))
                .then(events(LETTER, DRAFTED));
    }

    @Test
    void the_number_follows_the_last_of_the_office_and_year_and_is_taken_with_the_signature() {
        UUID agenda = AgendaDecider.streamId("35.24", 2026);

        written()
                .and(AGENDAS, agenda, new NumberTaken("35.24", 1, ACCESS))
                .when(unit -> process.sign(unit, LETTER, HEAD, BOSS, AT))
                .then(
                        events(
                                LETTER,
                                new LetterSigned("460/RUJ/2/35.24/2026", DAY, HEAD, "rina", AT)),
                        events(leaf(1), new NumberTaken("35.24", 2, LETTER)));
        written()
                .and(AGENDAS, agenda, new NumberTaken("35.24", 1, ACCESS))
                .and(AGENDAS, leaf(1), new NumberTaken("35.24", 99, ACCESS))
                .when(unit -> process.sign(unit, LETTER, HEAD, BOSS, AT))
                .then(
                        events(
                                LETTER,
                                new LetterSigned("460/RUJ/100/35.24/2026", DAY, HEAD, "rina", AT)),
                        events(leaf(1), new NumberTaken("35.24", 100, LETTER)));
    }

    @Test
    void who_signs_late_in_the_year_reads_the_newest_leaf_of_the_agenda_alone() {
        UUID agenda = AgendaDecider.streamId("35.24", 2026);

        written()
                .and(AGENDAS, agenda, new NumberTaken("35.24", 1, ACCESS))
                .and(AGENDAS, leaf(1), new NumberTaken("35.24", 100, ACCESS))
                .when(unit -> process.sign(unit, LETTER, HEAD, BOSS, AT))
                .then(
                        events(
                                LETTER,
                                new LetterSigned("460/RUJ/101/35.24/2026", DAY, HEAD, "rina", AT)),
                        events(agenda, new NumberTaken("35.24", 101, LETTER)));
        written()
                .and(
                        AGENDAS,
                        agenda,
                        new NumberTaken("35.24", 1, ACCESS),
                        new NumberTaken("35.24", 101, ACCESS))
                .when(unit -> process.sign(unit, LETTER, HEAD, BOSS, AT))
                .then(
                        events(
                                LETTER,
                                new LetterSigned("460/RUJ/102/35.24/2026", DAY, HEAD, "rina", AT)),
                        events(leaf(101), new NumberTaken("35.24", 102, LETTER)));
    }

    @Test
    void at_midnight_of_the_new_year_in_the_offices_zone_the_numbers_begin_anew() {
        Instant newYear = Instant.parse("2026-12-31T17:00:00Z");

        written()
                .and(
                        AGENDAS,
                        AgendaDecider.streamId("35.24", 2026),
                        new NumberTaken("35.24", 1, ACCESS))
                .when(unit -> process.sign(unit, LETTER, HEAD, BOSS, newYear))
                .then(
                        events(
                                LETTER,
                                new LetterSigned(
                                        "460/RUJ/1/35.24/2027",
                                        DAY.withYear(2027).withDayOfYear(1),
                                        HEAD,
                                        "rina",
                                        newYear)),
                        events(
                                AgendaDecider.streamId("35.24", 2027),
                                new NumberTaken("35.24", 1, LETTER)));
    }

    @Test
    void a_letter_signed_half_an_hour_into_the_owners_new_year_bears_its_date_and_first_number() {
        Instant halfPastMidnight = Instant.parse("2026-12-31T16:30:00Z");
        LetterProcess there =
                new LetterProcess(
                        process(
                                new Zones(
                                        ZoneId.of("Asia/Jakarta"),
                                        Map.of("35.24", ZoneId.of("Asia/Makassar")))));

        written()
                .and(
                        AGENDAS,
                        AgendaDecider.streamId("35.24", 2026),
                        new NumberTaken("35.24", 1, ACCESS))
                .when(unit -> there.sign(unit, LETTER, HEAD, BOSS, halfPastMidnight))
                .then(
                        events(
                                LETTER,
                                new LetterSigned(
                                        "460/RUJ/1/35.24/2027",
                                        LocalDate.of(2027, 1, 1),
                                        HEAD,
                                        "rina",
                                        halfPastMidnight)),
                        events(
                                AgendaDecider.streamId("35.24", 2027),
                                new NumberTaken("35.24", 1, LETTER)));
    }

    @Test
    void of_a_case_that_goes_on_as_another_no_letter_is_begun_or_signed() {
        ProcessSpec merged =
                given(CASES, ID, received("VAGRANT", Map.of()), new CaseMerged(new UUID(1, 9), AT))
                        .and(LETTERS, LETTER, DRAFTED, INITIALLED);

        merged.when(unit -> process.draft(unit, new UUID(9, 10), ID, TEMPLATE, Map.of(), SARI, AT))
                .thenRefused(CaseCode.CASE_MERGED);
        merged.when(unit -> process.sign(unit, LETTER, HEAD, BOSS, AT))
                .thenRefused(CaseCode.CASE_MERGED);
    }

    @Test
    void of_a_sealed_case_there_is_no_letter_for_others() {
        given(CASES, ID, received("VIOLENCE_SHELTER", Map.of()))
                .and(LETTERS, LETTER, DRAFTED)
                .when(unit -> process.initial(unit, LETTER, CURIOUS, AT))
                .thenRefused(LetterCode.LETTER_UNKNOWN);
        given(CASES, ID, received("ODGJ", Map.of()))
                .and(LETTERS, LETTER, DRAFTED)
                .when(unit -> process.initial(unit, LETTER, CURIOUS, AT))
                .thenRefused(CaseCode.CASE_RESTRICTED);
    }

    @Test
    void a_guest_of_another_office_reads_the_letters_of_a_case_and_has_no_hand_in_them() {
        ProcessSpec guests =
                given(
                                CASES,
                                ID,
                                received("VAGRANT", Map.of()),
                                new AccessGranted(
                                        ACCESS,
                                        "tono",
                                        remark("rapat kasus"),
                                        AT.plus(Duration.ofDays(1)),
                                        AT))
                        .and(LETTERS, LETTER, DRAFTED);

        guests.when(
                        unit -> {
                            var unused = process.seen(unit, LETTER, ELSEWHERE, AT);
                        })
                .thenNothing();
        guests.when(unit -> process.initial(unit, LETTER, ELSEWHERE, AT))
                .thenRefused(LetterCode.LETTER_NEEDS_ANOTHER);
        guests.when(unit -> process.sign(unit, LETTER, HEAD, ELSEWHERE, AT))
                .thenRefused(LetterCode.LETTER_NEEDS_ANOTHER);
        guests.when(unit ->
                        process.draft(unit, new UUID(9, 10), ID, TEMPLATE, Map.of(), ELSEWHERE, AT))
                .thenRefused(LetterCode.LETTER_NEEDS_ANOTHER);
    }

    @Test
    void the_office_that_gave_a_letter_revokes_it_after_the_case_has_gone_to_another() {
        ProcessSpec gone =
                given(
                                CASES,
                                ID,
                                received("VAGRANT", Map.of()),
                                new CaseHandedOver(ACCESS, "35.24", "35.25", "tono", AT))
                        .and(LETTERS, LETTER, DRAFTED, INITIALLED, SIGNED);

        gone.when(unit -> process.revoke(unit, LETTER, WHY, BOSS, AT))
                .then(
                        events(
                                LETTER,
                                new LetterRevoked(
                                        PersonalData.of(
                                                SUBJECT, new Content(Map.of("reason", WHY))),
                                        "rina",
                                        AT)));
        gone.when(unit -> process.revoke(unit, LETTER, WHY, ELSEWHERE, AT))
                .thenRefused(LetterCode.LETTER_NEEDS_ANOTHER);
        gone.when(unit -> process.revoke(unit, LETTER, WHY, AGUS, AT))
                .thenRefused(LetterCode.LETTER_UNKNOWN);
    }

    private static UUID leaf(int first) {
        return AgendaDecider.leafId("35.24", 2026, first);
    }

    private static ProcessSpec written() {
        return given(CASES, ID, received("VAGRANT", Map.of()))
                .and(LETTERS, LETTER, DRAFTED, INITIALLED);
    }
}

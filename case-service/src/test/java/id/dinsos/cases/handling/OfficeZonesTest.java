package id.dinsos.cases.handling;

import static id.dinsos.cases.handling.Samples.CALENDARS;
import static id.dinsos.cases.handling.Samples.CASES;
import static id.dinsos.cases.handling.Samples.ID;
import static id.dinsos.cases.handling.Samples.OFFICE_KINDS;
import static id.dinsos.cases.handling.Samples.REPORT;
import static id.dinsos.cases.handling.Samples.SARI;
import static id.dinsos.cases.handling.Samples.SUBJECT;
import static id.dinsos.cases.handling.Samples.kind;
import static id.dinsos.cases.handling.Samples.received;
import static id.dinsos.cases.handling.Samples.triaged;
import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.cases.calendar.OfficeCalendar;
import id.dinsos.cases.handling.CaseEvent.ClockBreached;
import id.dinsos.cases.handling.CaseEvent.ClockStarted;
import id.dinsos.cases.kind.KindEvent.KindDefined;
import id.dinsos.cases.kind.KindRef;
import id.dinsos.cases.kind.OfficeKind;
import id.dinsos.cases.kind.Priority;
import id.dinsos.eventstore.rules.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Cases of offices that do not live where most do: where, the setting says, not the rules. */
class OfficeZonesTest {
    private static final String CENTRAL = "62.03";
    private static final String EAST = "62.04";
    private static final Zones ZONES =
            new Zones(
                    ZoneId.of("Asia/Jakarta"),
                    Map.of(
                            CENTRAL, ZoneId.of("Asia/Makassar"),
                            EAST, ZoneId.of("Asia/Jayapura")));

    private final CaseProcess process = Samples.process(ZONES);

    @Test
    void a_clock_of_working_days_breaches_at_the_midnight_of_the_office_that_owns_the_case() {
        Instant saturdayInTheCentre = Instant.parse("2026-11-20T16:30:00Z");

        breaches(CENTRAL, saturdayInTheCentre, Instant.parse("2026-11-23T16:00:00Z"));
        breaches(EAST, saturdayInTheCentre, Instant.parse("2026-11-23T15:00:00Z"));
        breaches("35.24", saturdayInTheCentre, Instant.parse("2026-11-23T16:30:00Z"));
    }

    /** A clock of one working day that began then is due at a moment, and not a second earlier. */
    private void breaches(String office, Instant began, Instant due) {
        var running =
                given(
                                CASES,
                                ID,
                                received("HOME_CARE", Map.of(), office),
                                triaged(Priority.P3, "otherwise"),
                                new ClockStarted("FIRST_VISIT", 1_440, true, List.of(), began),
                                new CaseEvent.ClockWarned("FIRST_VISIT", due, 0, began))
                        .and(CALENDARS, OfficeCalendar.streamId(office));

        running.when(unit -> process.tick(unit, ID, due.minusSeconds(1))).thenNothing();
        running.when(unit -> process.tick(unit, ID, due))
                .then(events(ID, new ClockBreached("FIRST_VISIT", 1, due, 0, due)));
    }

    @Test
    void a_kind_holds_from_the_midnight_of_the_office_that_set_it() {
        Instant halfPastMidnight = Instant.parse("2026-11-30T16:30:00Z");

        assertThat(kindOf(CENTRAL, halfPastMidnight)).isEqualTo(new KindRef(CENTRAL, "VAGRANT", 1));
        assertThat(kindOf("62.05", halfPastMidnight)).isEqualTo(KindRef.standard("VAGRANT"));
    }

    private KindRef kindOf(String office, Instant at) {
        UUID stream = OfficeKind.streamId(office, "VAGRANT");
        KindDefined fromDecember =
                new KindDefined(
                        office, 1, LocalDate.parse("2026-12-01"), kind("VAGRANT"), Samples.AT);
        Intake intake =
                new Intake(
                        "VAGRANT",
                        "SATPOL_PP",
                        office + ".05.2001",
                        office,
                        SUBJECT,
                        REPORT,
                        FactSheet.EMPTY,
                        List.of(),
                        at,
                        null);
        Case.Opened taken =
                (Case.Opened)
                        given(OFFICE_KINDS, stream, fromDecember)
                                .and(CASES, ID)
                                .when(unit -> process.receive(unit, ID, intake, SARI, at))
                                .state(CASES, ID);
        return taken.origin().kind();
    }
}

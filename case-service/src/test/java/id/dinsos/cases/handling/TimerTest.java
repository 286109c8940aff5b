package id.dinsos.cases.handling;

import static id.dinsos.cases.handling.Samples.AT;
import static id.dinsos.cases.handling.Samples.clock;
import static id.dinsos.cases.handling.Samples.received;
import static id.dinsos.cases.handling.Samples.remark;
import static id.dinsos.cases.handling.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.cases.calendar.WorkCalendar;
import id.dinsos.cases.handling.CaseCommand.Tick;
import id.dinsos.cases.handling.CaseEvent.BreachWithdrawn;
import id.dinsos.cases.handling.CaseEvent.CaseClosed;
import id.dinsos.cases.handling.CaseEvent.ClockBreached;
import id.dinsos.cases.handling.CaseEvent.ClockJudged;
import id.dinsos.cases.handling.CaseEvent.ClockPaused;
import id.dinsos.cases.handling.CaseEvent.ClockResumed;
import id.dinsos.cases.handling.CaseEvent.ClockStopped;
import id.dinsos.cases.handling.CaseEvent.ClockWarned;
import id.dinsos.cases.kind.CaseState;
import id.dinsos.cases.kind.Priority;
import id.dinsos.eventstore.rules.DeciderSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What clocks say as time passes: each thing once, the loudest first, and nothing after the end.
 */
class TimerTest {
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final WorkCalendar PLAIN = new WorkCalendar(0, JAKARTA, Set.of());

    /** Friday at nine; three working days end on Wednesday at nine. */
    private static final Instant DUE = Instant.parse("2026-11-25T02:00:00Z");

    private static final WorkCalendar HOLIDAY =
            new WorkCalendar(1, JAKARTA, Set.of(LocalDate.parse("2026-11-24")));

    @Test
    void nothing_is_said_before_three_quarters_are_gone() {
        urgent().when(tick(Duration.ofMinutes(89))).thenNothing();
    }

    @Test
    void at_three_quarters_it_warns_once() {
        Instant at = AT.plus(Duration.ofMinutes(90));
        ClockWarned warned =
                new ClockWarned("FIRST_RESPONSE", AT.plus(Duration.ofMinutes(120)), 0, at);

        urgent().when(tick(Duration.ofMinutes(90))).then(warned);
        urgent(warned).when(tick(Duration.ofMinutes(91))).thenNothing();
    }

    @Test
    void at_its_end_it_is_a_breach_and_then_the_next_ones_up_are_told() {
        Instant due = AT.plus(Duration.ofMinutes(120));
        ClockBreached breach = new ClockBreached("FIRST_RESPONSE", 1, due, 0, due);
        ClockBreached second =
                new ClockBreached("FIRST_RESPONSE", 2, due, 0, due.plus(Duration.ofMinutes(60)));

        urgent().when(tick(Duration.ofMinutes(120))).then(breach);
        urgent(breach).when(tick(Duration.ofMinutes(121))).thenNothing();
        urgent(breach).when(tick(Duration.ofMinutes(180))).then(second);
        urgent(breach, second).when(tick(Duration.ofMinutes(200))).thenNothing();
    }

    @Test
    void after_an_outage_only_the_loudest_is_said() {
        Instant at = AT.plus(Duration.ofDays(3));

        urgent().when(tick(Duration.ofDays(3)))
                .then(
                        new ClockBreached(
                                "FIRST_RESPONSE", 3, AT.plus(Duration.ofMinutes(120)), 0, at));
    }

    @Test
    void a_clock_that_was_set_back_says_nothing_twice() {
        Instant due = AT.plus(Duration.ofMinutes(120));
        ClockBreached breach = new ClockBreached("FIRST_RESPONSE", 1, due, 0, due);

        urgent(breach).when(tick(Duration.ofMinutes(100))).thenNothing();
        urgent(breach).when(tick(Duration.ofMinutes(-500))).thenNothing();
    }

    @Test
    void a_paused_clock_is_silent_and_goes_on_where_it_stood() {
        ClockPaused paused =
                new ClockPaused("FIRST_RESPONSE", remark(""), AT.plus(Duration.ofMinutes(100)));
        ClockResumed resumed =
                new ClockResumed("FIRST_RESPONSE", AT.plus(Duration.ofMinutes(1_000)));

        urgent(paused).when(tick(Duration.ofMinutes(900))).thenNothing();
        urgent(warned(), paused, resumed).when(tick(Duration.ofMinutes(1_019))).thenNothing();
        urgent(warned(), paused, resumed)
                .when(tick(Duration.ofMinutes(1_020)))
                .then(
                        new ClockBreached(
                                "FIRST_RESPONSE",
                                1,
                                AT.plus(Duration.ofMinutes(1_020)),
                                0,
                                AT.plus(Duration.ofMinutes(1_020))));
    }

    @Test
    void a_case_that_has_ended_never_alarms_and_its_clock_is_judged_once() {
        CaseClosed closed = new CaseClosed(CaseState.DUPLICATE, "DUPLICATE", remark(""), AT);
        Instant stop = AT.plus(Duration.ofMinutes(130));
        ClockStopped stopped = new ClockStopped("FIRST_RESPONSE", stop);
        Instant at = AT.plus(Duration.ofDays(9));
        ClockJudged judged =
                new ClockJudged("FIRST_RESPONSE", false, AT.plus(Duration.ofMinutes(120)), 0, at);

        urgent(closed, stopped).when(tick(Duration.ofDays(9))).then(judged);
        urgent(closed, stopped, judged).when(tick(Duration.ofDays(10))).thenNothing();
    }

    @Test
    void a_holiday_decreed_later_takes_a_breach_back() {
        Instant at = DUE.plus(Duration.ofHours(3));
        ClockBreached breach = new ClockBreached("FIRST_VISIT", 1, DUE, 0, DUE);

        care(breach)
                .when(new Tick(HOLIDAY, at))
                .then(new BreachWithdrawn("FIRST_VISIT", DUE.plus(Duration.ofDays(1)), 1, at));
    }

    @Test
    void what_is_due_by_the_new_calendar_is_said_anew() {
        ClockBreached breach = new ClockBreached("FIRST_VISIT", 1, DUE, 0, DUE);
        Instant late = DUE.plus(Duration.ofHours(25));

        care(breach)
                .when(new Tick(HOLIDAY, late))
                .then(new ClockBreached("FIRST_VISIT", 1, DUE.plus(Duration.ofDays(1)), 1, late));
    }

    @Test
    void a_holiday_decreed_after_the_stop_judges_the_clock_anew() {
        ClockStopped stopped = new ClockStopped("FIRST_VISIT", DUE.plus(Duration.ofHours(3)));
        ClockJudged late = new ClockJudged("FIRST_VISIT", false, DUE, 0, DUE);
        Instant at = DUE.plus(Duration.ofDays(30));

        care(stopped, late)
                .when(new Tick(HOLIDAY, at))
                .then(new ClockJudged("FIRST_VISIT", true, DUE.plus(Duration.ofDays(1)), 1, at));
    }

    @Test
    void when_it_next_has_something_to_say_is_known_before() {
        Timer timer = Timer.started("X", 120, false, List.of(60L), AT);

        assertThat(timer.next(PLAIN)).isEqualTo(AT.plus(Duration.ofMinutes(90)));
        assertThat(timer.withWarning().next(PLAIN)).isEqualTo(AT.plus(Duration.ofMinutes(120)));
        assertThat(timer.loud(1, AT.plus(Duration.ofMinutes(120))).next(PLAIN))
                .isEqualTo(AT.plus(Duration.ofMinutes(180)));
        assertThat(timer.loud(2, AT.plus(Duration.ofMinutes(180))).next(PLAIN)).isNull();
        assertThat(timer.paused(AT).next(PLAIN)).isNull();
        assertThat(timer.stopped(AT).judged(true).next(PLAIN)).isNull();
    }

    private static ClockWarned warned() {
        return new ClockWarned("FIRST_RESPONSE", AT.plus(Duration.ofMinutes(120)), 0, AT);
    }

    private static Tick tick(Duration later) {
        return new Tick(PLAIN, AT.plus(later));
    }

    private static DeciderSpec<CaseCommand, Case, CaseEvent>.Given urgent(CaseEvent... more) {
        return given(clock("FIRST_RESPONSE", 120, false, 60L, 240L), more);
    }

    private static DeciderSpec<CaseCommand, Case, CaseEvent>.Given care(CaseEvent... more) {
        return given(clock("FIRST_VISIT", 4_320, true), more);
    }

    private static DeciderSpec<CaseCommand, Case, CaseEvent>.Given given(
            CaseEvent started, CaseEvent... more) {
        List<CaseEvent> history = new ArrayList<>();
        history.add(received("ODGJ", Map.of()));
        history.add(triaged(Priority.P0, "injured-or-ill"));
        history.add(started);
        history.addAll(List.of(more));
        return DeciderSpec.of(new CaseDecider(Samples.TRIAGE))
                .given(history.toArray(CaseEvent[]::new));
    }
}

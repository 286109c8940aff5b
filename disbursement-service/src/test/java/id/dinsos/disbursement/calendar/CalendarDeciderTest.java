package id.dinsos.disbursement.calendar;

import static id.dinsos.disbursement.calendar.CalendarDecider.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.calendar.CalendarCommand.Set;
import id.dinsos.disbursement.calendar.CalendarEvent.WorkCalendarSet;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.ProcessSpec;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On which days an office works, and what comes too late for it. */
class CalendarDeciderTest {
    private static final String OWNER = "64.08";
    private static final ZoneId WITA = ZoneId.of("Asia/Makassar");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate HOLIDAY = LocalDate.of(2026, 12, 9);
    private static final WorkCalendarSet SET = set(MONDAY, LocalTime.of(15, 0));

    private final DeciderSpec<CalendarCommand, OfficeCalendar, CalendarEvent> spec =
            DeciderSpec.of(new CalendarDecider());
    private final CutOffProcess process = new CutOffProcess(CALENDAR);

    @Test
    void a_calendar_begins_today_or_later_and_the_same_again_changes_nothing() {
        spec.given().when(new Set(SET, MONDAY)).then(SET);
        spec.given(SET).when(new Set(SET, MONDAY.plusDays(30))).thenNothing();
        spec.given()
                .when(new Set(SET, MONDAY.plusDays(1)))
                .thenRefused(CalendarCode.WORK_CALENDAR_IN_PAST);
    }

    @Test
    void a_decree_quoted_wrongly_is_corrected_until_the_calendar_has_begun() {
        WorkCalendarSet corrected = new WorkCalendarSet(OWNER, SET.calendar(), "188/8", "tuti");

        spec.given(SET).when(new Set(corrected, MONDAY)).then(corrected);
        spec.given(SET)
                .when(new Set(corrected, MONDAY.plusDays(1)))
                .thenRefused(CalendarCode.WORK_CALENDAR_IN_PAST);
        assertThat(new CalendarDecider().fold(List.of(SET, corrected)).versions())
                .containsExactly(corrected);
    }

    @Test
    void a_calendar_is_in_force_until_the_next_one_is() {
        WorkCalendarSet next = set(MONDAY.plusDays(7), LocalTime.of(12, 0));
        OfficeCalendar known = new CalendarDecider().fold(List.of(SET, next));

        assertThat(known.on(MONDAY.minusDays(1))).isEmpty();
        assertThat(known.on(MONDAY.plusDays(6))).contains(SET.calendar());
        assertThat(known.on(MONDAY.plusDays(7))).contains(next.calendar());
    }

    @Test
    void there_is_an_end_to_the_versions() {
        List<CalendarEvent> many = new ArrayList<>();
        for (int i = 0; i < CalendarDecider.MAX; i++) {
            many.add(set(MONDAY.plusDays(i), LocalTime.NOON));
        }
        spec.given(many.toArray(CalendarEvent[]::new))
                .when(new Set(set(MONDAY.minusDays(1), LocalTime.NOON), MONDAY.minusDays(1)))
                .thenRefused(CalendarCode.WORK_CALENDARS_FULL);
    }

    @Test
    void three_in_the_afternoon_is_three_where_the_owner_lives() {
        // 15:00 in Kutai Timur is 14:00 in Jakarta.
        submitted("2026-11-30T07:00:00Z").thenNothing();
        submitted("2026-11-30T07:00:01Z").thenRefused(CalendarCode.SUBMISSION_AFTER_CUT_OFF);
    }

    @Test
    void nothing_is_submitted_on_a_saturday_or_a_holiday() {
        submitted("2026-12-05T02:00:00Z").thenRefused(CalendarCode.SUBMISSION_AFTER_CUT_OFF);
        submitted("2026-12-09T02:00:00Z").thenRefused(CalendarCode.SUBMISSION_AFTER_CUT_OFF);
    }

    @Test
    void before_it_is_in_force_and_where_there_is_none_a_calendar_binds_nobody() {
        submitted("2026-11-28T02:00:00Z").thenNothing();
        ProcessSpec.given(CALENDAR, OfficeCalendar.idOf("35.24"))
                .when(unit ->
                        process.submission(
                                unit, "35.24", WITA, Instant.parse("2026-12-05T02:00:00Z")))
                .thenNothing();
    }

    @Test
    void a_file_leaves_at_any_time_where_no_hour_is_set_for_it() {
        ProcessSpec.given(CALENDAR, OfficeCalendar.idOf(OWNER), SET)
                .when(unit ->
                        process.release(unit, OWNER, WITA, Instant.parse("2026-12-05T22:00:00Z")))
                .thenNothing();
    }

    private ProcessSpec.Then submitted(String at) {
        return ProcessSpec.given(CALENDAR, OfficeCalendar.idOf(OWNER), SET)
                .when(unit -> process.submission(unit, OWNER, WITA, Instant.parse(at)));
    }

    private static WorkCalendarSet set(LocalDate from, LocalTime submission) {
        return new WorkCalendarSet(
                OWNER,
                new WorkCalendar(
                        from,
                        List.of(
                                DayOfWeek.MONDAY,
                                DayOfWeek.TUESDAY,
                                DayOfWeek.WEDNESDAY,
                                DayOfWeek.THURSDAY,
                                DayOfWeek.FRIDAY),
                        Map.of(HOLIDAY, "Pilkada"),
                        submission,
                        null),
                "188/7",
                "tuti");
    }
}

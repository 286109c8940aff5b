package id.dinsos.cases.calendar;

import id.dinsos.cases.calendar.CalendarCommand.Decree;
import id.dinsos.cases.calendar.CalendarCommand.Withdraw;
import id.dinsos.cases.calendar.CalendarEvent.HolidayDecreed;
import id.dinsos.cases.calendar.CalendarEvent.HolidayWithdrawn;
import id.dinsos.eventstore.rules.DeciderSpec;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CalendarDeciderTest {
    private static final Instant AT = Instant.parse("2026-11-20T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    private static final LocalDate DAY = LocalDate.parse("2026-11-19");
    private static final HolidayDecreed DECREED =
            new HolidayDecreed("35.24", DAY, "Pilkada", "Keppres 1/2026", AT);

    @Test
    void a_holiday_may_be_decreed_after_the_day() {
        given().when(decree(DAY)).then(DECREED);
    }

    @Test
    void the_same_holiday_again_changes_nothing() {
        given(DECREED).when(decree(DAY)).thenNothing();
    }

    @Test
    void a_day_of_more_than_a_year_ago_is_left_alone() {
        given().when(decree(LocalDate.parse("2025-11-19")))
                .thenRefused(CalendarCode.HOLIDAY_TOO_LONG_AGO);
    }

    @Test
    void a_holiday_may_be_withdrawn() {
        given(DECREED).when(new Withdraw(DAY, AT)).then(new HolidayWithdrawn(DAY, AT));
        given(DECREED, new HolidayWithdrawn(DAY, AT))
                .when(new Withdraw(DAY, AT))
                .thenRefused(CalendarCode.HOLIDAY_UNKNOWN);
    }

    private static Decree decree(LocalDate day) {
        return new Decree("35.24", day, "Pilkada", "Keppres 1/2026", TODAY, AT);
    }

    private static DeciderSpec<CalendarCommand, OfficeCalendar, CalendarEvent>.Given given(
            CalendarEvent... history) {
        return DeciderSpec.of(new CalendarDecider()).given(history);
    }
}

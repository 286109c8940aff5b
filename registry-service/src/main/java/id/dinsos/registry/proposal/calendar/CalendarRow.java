package id.dinsos.registry.proposal.calendar;

import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.proposal.Proposal.Step;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a step is done, month by month.
 *
 * @param months of the year in which it happens at all: a version of the list may come quarterly
 * @param toDay in a shorter month its last day
 */
record CalendarRow(Source source, Step step, List<Integer> months, int fromDay, int toDay) {
    CalendarRow {
        months = List.copyOf(months);
    }

    /** The days in a month; null where it does not happen in it. */
    @Nullable Span in(YearMonth month) {
        return months.contains(month.getMonthValue())
                ? new Span(source, step, day(month, fromDay), day(month, toDay))
                : null;
    }

    private static LocalDate day(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    /** The days of a step in one month. */
    record Span(Source source, Step step, LocalDate from, LocalDate until) {}
}

package id.dinsos.disbursement.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One version of a calendar.
 *
 * @param from the first day on which it is in force
 * @param workdays of the week
 * @param holidays with their names
 * @param submissionUntil by when of a working day a roster is submitted; null: at any time
 * @param releaseUntil by when of a working day a file leaves for the bank; null: at any time
 */
public record WorkCalendar(
        LocalDate from,
        List<DayOfWeek> workdays,
        Map<LocalDate, String> holidays,
        @Nullable LocalTime submissionUntil,
        @Nullable LocalTime releaseUntil) {
    private static final int FAR = 400;

    public WorkCalendar {
        workdays = workdays.stream().distinct().sorted().toList();
        holidays = Map.copyOf(holidays);
    }

    /** Whether the office works on a day. */
    public boolean isWorkday(LocalDate day) {
        return workdays.contains(day.getDayOfWeek()) && !holidays.containsKey(day);
    }

    /** Whether a moment lies on a working day and not behind the hour; no hour: always. */
    static boolean isOpen(WorkCalendar calendar, @Nullable LocalTime until, LocalDateTime now) {
        return until == null
                || calendar.isWorkday(now.toLocalDate()) && !now.toLocalTime().isAfter(until);
    }

    /** The next working day after this one; none within the year: the calendar is closed. */
    Optional<LocalDate> next(LocalDate day) {
        return day.plusDays(1).datesUntil(day.plusDays(FAR)).filter(this::isWorkday).findFirst();
    }

    /** Holidays in the order of their days, for whoever reads them. */
    public Map<LocalDate, String> ordered() {
        return new TreeMap<>(holidays);
    }
}

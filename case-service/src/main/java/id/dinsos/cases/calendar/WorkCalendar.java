package id.dinsos.cases.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * Reckons times. A working day counts from midnight to midnight in the office's zone, so "three
 * working days" from a Thursday at ten end on Tuesday at ten; what begins on a holiday begins with
 * the next working day.
 *
 * @param version how many changes the office's calendar had seen
 */
public record WorkCalendar(int version, ZoneId zone, Set<LocalDate> holidays) {
    private static final int MAX_DAYS = 366 * 20;

    public WorkCalendar {
        holidays = Set.copyOf(holidays);
    }

    public boolean works(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY
                && weekday != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }

    /** The moment so many seconds later; only working days count where that is asked. */
    public Instant plusSeconds(Instant from, long seconds, boolean workingDays) {
        if (!workingDays) {
            return from.plusSeconds(seconds);
        }
        long left = seconds;
        Instant at = from;
        LocalDate day = LocalDate.ofInstant(from, zone);
        for (int i = 0; i < MAX_DAYS; i++) {
            Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
            if (works(day)) {
                long today = ChronoUnit.SECONDS.between(at, midnight);
                if (left <= today) {
                    return at.plusSeconds(left);
                }
                left -= today;
            }
            at = midnight;
            day = day.plusDays(1);
        }
        throw new IllegalStateException("more than twenty years");
    }

    /** The seconds between two moments; only working days count where that is asked. */
    public long secondsBetween(Instant from, Instant until, boolean workingDays) {
        if (!until.isAfter(from)) {
            return 0;
        }
        if (!workingDays) {
            return ChronoUnit.SECONDS.between(from, until);
        }
        long sum = 0;
        Instant at = from;
        LocalDate day = LocalDate.ofInstant(from, zone);
        while (at.isBefore(until)) {
            Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
            Instant end = midnight.isBefore(until) ? midnight : until;
            if (works(day)) {
                sum += ChronoUnit.SECONDS.between(at, end);
            }
            at = midnight;
            day = day.plusDays(1);
        }
        return sum;
    }
}

package id.dinsos.cases.calendar;

import id.dinsos.eventstore.rules.Names;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An office's holidays and what they are called.
 *
 * @param owner empty while nothing was decreed
 */
public record OfficeCalendar(String owner, int version, SortedMap<LocalDate, String> holidays) {
    public static final OfficeCalendar NONE = new OfficeCalendar("", 0, new TreeMap<>());

    /** The stream of an office's calendar. */
    public static UUID streamId(String owner) {
        return Names.uuid("office-calendar", owner);
    }

    /** To reckon with, where the office's days begin. */
    public WorkCalendar in(ZoneId zone) {
        return new WorkCalendar(version, zone, holidays.keySet());
    }

    OfficeCalendar with(CalendarEvent event) {
        SortedMap<LocalDate, String> days = new TreeMap<>(holidays);
        return switch (event) {
            case CalendarEvent.HolidayDecreed decreed -> {
                days.put(decreed.day(), decreed.name());
                yield new OfficeCalendar(decreed.owner(), version + 1, days);
            }
            case CalendarEvent.HolidayWithdrawn withdrawn -> {
                days.remove(withdrawn.day());
                yield new OfficeCalendar(owner, version + 1, days);
            }
        };
    }
}

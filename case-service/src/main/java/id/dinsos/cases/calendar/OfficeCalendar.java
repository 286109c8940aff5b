package id.dinsos.cases.calendar;

import id.dinsos.eventstore.rules.Names;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
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
    private static final ZoneId WEST = ZoneId.of("Asia/Jakarta");
    private static final ZoneId CENTRAL = ZoneId.of("Asia/Makassar");
    private static final ZoneId EAST = ZoneId.of("Asia/Jayapura");
    private static final Set<String> OF_CENTRAL =
            Set.of("51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76");
    private static final Set<String> OF_EAST =
            Set.of("81", "82", "91", "92", "93", "94", "95", "96");

    /** The stream of an office's calendar. */
    public static UUID streamId(String owner) {
        return Names.uuid("office-calendar", owner);
    }

    /** Where the days of an office begin. */
    public static ZoneId zone(String owner) {
        String province = owner.substring(0, Math.min(2, owner.length()));
        return OF_CENTRAL.contains(province) ? CENTRAL : OF_EAST.contains(province) ? EAST : WEST;
    }

    /** To reckon with, for an office that may have decreed nothing yet. */
    public WorkCalendar of(String office) {
        return new WorkCalendar(version, zone(office), holidays.keySet());
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

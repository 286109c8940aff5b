package id.dinsos.disbursement.calendar;

import java.util.Map;

/** What happened to an owner's calendar. */
public sealed interface CalendarEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends CalendarEvent>> NAMES =
            Map.of("work-calendar-set.v1", WorkCalendarSet.class);

    /** An administrator set the calendar that is in force from a day on, by a decree. */
    record WorkCalendarSet(String owner, WorkCalendar calendar, String decree, String by)
            implements CalendarEvent {}
}

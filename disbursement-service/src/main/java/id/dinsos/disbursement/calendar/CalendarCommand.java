package id.dinsos.disbursement.calendar;

import id.dinsos.disbursement.calendar.CalendarEvent.WorkCalendarSet;
import java.time.LocalDate;

/** What may be asked of an owner's calendar. */
public sealed interface CalendarCommand {
    /**
     * @param today the owner's
     */
    record Set(WorkCalendarSet content, LocalDate today) implements CalendarCommand {}
}

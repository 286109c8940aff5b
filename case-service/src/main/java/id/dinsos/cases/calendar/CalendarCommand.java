package id.dinsos.cases.calendar;

import java.time.Instant;
import java.time.LocalDate;

/** What can be asked of an office's calendar. */
public sealed interface CalendarCommand {
    /**
     * @param today in the office's zone
     */
    record Decree(
            String owner, LocalDate day, String name, String decree, LocalDate today, Instant at)
            implements CalendarCommand {}

    record Withdraw(LocalDate day, Instant at) implements CalendarCommand {}
}

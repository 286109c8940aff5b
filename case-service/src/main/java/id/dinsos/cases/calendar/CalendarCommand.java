package id.dinsos.cases.calendar;

import java.time.Instant;
import java.time.LocalDate;

/** What can be asked of an office's calendar. */
public sealed interface CalendarCommand {
    record Decree(String owner, LocalDate day, String name, String decree, Instant at)
            implements CalendarCommand {}

    record Withdraw(LocalDate day, Instant at) implements CalendarCommand {}
}

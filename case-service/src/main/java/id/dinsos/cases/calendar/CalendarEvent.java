package id.dinsos.cases.calendar;

import java.time.Instant;
import java.time.LocalDate;

/** What happened to an office's calendar. Released shapes are frozen. */
public sealed interface CalendarEvent {
    /** A day on which the office does not work; it may lie behind, because decrees come late. */
    record HolidayDecreed(String owner, LocalDate day, String name, String decree, Instant at)
            implements CalendarEvent {}

    /** The office works on that day after all. */
    record HolidayWithdrawn(LocalDate day, Instant at) implements CalendarEvent {}
}

package id.dinsos.disbursement.calendar;

import id.dinsos.disbursement.calendar.CalendarEvent.WorkCalendarSet;
import id.dinsos.eventstore.rules.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The calendars of an owner, each in force until the next one is. */
public record OfficeCalendar(String owner, List<WorkCalendarSet> versions) {
    static final OfficeCalendar NONE = new OfficeCalendar("", List.of());

    public OfficeCalendar {
        versions = List.copyOf(versions);
    }

    static UUID idOf(String owner) {
        return Names.uuid("work-calendar", owner);
    }

    /** Whichever begins last by that day; who has none works always. */
    public Optional<WorkCalendar> on(LocalDate day) {
        return versions.stream()
                .map(WorkCalendarSet::calendar)
                .filter(one -> !one.from().isAfter(day))
                .max(Comparator.comparing(WorkCalendar::from));
    }

    /** A later word about the same beginning replaces the earlier one. */
    OfficeCalendar with(WorkCalendarSet set) {
        List<WorkCalendarSet> all = new ArrayList<>(versions);
        all.removeIf(one -> one.calendar().from().equals(set.calendar().from()));
        all.add(set);
        all.sort(Comparator.comparing(one -> one.calendar().from()));
        return new OfficeCalendar(set.owner(), all);
    }
}

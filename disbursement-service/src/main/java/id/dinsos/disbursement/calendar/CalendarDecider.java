package id.dinsos.disbursement.calendar;

import id.dinsos.disbursement.calendar.CalendarEvent.WorkCalendarSet;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;

/** A calendar begins today or later: what was in time yesterday stays so. */
public final class CalendarDecider
        implements Decider<CalendarCommand, OfficeCalendar, CalendarEvent> {
    /** It says nothing in public. */
    public static final Aggregate<CalendarCommand, OfficeCalendar, CalendarEvent> CALENDAR =
            Aggregate.of(new CalendarDecider())
                    .ownedBy(known -> known.versions().isEmpty() ? null : known.owner());

    /** A hundred years of revisions, one a month. */
    static final int MAX = 1_200;

    @Override
    public OfficeCalendar initial() {
        return OfficeCalendar.NONE;
    }

    @Override
    public Decision<CalendarEvent> decide(CalendarCommand command, OfficeCalendar known) {
        return switch (command) {
            case CalendarCommand.Set(var set, var today) -> {
                if (known.versions().stream()
                        .anyMatch(one ->
                                one.calendar().equals(set.calendar())
                                        && one.decree().equals(set.decree()))) {
                    yield Decision.accept();
                }
                if (set.calendar().from().isBefore(today)) {
                    yield Decision.refuse(
                            CalendarCode.WORK_CALENDAR_IN_PAST, "a calendar begins today or later");
                }
                yield known.versions().size() < MAX
                        ? Decision.accept(set)
                        : Decision.refuse(
                                CalendarCode.WORK_CALENDARS_FULL, "there are too many versions");
            }
        };
    }

    @Override
    public OfficeCalendar evolve(OfficeCalendar known, CalendarEvent event) {
        return switch (event) {
            case WorkCalendarSet set -> known.with(set);
        };
    }
}

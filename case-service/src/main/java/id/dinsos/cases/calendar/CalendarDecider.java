package id.dinsos.cases.calendar;

import id.dinsos.cases.calendar.CalendarCommand.Decree;
import id.dinsos.cases.calendar.CalendarCommand.Withdraw;
import id.dinsos.cases.calendar.CalendarEvent.HolidayDecreed;
import id.dinsos.cases.calendar.CalendarEvent.HolidayWithdrawn;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;

/**
 * The rules of the calendar: a holiday may be decreed after the day, and what was late because of
 * it is no longer; but not for a day of more than a year ago, whose figures are published.
 */
public final class CalendarDecider
        implements Decider<CalendarCommand, OfficeCalendar, CalendarEvent> {
    @Override
    public OfficeCalendar initial() {
        return OfficeCalendar.NONE;
    }

    @Override
    public Decision<CalendarEvent> decide(CalendarCommand command, OfficeCalendar state) {
        return switch (command) {
            case Decree decree -> decree(decree, state);
            case Withdraw withdraw ->
                    state.holidays().containsKey(withdraw.day())
                            ? Decision.accept(new HolidayWithdrawn(withdraw.day(), withdraw.at()))
                            : Decision.refuse(
                                    CalendarCode.HOLIDAY_UNKNOWN, "the office works on that day");
        };
    }

    private static Decision<CalendarEvent> decree(Decree command, OfficeCalendar state) {
        if (command.day().isBefore(command.today().minusYears(1))) {
            return Decision.refuse(
                    CalendarCode.HOLIDAY_TOO_LONG_AGO, "that day is more than a year ago");
        }
        return command.name().equals(state.holidays().get(command.day()))
                ? Decision.accept()
                : Decision.accept(
                        new HolidayDecreed(
                                command.owner(),
                                command.day(),
                                command.name(),
                                command.decree(),
                                command.at()));
    }

    @Override
    public OfficeCalendar evolve(OfficeCalendar state, CalendarEvent event) {
        return state.with(event);
    }
}

package id.dinsos.cases.calendar;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a day of the calendar is not changed. */
public enum CalendarCode implements RefusalCode {
    HOLIDAY_UNKNOWN(Kind.MISSING),
    HOLIDAY_TOO_LONG_AGO(Kind.INVALID);

    private final Kind kind;

    CalendarCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

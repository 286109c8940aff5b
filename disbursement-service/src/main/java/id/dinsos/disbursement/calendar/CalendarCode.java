package id.dinsos.disbursement.calendar;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a calendar is not set, or something comes too late for it. */
public enum CalendarCode implements RefusalCode {
    WORK_CALENDAR_IN_PAST(Kind.CONFLICT),
    WORK_CALENDARS_FULL(Kind.CONFLICT),
    SUBMISSION_AFTER_CUT_OFF(Kind.CONFLICT),
    RELEASE_AFTER_CUT_OFF(Kind.CONFLICT);

    private final Kind kind;

    CalendarCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

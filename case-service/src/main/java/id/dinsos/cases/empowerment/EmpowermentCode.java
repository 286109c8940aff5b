package id.dinsos.cases.empowerment;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a step of empowerment is refused. */
public enum EmpowermentCode implements RefusalCode {
    ENROLMENT_UNKNOWN(Kind.MISSING),
    ENROLMENT_PROGRAMME_UNKNOWN(Kind.INVALID),
    ENROLMENT_PERSON_UNKNOWN(Kind.INVALID),
    ENROLMENT_STANDS_ALREADY(Kind.CONFLICT),
    ENROLMENT_SITE_MISSING(Kind.CONFLICT),
    ENROLMENT_CASE_ENDED(Kind.CONFLICT),
    ENROLMENT_STEP_NOT_ALLOWED(Kind.CONFLICT),
    ENROLMENT_DAY_OUT_OF_RANGE(Kind.CONFLICT),
    ENROLMENT_ATTENDANCE_TOO_LOW(Kind.CONFLICT),
    ENROLMENT_GRANT_NOT_FORESEEN(Kind.CONFLICT),
    ENROLMENT_FOLLOW_UP_UNKNOWN(Kind.MISSING),
    ENROLMENT_FOLLOW_UP_EARLY(Kind.CONFLICT);

    private final Kind kind;

    EmpowermentCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

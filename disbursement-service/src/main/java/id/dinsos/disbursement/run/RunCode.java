package id.dinsos.disbursement.run;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why something asked of a run is refused. */
public enum RunCode implements RefusalCode {
    RUN_NOT_FOUND(Kind.MISSING),
    RUN_ALREADY_OPEN(Kind.CONFLICT),
    RUN_OUTSIDE_PROGRAMME(Kind.INVALID),
    RUN_OFF_CALENDAR(Kind.INVALID),
    RUN_STATE_WRONG(Kind.CONFLICT),
    RUN_NOT_FROZEN(Kind.CONFLICT),
    RUN_NOT_SUBMITTED(Kind.CONFLICT),
    RUN_NOT_INSTRUCTED(Kind.CONFLICT),
    RUN_EMPTY(Kind.CONFLICT),
    RUN_FILES_MISSING(Kind.CONFLICT),
    PAPER_DATE_IMPLAUSIBLE(Kind.INVALID),
    APPROVER_IS_PREPARER(Kind.FORBIDDEN),
    APPROVER_IS_INVOLVED(Kind.FORBIDDEN),
    ALREADY_APPROVED_BY_YOU(Kind.FORBIDDEN),
    APPROVER_CHANGED_ACCOUNT(Kind.FORBIDDEN),
    RELEASER_IS_INVOLVED(Kind.FORBIDDEN),
    CLOSER_IS_APPROVER(Kind.FORBIDDEN),
    CLOSER_IS_INVOLVED(Kind.FORBIDDEN),
    CHUNK_ALREADY_FROZEN(Kind.CONFLICT),
    CHUNK_NOT_FROZEN(Kind.CONFLICT),
    SLICE_ALREADY_INSTRUCTED(Kind.CONFLICT),
    HOLD_NOT_FOUND(Kind.MISSING),
    HOLD_NOT_RELEASABLE(Kind.CONFLICT),
    PLACE_NOT_HELD(Kind.CONFLICT),
    PLACE_NOT_AWAITED(Kind.CONFLICT),
    VERDICT_NOT_FOUND(Kind.MISSING);

    private final Kind kind;

    RunCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

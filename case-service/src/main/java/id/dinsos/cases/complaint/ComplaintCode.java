package id.dinsos.cases.complaint;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a complaint's command is refused. A complaint itself is never turned away. */
public enum ComplaintCode implements RefusalCode {
    COMPLAINT_UNKNOWN(Kind.MISSING),
    COMPLAINT_ALREADY_RECEIVED(Kind.CONFLICT),
    COMPLAINT_ALREADY_CLOSED(Kind.CONFLICT),
    COMPLAINT_STILL_OPEN(Kind.CONFLICT);

    private final Kind kind;

    ComplaintCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

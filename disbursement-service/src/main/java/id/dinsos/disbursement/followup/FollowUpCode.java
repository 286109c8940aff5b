package id.dinsos.disbursement.followup;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why something asked of a follow-up is refused. */
public enum FollowUpCode implements RefusalCode {
    FOLLOW_UP_NOT_FOUND(Kind.MISSING),
    FOLLOW_UP_EMPTY(Kind.CONFLICT),
    FOLLOW_UP_TOO_LARGE(Kind.INVALID),
    FOLLOW_UP_LETTER_MISSING(Kind.INVALID),
    FOLLOW_UP_OUTCOME_WRONG(Kind.INVALID),
    FOLLOW_UP_DECIDED_ALREADY(Kind.CONFLICT),
    FOLLOW_UP_OF_YOUR_OWN(Kind.FORBIDDEN),
    FOLLOW_UP_BATCH_DONE(Kind.CONFLICT);

    private final Kind kind;

    FollowUpCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

package id.dinsos.disbursement.handover;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why something asked of a hand-over record is refused. */
public enum HandOverCode implements RefusalCode {
    HAND_OVER_NOT_FOUND(Kind.MISSING),
    HAND_OVER_NUMBER_USED(Kind.CONFLICT),
    HAND_OVER_LINES_WRONG(Kind.INVALID),
    HAND_OVER_LIST_NOT_RELEASED(Kind.CONFLICT),
    HAND_OVER_DATE_IMPLAUSIBLE(Kind.CONFLICT),
    HAND_OVER_DONE_ALREADY(Kind.CONFLICT),
    HAND_OVER_WITHOUT_PROOF(Kind.CONFLICT),
    HAND_OVER_OF_YOUR_OWN(Kind.FORBIDDEN),
    HAND_OVER_PROOF_UNREADABLE(Kind.INVALID),
    HAND_OVER_PROOFS_FULL(Kind.CONFLICT);

    private final Kind kind;

    HandOverCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

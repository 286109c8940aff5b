package id.dinsos.disbursement.assistance;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why something asked of aid is refused. */
public enum AidCode implements RefusalCode {
    AID_NOT_FOUND(Kind.MISSING),
    AID_STATE_WRONG(Kind.CONFLICT),
    AID_OF_ANOTHER_DECREE(Kind.CONFLICT),
    AID_ABOVE_AMOUNT(Kind.CONFLICT),
    AID_PROGRAMME_UNFIT(Kind.CONFLICT),
    AID_NOT_PAYABLE(Kind.CONFLICT),
    AID_PAID_ALREADY(Kind.CONFLICT),
    AID_LAPSED(Kind.CONFLICT),
    AID_LIST_NOT_FOUND(Kind.MISSING),
    AID_LIST_STATE_WRONG(Kind.CONFLICT),
    AID_LIST_NEEDS_ANOTHER(Kind.FORBIDDEN);

    private final Kind kind;

    AidCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

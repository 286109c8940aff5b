package id.dinsos.disbursement.recovery;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why something asked of a recovery or of arrears is refused. */
public enum RecoveryCode implements RefusalCode {
    RECOVERY_NOT_FOUND(Kind.MISSING),
    RECOVERY_STATE_WRONG(Kind.CONFLICT),
    RECOVERY_STEP_PENDING(Kind.CONFLICT),
    RECOVERY_STEP_MISSING(Kind.CONFLICT),
    RECOVERY_STEP_OF_YOUR_OWN(Kind.FORBIDDEN),
    RECOVERY_AMOUNT_WRONG(Kind.INVALID),
    RECOVERY_DATE_WRONG(Kind.INVALID),
    RECOVERY_RECEIPT_KNOWN(Kind.CONFLICT),
    RECOVERY_INSTALMENTS_WRONG(Kind.INVALID),
    ARREARS_NOT_FOUND(Kind.MISSING),
    ARREARS_DECIDED_ALREADY(Kind.CONFLICT),
    ARREARS_PAID_ALREADY(Kind.CONFLICT),
    ARREARS_NOT_PAYABLE(Kind.CONFLICT);

    private final Kind kind;

    RecoveryCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

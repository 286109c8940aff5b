package id.dinsos.disbursement.channel;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why something asked of a bank file is refused. */
public enum BankFileCode implements RefusalCode {
    BANK_FILE_NOT_FOUND(Kind.MISSING),
    BANK_FILE_IMMUTABLE(Kind.CONFLICT),
    BANK_FILE_NOT_RELEASED(Kind.CONFLICT),
    BANK_FILE_ALREADY_RELEASED(Kind.CONFLICT),
    BANK_FILE_STOPPED(Kind.CONFLICT),
    BANK_FILE_NOT_STOPPED(Kind.CONFLICT),
    BANK_FILE_REPLACED(Kind.CONFLICT),
    BANK_FILE_NOT_A_LIST(Kind.CONFLICT),
    BATCH_ALREADY_SENT(Kind.CONFLICT);

    private final Kind kind;

    BankFileCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

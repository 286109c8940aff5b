package id.dinsos.disbursement.central;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why something asked of the ministry's status files is refused. */
public enum CentralCode implements RefusalCode {
    CENTRAL_PROGRAMME_UNFIT(Kind.CONFLICT),
    CENTRAL_FILE_MALFORMED(Kind.INVALID),
    CENTRAL_FILE_NOT_FOUND(Kind.MISSING),
    CENTRAL_FILE_NOT_TRIED(Kind.CONFLICT),
    CENTRAL_BATCH_TAKEN(Kind.CONFLICT);

    private final Kind kind;

    CentralCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

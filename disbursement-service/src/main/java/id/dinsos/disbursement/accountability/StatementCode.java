package id.dinsos.disbursement.accountability;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why something asked of the statements of a run is refused. */
public enum StatementCode implements RefusalCode {
    STATEMENT_NOT_FOUND(Kind.MISSING),
    STATEMENT_UNREADABLE(Kind.INVALID),
    STATEMENT_DATE_IMPLAUSIBLE(Kind.INVALID),
    STATEMENTS_FULL(Kind.CONFLICT);

    private final Kind kind;

    StatementCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

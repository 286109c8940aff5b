package id.dinsos.disbursement.programme;

import id.dinsos.eventstore.RefusalCode;

/** Why a programme, or something asked of it, is refused. */
public enum ProgrammeCode implements RefusalCode {
    PROGRAMME_CODE_INVALID(Kind.INVALID),
    PROGRAMME_RULE_EMPTY(Kind.INVALID),
    PROGRAMME_CLAUSE_INVALID(Kind.INVALID),
    PROGRAMME_NOT_FOUND(Kind.MISSING),
    PROGRAMME_OWNER_FIXED(Kind.CONFLICT);

    private final Kind kind;

    ProgrammeCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

package id.dinsos.disbursement.programme;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a programme, or something asked of it, is refused. */
public enum ProgrammeCode implements RefusalCode {
    PROGRAMME_CODE_INVALID(Kind.INVALID),
    PROGRAMME_RULE_EMPTY(Kind.INVALID),
    PROGRAMME_CLAUSE_INVALID(Kind.INVALID),
    PROGRAMME_DATES_OVERLAP(Kind.CONFLICT),
    PROGRAMME_QUOTA_BELOW_COMMITTED(Kind.CONFLICT),
    PROGRAMME_NOT_IN_FORCE(Kind.CONFLICT),
    PROGRAMME_NOTHING_PROPOSED(Kind.CONFLICT),
    PROGRAMME_APPROVED_BY_AUTHOR(Kind.FORBIDDEN),
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

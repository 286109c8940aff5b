package id.dinsos.cases.assistance;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why aid is not asked for. */
public enum AssistanceCode implements RefusalCode {
    ASSISTANCE_UNKNOWN(Kind.MISSING),
    ASSISTANCE_ALREADY_REQUESTED(Kind.CONFLICT),
    ASSISTANCE_DECREE_MISSING(Kind.CONFLICT),
    ASSISTANCE_DECREE_LAPSED(Kind.CONFLICT),
    ASSISTANCE_BENEFICIARY_UNKNOWN(Kind.CONFLICT),
    ASSISTANCE_DAMAGE_UNVERIFIED(Kind.CONFLICT),
    ASSISTANCE_EVENT_OTHER(Kind.CONFLICT),
    ASSISTANCE_FOR_ANOTHER(Kind.CONFLICT),
    ASSISTANCE_NOT_FOR_SEALED(Kind.CONFLICT),
    ASSISTANCE_ALREADY_PAID(Kind.CONFLICT);

    private final Kind kind;

    AssistanceCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

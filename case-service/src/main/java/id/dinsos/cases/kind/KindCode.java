package id.dinsos.cases.kind;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a kind is not taken. */
public enum KindCode implements RefusalCode {
    KIND_UNKNOWN(Kind.MISSING),
    KIND_FROM_PAST(Kind.INVALID),
    KIND_LESS_CONFIDENTIAL(Kind.CONFLICT),
    KIND_INVALID(Kind.INVALID);

    private final Kind kind;

    KindCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

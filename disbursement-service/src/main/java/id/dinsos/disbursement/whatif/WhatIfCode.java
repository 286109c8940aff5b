package id.dinsos.disbursement.whatif;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a question is not answered. */
public enum WhatIfCode implements RefusalCode {
    WHAT_IF_BUSY(Kind.TOO_MANY),
    WHAT_IF_TOO_LONG(Kind.INVALID),
    WHAT_IF_LINES_WRONG(Kind.INVALID);

    private final Kind kind;

    WhatIfCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

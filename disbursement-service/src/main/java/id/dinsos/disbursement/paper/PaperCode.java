package id.dinsos.disbursement.paper;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a paper is not taken in. */
public enum PaperCode implements RefusalCode {
    PAPER_DATE_IMPLAUSIBLE(Kind.INVALID),
    PAPER_UNSIGNED(Kind.INVALID);

    private final Kind kind;

    PaperCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

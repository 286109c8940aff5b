package id.dinsos.disbursement.paper;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a paper is not taken in. */
public enum PaperCode implements RefusalCode {
    PAPER_DATE_IMPLAUSIBLE,
    PAPER_UNSIGNED;

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }
}

package id.dinsos.disbursement.sampling;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why something asked of a verification by sample is refused. */
public enum SampleCode implements RefusalCode {
    SAMPLE_NOBODY_PAID(Kind.CONFLICT),
    SAMPLE_NOT_FOUND(Kind.MISSING),
    SAMPLE_FAMILY_NOT_CHOSEN(Kind.MISSING),
    SAMPLE_ANSWER_IMPLAUSIBLE(Kind.INVALID),
    SAMPLE_ANSWERED_ALREADY(Kind.CONFLICT),
    SAMPLE_NOT_ANSWERED(Kind.CONFLICT);

    private final Kind kind;

    SampleCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

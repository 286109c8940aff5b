package id.dinsos.disbursement.reconciliation;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a report, a line or a resolution is refused. */
public enum ReconciliationCode implements RefusalCode {
    REPORT_NOT_FOUND(Kind.MISSING),
    REPORT_MALFORMED(Kind.INVALID),
    REPORT_EMPTY(Kind.INVALID),
    BATCH_ALREADY_SETTLED(Kind.CONFLICT),
    TRANSFER_UNKNOWN(Kind.CONFLICT),
    TRANSFER_REFERENCE_USED(Kind.CONFLICT),
    TRANSFER_DATE_IMPLAUSIBLE(Kind.CONFLICT),
    CONTRADICTION_NOT_FOUND(Kind.MISSING),
    CONTRADICTION_RESOLVED_ALREADY(Kind.CONFLICT),
    CONTRADICTION_PROPOSED_ALREADY(Kind.CONFLICT),
    CONTRADICTION_NOT_PROPOSED(Kind.CONFLICT),
    CONTRADICTION_OF_YOUR_OWN(Kind.FORBIDDEN),
    CONTRADICTION_NEEDS_CORRECTION(Kind.CONFLICT);

    private final Kind kind;

    ReconciliationCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

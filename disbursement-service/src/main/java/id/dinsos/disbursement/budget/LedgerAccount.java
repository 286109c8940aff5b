package id.dinsos.disbursement.budget;

/**
 * The accounts of a budget's ledger. Debit accounts say where the allotted money is, credit
 * accounts where it came from, so that both sides are equal at any time. Money that comes back
 * stays in the bucket of its payment, where it can be compared with the payments themselves; that
 * it is free again stands against it in {@code GIVEN_BACK}.
 */
public enum LedgerAccount {
    /** What the decree allots. */
    ALLOTTED(true),
    /** Free for runs, or for monthly reserves where runs draw on those. */
    AVAILABLE(false),
    /** Set aside month by month, free for runs alone. */
    SET_ASIDE(false),
    /** Of an approved run, not yet instructed. */
    RESERVED(false),
    PENDING(false),
    CREDITED(false),
    RETURNED(false),
    FAILED(false),
    UNKNOWN(false),
    CANCELLED(false),
    /** Has come back and is free again. */
    GIVEN_BACK(true),
    /** Received for payments that were not due; in the budget's year it lessens what was spent. */
    RECOVERED(true),
    /** As before, received in a later year: revenue of that one. */
    REVENUE(true),
    /** Where that money lies: it is free for nothing. */
    TREASURY(false),
    /** Neither paid nor committed when the year was closed, or came back after that. */
    LAPSED(false);

    private final boolean credit;

    LedgerAccount(boolean credit) {
        this.credit = credit;
    }

    /** Whether it grows by credits. */
    public boolean isCredit() {
        return credit;
    }

    static LedgerAccount of(Bucket bucket) {
        return switch (bucket) {
            case PENDING -> PENDING;
            case CREDITED -> CREDITED;
            case RETURNED -> RETURNED;
            case FAILED -> FAILED;
            case UNKNOWN -> UNKNOWN;
            case CANCELLED -> CANCELLED;
        };
    }
}

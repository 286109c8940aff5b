package id.dinsos.disbursement.budget;

/** What the runs of a budget draw on. */
public enum Funding {
    /** On all that is allotted. */
    ALLOTMENT(LedgerAccount.AVAILABLE),
    /** On what was set aside month by month, and on nothing else. */
    RESERVE(LedgerAccount.SET_ASIDE);

    private final LedgerAccount source;

    Funding(LedgerAccount source) {
        this.source = source;
    }

    /** Where a run's money comes from and goes back to. */
    LedgerAccount source() {
        return source;
    }
}

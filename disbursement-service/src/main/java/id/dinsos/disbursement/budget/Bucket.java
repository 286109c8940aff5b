package id.dinsos.disbursement.budget;

/**
 * Where the money of an instructed payment stands. Every rupiah of a run lies in exactly one bucket
 * at any time, so ordered = credited + returned + failed + unknown + pending + cancelled is true by
 * construction and not by counting.
 */
public enum Bucket {
    /** Instructed or sent, no answer yet. */
    PENDING,
    /** In the beneficiary's account, withdrawn or not. */
    CREDITED,
    RETURNED,
    FAILED,
    /** The bank does not know: nothing may be sent again. */
    UNKNOWN,
    CANCELLED;

    /** Money that has come back, and goes back to the budget when the run is closed. */
    public boolean isBack() {
        return this == RETURNED || this == FAILED || this == CANCELLED;
    }
}

package id.dinsos.disbursement.payment;

import id.dinsos.disbursement.budget.Bucket;

/** Where a payment stands; the same words everywhere, also in public. */
public enum PaymentState {
    INSTRUCTED(Bucket.PENDING),
    HELD(Bucket.PENDING),
    SENT(Bucket.PENDING),
    CREDITED(Bucket.CREDITED),
    WITHDRAWN(Bucket.CREDITED),
    UNKNOWN(Bucket.UNKNOWN),
    FAILED(Bucket.FAILED),
    RETURNED(Bucket.RETURNED),
    CANCELLED(Bucket.CANCELLED),
    LAPSED(Bucket.CANCELLED);

    private final Bucket bucket;

    PaymentState(Bucket bucket) {
        this.bucket = bucket;
    }

    /** Whether somebody has to do something about such a payment. */
    boolean isToCure() {
        return switch (this) {
            case HELD, UNKNOWN, FAILED, RETURNED -> true;
            case INSTRUCTED, SENT, CREDITED, WITHDRAWN, CANCELLED, LAPSED -> false;
        };
    }

    /** Where the money of such a payment is counted. */
    public Bucket bucket() {
        return bucket;
    }
}

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

    /** Where the money of such a payment is counted. */
    public Bucket bucket() {
        return bucket;
    }
}

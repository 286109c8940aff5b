package id.dinsos.disbursement.payment;

import java.util.UUID;

/** One month's benefit of one beneficiary. */
public sealed interface Payment {
    /** Not instructed. */
    record None() implements Payment {}

    /**
     * Instructed, wherever it has come since.
     *
     * @param transfer the attempt that is open, or the last one
     * @param attempt 1 for the first
     * @param reason failure code, or why it was held or given up; empty where there is none
     * @param bankReference of the credit, empty before
     */
    record Made(
            PaymentOrder order,
            PaymentState state,
            UUID transfer,
            int attempt,
            String reason,
            String bankReference)
            implements Payment {
        Made at(PaymentState next, String why) {
            return new Made(order, next, transfer, attempt, why, bankReference);
        }

        Made credited(String reference) {
            return new Made(order, PaymentState.CREDITED, transfer, attempt, "", reference);
        }

        Made retried(UUID next, int number) {
            return new Made(order, PaymentState.INSTRUCTED, next, number, "", "");
        }
    }
}

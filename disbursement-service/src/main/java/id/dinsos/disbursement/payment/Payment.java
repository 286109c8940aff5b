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
     * @param inNoFile it was left out of the bank files: nothing of it has left or can leave
     * @param beside a person has allowed another payment for the same month
     * @param back the bank has said that the money of this attempt failed to arrive or came back
     */
    record Made(
            PaymentOrder order,
            PaymentState state,
            UUID transfer,
            int attempt,
            String reason,
            String bankReference,
            boolean inNoFile,
            boolean beside,
            boolean back)
            implements Payment {
        static Made of(PaymentOrder order, UUID transfer) {
            return new Made(
                    order, PaymentState.INSTRUCTED, transfer, 1, "", "", false, false, false);
        }

        /** Given up before anything left: the month is as if it had never been instructed. */
        public boolean isUndone() {
            return inNoFile && (state == PaymentState.CANCELLED || state == PaymentState.LAPSED);
        }

        Made at(PaymentState next, String why) {
            boolean came = next == PaymentState.FAILED || next == PaymentState.RETURNED;
            return new Made(
                    order,
                    next,
                    transfer,
                    attempt,
                    why,
                    bankReference,
                    inNoFile,
                    beside,
                    back || came);
        }

        Made credited(String reference) {
            return new Made(
                    order,
                    PaymentState.CREDITED,
                    transfer,
                    attempt,
                    "",
                    reference,
                    false,
                    beside,
                    false);
        }

        Made retried(UUID next, int number, UUID payee) {
            return new Made(
                    order.paidTo(payee),
                    PaymentState.INSTRUCTED,
                    next,
                    number,
                    "",
                    "",
                    false,
                    beside,
                    false);
        }

        Made corrected(PaymentState to, String reference, String why) {
            return to == PaymentState.CREDITED ? credited(reference) : at(to, why);
        }

        Made filed(boolean no) {
            return new Made(
                    order, state, transfer, attempt, reason, bankReference, no, beside, back);
        }

        Made paidBeside() {
            return new Made(
                    order, state, transfer, attempt, reason, bankReference, inNoFile, true, back);
        }
    }
}

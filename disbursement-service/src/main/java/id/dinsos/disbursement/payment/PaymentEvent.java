package id.dinsos.disbursement.payment;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a payment. */
public sealed interface PaymentEvent {
    /** A run's slice was instructed; the intent is durable before anything leaves. */
    record PaymentInstructed(PaymentOrder order, UUID transfer) implements PaymentEvent {}

    /**
     * Its transfer left with a released bank file.
     *
     * @param bank the file is for; null in the oldest records
     */
    record PaymentSent(UUID transfer, UUID file, @Nullable String bank) implements PaymentEvent {
        public PaymentSent(UUID transfer, UUID file) {
            this(transfer, file, null);
        }
    }

    /** The bank has credited the account. */
    record PaymentCredited(UUID transfer, String bankReference, LocalDate on)
            implements PaymentEvent {}

    /** The beneficiary has taken the money out. */
    record PaymentWithdrawn(UUID transfer, LocalDate on) implements PaymentEvent {}

    /** The bank could not credit. */
    record PaymentFailed(UUID transfer, String code, LocalDate on) implements PaymentEvent {}

    /** The money came back, before or after it was credited. */
    record PaymentReturned(UUID transfer, String code, LocalDate on) implements PaymentEvent {}

    /** The bank does not know what became of the transfer: nothing is sent again meanwhile. */
    record PaymentUnknown(UUID transfer, LocalDate on) implements PaymentEvent {}

    /** An officer stopped it before it left. */
    record PaymentHeld(String reason) implements PaymentEvent {}

    /**
     * Its transfer stands in no bank file, because what was signed is no longer so; it is held, and
     * nothing of it has left or can leave.
     */
    record PaymentLeftOut(String reason) implements PaymentEvent {}

    /** An officer allowed another payment for the same month; its instruction says so here. */
    record PaymentPaidBeside(UUID other) implements PaymentEvent {}

    /** An officer let a held payment go on. */
    record PaymentResumed() implements PaymentEvent {}

    /**
     * Two officers had it sent again under a new transfer, after the bank's word that the last one
     * failed, or because that one never left.
     *
     * @param payee whom the new attempt pays
     */
    record PaymentRetried(UUID transfer, int attempt, UUID payee) implements PaymentEvent {}

    /**
     * Two officers decided that the outcome on record was wrong, or settled one that the bank never
     * explained.
     *
     * @param to CREDITED, FAILED or RETURNED
     * @param transfer the attempt that is spoken of
     * @param bankReference of a credit
     * @param on the day of the decision
     */
    record PaymentCorrected(
            PaymentState to, UUID transfer, String bankReference, String reason, LocalDate on)
            implements PaymentEvent {}

    /**
     * The bank says that money arrived by an attempt of which it had said that it did not, or of
     * which it does not know any more. Until officers have corrected the outcome nothing of the
     * payment is sent again.
     *
     * @param transfer the attempt that is spoken of; another one may be under way
     * @param stopped the new attempt had not left yet and is held
     */
    record PaymentDoubted(UUID transfer, String bankReference, LocalDate on, boolean stopped)
            implements PaymentEvent {}

    /**
     * An officer gave it up; what it claimed stays claimed, unless nothing of it can have left and
     * nothing was paid beside it, or two officers release it.
     */
    record PaymentCancelled(String reason) implements PaymentEvent {}

    /** The fiscal year ended before it could be paid. */
    record PaymentLapsed() implements PaymentEvent {}

    /** Given up after the bank's word that no money is out; two officers gave back its claims. */
    record PaymentEntitlementReleased(String reason) implements PaymentEvent {}

    /**
     * The bank says that it arrived after all: it claims again what nobody has claimed since.
     *
     * @param claims as they stand in its order
     */
    record PaymentEntitlementTaken(Set<String> claims) implements PaymentEvent {
        public PaymentEntitlementTaken {
            claims = Set.copyOf(claims);
        }
    }
}

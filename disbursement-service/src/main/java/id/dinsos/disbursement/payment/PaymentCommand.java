package id.dinsos.disbursement.payment;

import id.dinsos.contracts.Rupiah;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be asked of a payment. */
public sealed interface PaymentCommand {
    record Instruct(PaymentOrder order, UUID transfer) implements PaymentCommand {}

    /**
     * @param bank the file is for, where that is known
     */
    record Send(UUID transfer, UUID file, @Nullable String bank) implements PaymentCommand {
        public Send(UUID transfer, UUID file) {
            this(transfer, file, null);
        }
    }

    /**
     * What a bank says of a transfer.
     *
     * @param amount of this payment within the transfer's line
     * @param code failure code, empty where there is none
     */
    record Report(
            UUID transfer,
            Rupiah amount,
            BankStatus status,
            String code,
            String bankReference,
            LocalDate on)
            implements PaymentCommand {}

    record Hold(String reason) implements PaymentCommand {}

    /** Its transfer was left out when the bank files were decided: nothing of it can leave. */
    record LeaveOut(String reason) implements PaymentCommand {}

    /** A person has allowed another payment to the same family or person for the month. */
    record PayBeside(UUID other) implements PaymentCommand {}

    record Resume() implements PaymentCommand {}

    /**
     * A new attempt; the transfer is new.
     *
     * @param payee whom it pays now
     */
    record Retry(UUID transfer, UUID payee) implements PaymentCommand {}

    /**
     * The outcome on record is wrong, or the bank never gave one.
     *
     * @param to CREDITED, FAILED or RETURNED
     * @param on the day of the decision
     */
    record Correct(PaymentState to, String bankReference, String reason, LocalDate on)
            implements PaymentCommand {}

    /**
     * A line of the bank's says that money may have arrived by an attempt that is over.
     *
     * @param stoppable what is under way now can still be stopped
     */
    record Doubt(UUID transfer, String bankReference, LocalDate on, boolean stoppable)
            implements PaymentCommand {}

    record Cancel(String reason) implements PaymentCommand {}

    record Lapse() implements PaymentCommand {}

    /** Given up after the bank's word that no money is out: another may be paid for the same. */
    record Release(String reason) implements PaymentCommand {}

    /**
     * Its money may be out after all: what nobody has claimed since is claimed again.
     *
     * @param free of what it gave back
     */
    record TakeAgain(Set<String> free) implements PaymentCommand {
        public TakeAgain {
            free = Set.copyOf(free);
        }
    }

    /** The five things a bank can say. */
    enum BankStatus {
        CREDITED,
        FAILED,
        RETURNED,
        WITHDRAWN,
        UNKNOWN
    }
}

package id.dinsos.disbursement.recovery;

import id.dinsos.disbursement.recovery.Recovery.Instalment;
import id.dinsos.disbursement.recovery.Recovery.Receipt;
import id.dinsos.disbursement.recovery.Recovery.Step;
import java.util.List;
import java.util.Map;

/** What happened to a recovery. */
public sealed interface RecoveryEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends RecoveryEvent>> NAMES =
            Map.ofEntries(
                    Map.entry("recovery-proposed.v1", RecoveryProposed.class),
                    Map.entry("recovery-reviewed.v1", RecoveryReviewed.class),
                    Map.entry("recovery-withdrawn.v1", RecoveryWithdrawn.class),
                    Map.entry("recovery-step-prepared.v1", RecoveryStepPrepared.class),
                    Map.entry("recovery-step-refused.v1", RecoveryStepRefused.class),
                    Map.entry("recovery-claimed.v1", RecoveryClaimed.class),
                    Map.entry("recovery-instalments-agreed.v1", RecoveryInstalmentsAgreed.class),
                    Map.entry("recovery-received.v1", RecoveryReceived.class),
                    Map.entry("recovery-written-off.v1", RecoveryWrittenOff.class),
                    Map.entry("recovery-dismissed.v1", RecoveryDismissed.class),
                    Map.entry("recovery-payment-returned.v1", RecoveryPaymentReturned.class),
                    Map.entry("recovery-refunded.v1", RecoveryRefunded.class));

    /** Something learned late says that a payment was not due. */
    record RecoveryProposed(Finding finding) implements RecoveryEvent {}

    /** Before anybody had acted on it, more was learned: it is another sum or reason now. */
    record RecoveryReviewed(Finding finding) implements RecoveryEvent {}

    /** Before anybody had acted on it, it proved to be due. */
    record RecoveryWithdrawn(String reason) implements RecoveryEvent {}

    /** An officer prepared the next step. */
    record RecoveryStepPrepared(Step step) implements RecoveryEvent {}

    /** Another officer did not agree, or the first took it back. */
    record RecoveryStepRefused(String by, String reason) implements RecoveryEvent {}

    /** A second officer agreed: it is asked back. */
    record RecoveryClaimed(String by) implements RecoveryEvent {}

    /** Whoever owes it stated when they would pay which part. */
    record RecoveryInstalmentsAgreed(List<Instalment> instalments, String number, String by)
            implements RecoveryEvent {
        public RecoveryInstalmentsAgreed {
            instalments = List.copyOf(instalments);
        }
    }

    /** The treasury received some of it, two officers say. */
    record RecoveryReceived(Receipt receipt, String by) implements RecoveryEvent {}

    /** The rest was given up by decree. */
    record RecoveryWrittenOff(long amountRupiah, String by) implements RecoveryEvent {}

    /** Two officers found that nothing is owed. */
    record RecoveryDismissed(String by) implements RecoveryEvent {}

    /** The bank returned the payment itself. */
    record RecoveryPaymentReturned(long receivedRupiah) implements RecoveryEvent {}

    /** What had been received was given back. */
    record RecoveryRefunded(long amountRupiah, String by) implements RecoveryEvent {}
}

package id.dinsos.disbursement.channel;

import id.dinsos.disbursement.payment.Payment;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.util.Map;
import java.util.UUID;

/**
 * A batch of a released file's lines leaves: the file counts the batch and its payments are sent,
 * together or not at all, so that each is sent once whoever does it.
 */
final class SendProcess {
    private final Aggregate<BankFileCommand, BankBatch, ?> files;
    private final Aggregate<PaymentCommand, Payment, ?> payments;

    SendProcess(
            Aggregate<BankFileCommand, BankBatch, ?> files,
            Aggregate<PaymentCommand, Payment, ?> payments) {
        this.files = files;
        this.payments = payments;
    }

    /**
     * @param number of the batch, counted from 0
     * @param transfers by payment, of the lines of the batch
     * @return false where the batch is done already, or the file is none that leaves
     */
    boolean send(UnitOfWork unit, UUID file, int number, int lines, Map<UUID, UUID> transfers) {
        var counted = unit.decide(files, file, new BankFileCommand.MarkSent(number, lines));
        if (counted instanceof Decision.Refused<?>) {
            return false;
        }
        String bank = unit.state(files, file) instanceof BankBatch.Made made ? made.bank() : null;
        // One that was held or given up meanwhile stays as it is: its line is in the file, so the
        // bank's answer will come to the queue of contradictions.
        transfers.forEach((payment, transfer) -> {
            var unused =
                    unit.decide(payments, payment, new PaymentCommand.Send(transfer, file, bank));
        });
        return true;
    }
}

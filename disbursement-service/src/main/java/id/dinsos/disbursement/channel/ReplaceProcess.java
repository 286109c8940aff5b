package id.dinsos.disbursement.channel;

import id.dinsos.disbursement.payment.Payment;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.payment.PaymentEvent;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A file that is stopped is given up before it has left: the transfers with a held payment stand in
 * no file from now on, and all months of each with them, because a transfer leaves whole or not at
 * all. What is left over leaves in another file.
 */
final class ReplaceProcess {
    /** Of the months of a transfer that are not held themselves. */
    static final String TRANSFER_STOPPED = "transfer-stopped";

    private final Aggregate<BankFileCommand, BankBatch, BankFileEvent> files;
    private final Aggregate<PaymentCommand, Payment, PaymentEvent> payments;

    ReplaceProcess(
            Aggregate<BankFileCommand, BankBatch, BankFileEvent> files,
            Aggregate<PaymentCommand, Payment, PaymentEvent> payments) {
        this.files = files;
        this.payments = payments;
    }

    /**
     * @param transfers those in which a held payment stands, with their payments; one that has gone
     *     out by another transfer since stands in another file and stays as it is
     */
    void replace(UnitOfWork unit, UUID file, String by, Map<UUID, List<UUID>> transfers) {
        unit.needs(transfers.values().stream().flatMap(List::stream).toList());
        unit.require(files, file, new BankFileCommand.Replace(by));
        transfers.forEach(
                (transfer, months) -> months.forEach(payment -> leaveOut(unit, transfer, payment)));
    }

    private void leaveOut(UnitOfWork unit, UUID transfer, UUID payment) {
        if (!(unit.state(payments, payment) instanceof Made made)
                || !made.transfer().equals(transfer)) {
            return;
        }
        if (made.state() == PaymentState.HELD) {
            unit.require(payments, payment, new PaymentCommand.LeaveOut(made.reason()));
        } else if (made.state() == PaymentState.INSTRUCTED) {
            unit.require(payments, payment, new PaymentCommand.LeaveOut(TRANSFER_STOPPED));
        }
    }
}

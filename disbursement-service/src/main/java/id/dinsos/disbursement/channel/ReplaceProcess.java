package id.dinsos.disbursement.channel;

import id.dinsos.disbursement.payment.Payment;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.payment.PaymentEvent;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.util.List;
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
     * @param lines those in which a held payment stands
     */
    void replace(UnitOfWork unit, UUID file, String by, List<List<UUID>> lines) {
        unit.needs(lines.stream().flatMap(List::stream).toList());
        unit.require(files, file, new BankFileCommand.Replace(by));
        for (List<UUID> line : lines) {
            for (UUID payment : line) {
                if (unit.state(payments, payment) instanceof Made made
                        && (made.state() == PaymentState.HELD
                                || made.state() == PaymentState.INSTRUCTED)) {
                    boolean held = made.state() == PaymentState.HELD;
                    String reason = held ? made.reason() : TRANSFER_STOPPED;
                    unit.require(payments, payment, new PaymentCommand.LeaveOut(reason));
                }
            }
        }
    }
}

package id.dinsos.disbursement.recovery;

import id.dinsos.disbursement.channel.BankBatch;
import id.dinsos.disbursement.channel.BankFileCommand;
import id.dinsos.disbursement.channel.BankFileDecider;
import id.dinsos.disbursement.channel.BankFileEvent;
import id.dinsos.disbursement.payment.Payment;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.util.List;
import java.util.UUID;

/**
 * A payment that is not due any more is held before it leaves, and with it the bank file in which
 * it stands. What has left meanwhile is left alone: it is asked back once it has arrived.
 */
public final class StopProcess {
    private static final Aggregate<BankFileCommand, BankBatch, BankFileEvent> FILE =
            BankFileDecider.BANK_FILE;

    private final Aggregate<PaymentCommand, Payment, ?> payments;

    public StopProcess(Aggregate<PaymentCommand, Payment, ?> payments) {
        this.payments = payments;
    }

    /**
     * @param reason code of the clause that fails now
     */
    public void stop(UnitOfWork unit, UUID payment, UUID file, String reason) {
        unit.needs(List.of(payment, file));
        if (unit.state(payments, payment) instanceof Made made
                && made.state() == PaymentState.INSTRUCTED
                && unit.state(FILE, file) instanceof BankBatch.Made batch
                && batch.mayStillStay()) {
            unit.require(payments, payment, new PaymentCommand.Hold(reason));
            unit.require(FILE, file, new BankFileCommand.Stop(payment));
        }
    }
}

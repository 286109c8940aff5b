package id.dinsos.disbursement.reconciliation;

import id.dinsos.disbursement.channel.BankBatch;
import id.dinsos.disbursement.channel.BankFileCommand;
import id.dinsos.disbursement.channel.BankFileDecider;
import id.dinsos.disbursement.payment.Payment;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.disbursement.reconciliation.SettlementProcess.Reading;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The bank says that money may be out of which the books say that it is not. Whatever else pays the
 * same and has not left stays here: another attempt of the payment, and, where its entitlement was
 * released, the payment that claims it since. Of what nobody claims the payment claims all again,
 * so that no third one is made meanwhile.
 */
final class DoubtProcess {
    private final Aggregate<PaymentCommand, Payment, ?> payments;

    DoubtProcess(Aggregate<PaymentCommand, Payment, ?> payments) {
        this.payments = payments;
    }

    /** Its money may be out: what has not left stays until officers have looked at it. */
    void raise(UnitOfWork unit, Reading of, UUID payment, ReportLine line) {
        if (!(unit.state(payments, payment) instanceof Made made)) {
            return;
        }
        UUID file = of.current().get(made.transfer());
        boolean stoppable = file != null && mayStay(unit, file);
        int version = unit.version(payment);
        unit.require(
                payments,
                payment,
                new PaymentCommand.Doubt(
                        line.transferId().orElseThrow(),
                        line.bankReference(),
                        line.on(),
                        stoppable));
        if (unit.version(payment) == version) {
            return;
        }
        if (file != null && stoppable) {
            unit.require(BankFileDecider.BANK_FILE, file, new BankFileCommand.Stop(payment));
        }
        takeAgain(unit, of, payment, made);
    }

    /** What it gave back is its own again; where others claim it since, they do not go out. */
    private void takeAgain(UnitOfWork unit, Reading of, UUID payment, Made made) {
        Set<String> free = new HashSet<>();
        Set<UUID> others = new LinkedHashSet<>();
        for (String claim : made.givenBack()) {
            UUID holder = of.holders().get(claim);
            if (holder == null) {
                free.add(claim);
            } else {
                others.add(holder);
            }
        }
        unit.require(payments, payment, new PaymentCommand.TakeAgain(free));
        others.forEach(holder -> hold(unit, of, holder, payment));
    }

    private void hold(UnitOfWork unit, Reading of, UUID holder, UUID first) {
        if (!(unit.state(payments, holder) instanceof Made made)) {
            return;
        }
        unit.require(payments, holder, new PaymentCommand.PayBeside(first));
        UUID file = of.current().get(made.transfer());
        if (made.state() == PaymentState.INSTRUCTED && file != null && mayStay(unit, file)) {
            unit.require(payments, holder, new PaymentCommand.Hold(Payment.DOUBTED));
            unit.require(BankFileDecider.BANK_FILE, file, new BankFileCommand.Stop(holder));
        }
    }

    private static boolean mayStay(UnitOfWork unit, UUID file) {
        return unit.state(BankFileDecider.BANK_FILE, file) instanceof BankBatch.Made batch
                && batch.mayStillStay();
    }
}

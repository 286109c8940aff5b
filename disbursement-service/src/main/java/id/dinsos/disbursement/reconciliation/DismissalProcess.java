package id.dinsos.disbursement.reconciliation;

import id.dinsos.disbursement.payment.Payment;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.util.List;
import java.util.UUID;

/**
 * A line of a bank that the books contradict is dismissed by two officers, where the books are
 * right as they stand. Where it has put a payment in doubt they are not: only a correction settles
 * it, by which the money in the books moves too.
 */
final class DismissalProcess {
    private final Aggregate<PaymentCommand, Payment, ?> payments;

    DismissalProcess(Aggregate<PaymentCommand, Payment, ?> payments) {
        this.payments = payments;
    }

    /**
     * @param about payments of the transfer that the line names; their streams are in the unit
     */
    void decide(UnitOfWork unit, UUID report, BankReportCommand command, List<UUID> about) {
        if (!(command instanceof BankReportCommand.Reject)
                && about.stream().anyMatch(payment -> isDoubted(unit, payment))) {
            throw RefusedException.of(
                    ReconciliationCode.CONTRADICTION_NEEDS_CORRECTION,
                    "the line says that money arrived of which the books say otherwise");
        }
        unit.require(BankReportDecider.REPORT, report, command);
    }

    private boolean isDoubted(UnitOfWork unit, UUID payment) {
        return unit.state(payments, payment) instanceof Made made && made.doubted() != null;
    }
}

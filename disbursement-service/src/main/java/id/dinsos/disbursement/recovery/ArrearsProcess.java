package id.dinsos.disbursement.recovery;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Budget;
import id.dinsos.disbursement.budget.BudgetCommand;
import id.dinsos.disbursement.payment.Payment;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.recovery.Arrears.Found;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.util.List;
import java.util.UUID;

/**
 * Arrears are approved: the payment with what it claims, and the money out of what is free in the
 * year's budget, together or not at all. A month that was paid meanwhile is not paid again.
 */
public final class ArrearsProcess {
    private final Aggregate<PaymentCommand, Payment, ?> payments;
    private final Aggregate<BudgetCommand, Budget, ?> budgets;

    public ArrearsProcess(
            Aggregate<PaymentCommand, Payment, ?> payments,
            Aggregate<BudgetCommand, Budget, ?> budgets) {
        this.payments = payments;
        this.budgets = budgets;
    }

    /**
     * @param entitlements that the payment claims; none where a first payment of the month holds
     *     them
     */
    public void approve(
            UnitOfWork unit,
            UUID id,
            UUID payee,
            List<String> entitlements,
            String by,
            String reason) {
        if (!(unit.state(ArrearsDecider.ARREARS, id) instanceof Found found)) {
            throw RefusedException.of(RecoveryCode.ARREARS_NOT_FOUND, "there are no such arrears");
        }
        unit.require(ArrearsDecider.ARREARS, id, new ArrearsCommand.Approve(payee, by, reason));
        Finding finding = found.finding();
        PaymentOrder order =
                new PaymentOrder(
                        finding.run(),
                        finding.programme(),
                        finding.beneficiary(),
                        payee,
                        finding.region(),
                        finding.owner(),
                        finding.month(),
                        found.amountRupiah(),
                        entitlements);
        unit.require(
                payments,
                finding.payment(),
                new PaymentCommand.Instruct(order, Arrears.transferOf(id)));
        unit.require(
                budgets,
                finding.budget(),
                new BudgetCommand.CommitArrears(finding.run(), new Rupiah(found.amountRupiah())));
    }
}

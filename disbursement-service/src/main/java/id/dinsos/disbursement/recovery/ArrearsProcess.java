package id.dinsos.disbursement.recovery;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Budget;
import id.dinsos.disbursement.budget.BudgetCommand;
import id.dinsos.disbursement.payment.Payment;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.recovery.Arrears.Found;
import id.dinsos.disbursement.run.Run;
import id.dinsos.disbursement.run.RunCommand;
import id.dinsos.disbursement.run.RunPlan;
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
    private final Aggregate<RunCommand, Run, ?> runs;

    public ArrearsProcess(
            Aggregate<PaymentCommand, Payment, ?> payments,
            Aggregate<BudgetCommand, Budget, ?> budgets,
            Aggregate<RunCommand, Run, ?> runs) {
        this.payments = payments;
        this.budgets = budgets;
        this.runs = runs;
    }

    /** What is to be approved, and under which plan it was due; else it is refused. */
    Proposed proposed(UnitOfWork unit, UUID id) {
        Found found = found(unit, id);
        if (found.stage() != Arrears.Stage.PROPOSED) {
            throw RefusedException.of(
                    RecoveryCode.ARREARS_DECIDED_ALREADY, "the arrears are " + found.stage());
        }
        Finding finding = found.finding();
        unit.needs(List.of(finding.run(), finding.payment(), finding.budget()));
        if (unit.look(runs, finding.run()) instanceof Run.Opened run) {
            return new Proposed(finding, run.plan());
        }
        throw new IllegalStateException("arrears of no run: " + id);
    }

    private static Found found(UnitOfWork unit, UUID id) {
        if (unit.state(ArrearsDecider.ARREARS, id) instanceof Found found) {
            return found;
        }
        throw RefusedException.of(RecoveryCode.ARREARS_NOT_FOUND, "there are no such arrears");
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
        Found found = found(unit, id);
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

    /** Arrears that wait for an approver. */
    record Proposed(Finding finding, RunPlan plan) {}
}

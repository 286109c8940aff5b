package id.dinsos.disbursement.recovery;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Budget;
import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.disbursement.budget.BudgetCommand;
import id.dinsos.disbursement.recovery.Recovery.Found;
import id.dinsos.disbursement.recovery.Recovery.Kind;
import id.dinsos.disbursement.recovery.Recovery.Receipt;
import id.dinsos.disbursement.recovery.Recovery.Step;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.rules.Zones;
import java.time.Instant;
import java.util.UUID;

/**
 * A step of a recovery is confirmed, and the books say the same in the same moment: what the
 * treasury received, and what it gave back. Received in the budget's year it lessens what was
 * spent; later it is revenue of that year.
 */
public final class RecoveryProcess {
    private final Aggregate<BudgetCommand, Budget, ?> budgets;

    public RecoveryProcess(Aggregate<BudgetCommand, Budget, ?> budgets) {
        this.budgets = budgets;
    }

    /** The day of the owner is the latest that a paper may have. */
    public void prepare(UnitOfWork unit, UUID id, Step step, Zones zones, Instant at) {
        String owner =
                unit.state(RecoveryDecider.RECOVERY, id) instanceof Found known
                        ? known.finding().owner()
                        : "";
        unit.require(
                RecoveryDecider.RECOVERY,
                id,
                new RecoveryCommand.Prepare(step, zones.day(owner, at)));
    }

    public void confirm(UnitOfWork unit, UUID id, String by) {
        Found before =
                unit.state(RecoveryDecider.RECOVERY, id) instanceof Found known ? known : null;
        unit.require(RecoveryDecider.RECOVERY, id, new RecoveryCommand.Confirm(by));
        Step step = before == null ? null : before.pending();
        if (before == null || step == null) {
            return;
        }
        Finding finding = before.finding();
        if (step.kind() == Kind.RECEIPT) {
            unit.require(
                    budgets,
                    finding.budget(),
                    new BudgetCommand.Recover(
                            finding.run(), new Rupiah(step.amountRupiah()), step.on()));
        } else if (step.kind() == Kind.REFUND
                && unit.state(budgets, finding.budget()) instanceof Allotted budget) {
            long sameYear =
                    before.receipts().stream()
                            .filter(one -> one.on().getYear() <= budget.year())
                            .mapToLong(Receipt::amountRupiah)
                            .sum();
            unit.require(
                    budgets,
                    finding.budget(),
                    new BudgetCommand.Refund(
                            finding.run(),
                            new Rupiah(sameYear),
                            new Rupiah(before.toRefundRupiah() - sameYear),
                            step.on()));
        }
    }
}

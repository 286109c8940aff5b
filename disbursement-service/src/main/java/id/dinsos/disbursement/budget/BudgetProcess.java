package id.dinsos.disbursement.budget;

import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetShiftProposed;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.util.UUID;

/**
 * Money is allotted to a programme that there is, and that may be run where the money is; what one
 * has entered, another agrees to.
 */
public final class BudgetProcess {
    private final Aggregate<BudgetCommand, Budget, BudgetEvent> budgets;
    private final Aggregate<?, Programme, ?> programmes;

    public BudgetProcess(
            Aggregate<BudgetCommand, Budget, BudgetEvent> budgets,
            Aggregate<?, Programme, ?> programmes) {
        this.budgets = budgets;
        this.programmes = programmes;
    }

    public void allot(UnitOfWork unit, UUID budget, BudgetCommand.Allot command, String by) {
        UUID programme = Programme.idOf(command.programme());
        if (!(unit.look(programmes, programme) instanceof Programme.InForce known)
                || !known.terms().covers(command.owner())) {
            throw RefusedException.of(
                    BudgetCode.BUDGET_PROGRAMME_UNKNOWN,
                    "no programme of this code covers " + command.owner());
        }
        unit.require(budgets, budget, new BudgetCommand.ProposeAllotment(command, by));
    }

    /** Between two budgets of one authority and year, whatever their programmes and sources. */
    public void shift(UnitOfWork unit, UUID budget, BudgetCommand.ProposeShift command) {
        if (!(unit.state(budgets, budget) instanceof Allotted from)
                || !(unit.state(budgets, command.to()) instanceof Allotted to)
                || budget.equals(command.to())
                || !from.owner().equals(to.owner())
                || from.year() != to.year()) {
            throw RefusedException.of(
                    BudgetCode.BUDGET_SHIFT_ELSEWHERE,
                    "money is shifted between two budgets of one authority and year");
        }
        unit.require(budgets, budget, command);
    }

    /** A second person agrees; a shift reaches the other side in the same transaction. */
    public void approve(UnitOfWork unit, UUID budget, String by) {
        Budget before = unit.state(budgets, budget);
        unit.require(budgets, budget, new BudgetCommand.Approve(by));
        if (before instanceof Allotted from
                && from.proposed() instanceof BudgetShiftProposed shift) {
            unit.require(
                    budgets,
                    shift.to(),
                    new BudgetCommand.ShiftIn(
                            budget, shift.amount(), shift.decreeNumber(), shift.decreeDate()));
        }
    }
}

package id.dinsos.disbursement.budget;

import id.dinsos.disbursement.programme.Programme;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.util.UUID;

/** Money is allotted to a programme that there is, and that may be run where the money is. */
public final class BudgetProcess {
    private final Aggregate<BudgetCommand, Budget, BudgetEvent> budgets;
    private final Aggregate<?, Programme, ?> programmes;

    public BudgetProcess(
            Aggregate<BudgetCommand, Budget, BudgetEvent> budgets,
            Aggregate<?, Programme, ?> programmes) {
        this.budgets = budgets;
        this.programmes = programmes;
    }

    public void allot(UnitOfWork unit, UUID budget, BudgetCommand.Allot command) {
        UUID programme = Programme.idOf(command.programme());
        if (!(unit.look(programmes, programme) instanceof Programme.InForce known)
                || !known.terms().covers(command.owner())) {
            throw RefusedException.of(
                    BudgetCode.BUDGET_PROGRAMME_UNKNOWN,
                    "no programme of this code covers " + command.owner());
        }
        unit.require(budgets, budget, command);
    }
}

package id.dinsos.disbursement.run;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Account;
import id.dinsos.disbursement.budget.Budget;
import id.dinsos.disbursement.budget.BudgetCommand;
import id.dinsos.disbursement.budget.BudgetEvent;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotmentProposed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetRevisionProposed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetSetAside;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetShiftProposed;
import id.dinsos.disbursement.budget.Funding;
import id.dinsos.disbursement.paper.Paper;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.programme.ProgrammeEvent.ProgrammeProposed;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A run and the budget it is paid from. The last approval sets the run's whole sum aside, so from
 * then on nothing can exhaust it; the instruction commits what it came to and frees the rest; the
 * closing gives back what has come back, and what is pending or unknown stays committed.
 */
public final class RunProcess {
    private final Aggregate<RunCommand, Run, RunEvent> runs;
    private final Aggregate<BudgetCommand, Budget, BudgetEvent> budgets;

    public RunProcess(
            Aggregate<RunCommand, Run, RunEvent> runs,
            Aggregate<BudgetCommand, Budget, BudgetEvent> budgets) {
        this.runs = runs;
        this.budgets = budgets;
    }

    /** What an approval looks at: also who has a hand in the programme and its money. */
    public static List<UUID> approvalStreams(RunPlan plan) {
        return List.of(plan.id(), plan.budgetId(), Programme.idOf(plan.programme()));
    }

    /**
     * The first approver, too, should not sign what cannot be paid; and who has a hand in the
     * programme or its money signs nothing.
     */
    public void approve(UnitOfWork unit, UUID id, String by, Set<String> roles, String note) {
        RunPlan plan = plan(unit, id);
        unit.needs(approvalStreams(plan));
        unit.require(
                runs, plan.id(), new RunCommand.Approve(by, note, roles, involved(unit, plan)));
        Opened run = (Opened) unit.state(runs, plan.id());
        boolean mirrored = plan.terms().mode() == ProgrammeTerms.Mode.MIRROR;
        if (run.stage() == Stage.APPROVED && mirrored) {
            unit.require(budgets, plan.budgetId(), mirror(run));
        }
        BudgetCommand.Reserve reserve = new BudgetCommand.Reserve(plan.id(), run.total());
        if (run.stage() == Stage.APPROVED) {
            unit.require(budgets, plan.budgetId(), reserve);
        } else if (!mirrored) {
            Budget budget = unit.state(budgets, plan.budgetId());
            if (budgets.decider().decide(reserve, budget)
                    instanceof Decision.Refused<BudgetEvent>(var refusal)) {
                throw refusal.asException();
            }
        }
    }

    /**
     * Given up before anything was instructed; what an approved run had set aside is free again.
     */
    public void cancel(UnitOfWork unit, UUID run, String reason, String by) {
        boolean approved =
                unit.state(runs, run) instanceof Opened now && now.stage() == Stage.APPROVED;
        unit.require(runs, run, new RunCommand.Cancel(reason, by));
        if (approved && unit.state(runs, run) instanceof Opened gone) {
            unit.require(budgets, gone.plan().budgetId(), new BudgetCommand.ReleaseReserve(run));
        }
    }

    /** One more of an instructed run, out of what is free: its reserve is gone. */
    public void instructHold(UnitOfWork unit, RunPlan plan, RunCommand.InstructHold command) {
        unit.require(runs, plan.id(), command);
        unit.require(
                budgets,
                plan.budgetId(),
                new BudgetCommand.CommitMore(plan.id(), new Rupiah(command.amountRupiah())));
    }

    /** Taken once: of two workers who finish, one does. */
    public void finishInstruction(UnitOfWork unit, RunPlan plan, Instructed sum) {
        if (unit.state(runs, plan.id()) instanceof Opened now && now.stage() == Stage.APPROVED) {
            unit.require(runs, plan.id(), new RunCommand.FinishInstruct(sum));
            unit.require(
                    budgets, plan.budgetId(), new BudgetCommand.Commit(plan.id(), sum.amount()));
        }
    }

    public void close(UnitOfWork unit, UUID id, String by) {
        RunPlan plan = plan(unit, id);
        Account account =
                unit.state(budgets, plan.budgetId()) instanceof Budget.Allotted budget
                        ? budget.account(plan.id())
                        : Account.EMPTY;
        unit.require(runs, plan.id(), new RunCommand.Close(RunMoney.of(account), by));
        unit.require(budgets, plan.budgetId(), new BudgetCommand.GiveBack(plan.id()));
    }

    private RunPlan plan(UnitOfWork unit, UUID id) {
        if (unit.state(runs, id) instanceof Opened run) {
            return run.plan();
        }
        throw RefusedException.of(RunCode.RUN_NOT_FOUND, "there is no such run");
    }

    /** Those who entered the programme's terms or its money, or set it aside. */
    public static Set<String> involved(UnitOfWork unit, RunPlan plan) {
        return involved(unit, plan.budgetId(), plan.programme());
    }

    /** The same where money is paid without a run. */
    public static Set<String> involved(UnitOfWork unit, UUID budget, String programme) {
        Set<String> involved = new HashSet<>();
        for (UUID stream : List.of(budget, Programme.idOf(programme))) {
            unit.stream(stream).events().stream()
                    .filter(recorded ->
                            recorded.event() instanceof BudgetAllotmentProposed
                                    || recorded.event() instanceof BudgetRevisionProposed
                                    || recorded.event() instanceof BudgetShiftProposed
                                    || recorded.event() instanceof BudgetSetAside
                                    || recorded.event() instanceof ProgrammeProposed)
                    .map(recorded -> recorded.meta().actor())
                    .forEach(involved::add);
        }
        return involved;
    }

    /** The sum of what others pay stands in for a budget of ours. */
    private static BudgetCommand mirror(Opened run) {
        RunPlan plan = run.plan();
        Paper decree = run.signatures().papers().rosterDecree();
        return new BudgetCommand.Allot(
                plan.programme(),
                plan.months().getFirst().getYear(),
                plan.owner(),
                "MINISTRY",
                run.total(),
                decree.number(),
                decree.date(),
                Funding.ALLOTMENT);
    }
}

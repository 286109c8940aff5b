package id.dinsos.disbursement.run;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Budget;
import id.dinsos.disbursement.budget.BudgetCode;
import id.dinsos.disbursement.budget.BudgetCommand;
import id.dinsos.disbursement.budget.BudgetDecider;
import id.dinsos.disbursement.budget.BudgetEvent;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetCommitted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetGivenBack;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetReserveReleased;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetReserved;
import id.dinsos.disbursement.budget.Funding;
import id.dinsos.disbursement.paper.Paper;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.programme.ProgrammePublisher;
import id.dinsos.disbursement.run.RunEvent.RunApproved;
import id.dinsos.disbursement.run.RunEvent.RunCancelled;
import id.dinsos.disbursement.run.RunEvent.RunClosed;
import id.dinsos.disbursement.run.RunEvent.RunFilesMade;
import id.dinsos.disbursement.run.RunEvent.RunFreezeStarted;
import id.dinsos.disbursement.run.RunEvent.RunFrozen;
import id.dinsos.disbursement.run.RunEvent.RunHoldInstructed;
import id.dinsos.disbursement.run.RunEvent.RunInstructed;
import id.dinsos.disbursement.run.RunEvent.RunInstructionStarted;
import id.dinsos.disbursement.run.RunEvent.RunOpened;
import id.dinsos.disbursement.run.RunEvent.RunSubmitted;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.ProcessSpec;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A run and the money it is paid from. */
class RunProcessTest {
    private static final Aggregate<RunCommand, Run, RunEvent> RUNS = Aggregate.of(new RunDecider());
    private static final Aggregate<BudgetCommand, Budget, BudgetEvent> BUDGETS =
            Aggregate.of(new BudgetDecider());
    private static final RunPlan PLAN = RunDeciderTest.plan(List.of(YearMonth.of(2026, 11)));
    private static final UUID RUN = PLAN.id();
    private static final UUID BUDGET = PLAN.budgetId();
    private static final Rupiah SUM = new Rupiah(1_600_000);
    private static final Paper PAPER = new Paper("900/1", LocalDate.of(2026, 11, 2), List.of());
    private static final List<RunEvent> SUBMITTED =
            List.of(
                    new RunOpened(PLAN),
                    new RunFreezeStarted(10, List.of(new UUID(0, 1))),
                    new RunFrozen(new Tally(10, 8, 1, 1, SUM), "ab"),
                    new RunSubmitted(PAPER, "sari"));
    private static final RunEvent FIRST = new RunApproved("budi", "", "approver", 1);
    private static final RunEvent SECOND = new RunApproved("ani", "", "approver", 0);
    private static final RunEvent ORDERED = new RunEvent.RunPaymentOrdered(PAPER, SUM, "sari");
    private static final RunEvent FUNDED =
            new RunEvent.RunFundsReleased(PAPER.number(), PAPER, "sari");
    private static final BudgetEvent RESERVED = new BudgetReserved(RUN, SUM);
    private final RunProcess process = new RunProcess(RUNS, BUDGETS);

    @Test
    void the_last_approval_sets_the_whole_sum_aside() {
        run(FIRST)
                .and(BUDGETS, BUDGET, allotted(1_600_000))
                .and(ProgrammePublisher.PROGRAMME, Programme.idOf("SEMBAKO"))
                .when(unit -> process.approve(unit, PLAN.id(), "ani", Set.of("approver"), ""))
                .then(events(RUN, SECOND), events(BUDGET, RESERVED));
    }

    @Test
    void the_first_approver_too_is_told_that_it_cannot_be_paid() {
        run().and(BUDGETS, BUDGET, allotted(1_599_999))
                .and(ProgrammePublisher.PROGRAMME, Programme.idOf("SEMBAKO"))
                .when(unit -> process.approve(unit, PLAN.id(), "budi", Set.of("approver"), ""))
                .thenRefused(BudgetCode.BUDGET_EXHAUSTED);
    }

    @Test
    void an_approval_without_a_budget_is_refused() {
        run().when(unit -> process.approve(unit, PLAN.id(), "budi", Set.of("approver"), ""))
                .thenRefused(BudgetCode.BUDGET_MISSING);
    }

    @Test
    void an_approved_run_that_is_given_up_frees_what_was_set_aside_for_it() {
        run(FIRST, SECOND)
                .and(BUDGETS, BUDGET, allotted(1_600_000), RESERVED)
                .when(unit -> process.cancel(unit, RUN, "wrong month", "sari"))
                .then(
                        events(RUN, new RunCancelled("wrong month", "sari")),
                        events(BUDGET, new BudgetReserveReleased(RUN, SUM)));
    }

    @Test
    void a_run_given_up_before_its_approval_touches_no_money() {
        run(FIRST)
                .and(BUDGETS, BUDGET, allotted(1_600_000))
                .when(unit -> process.cancel(unit, RUN, "wrong month", "sari"))
                .then(events(RUN, new RunCancelled("wrong month", "sari")));
    }

    @Test
    void a_run_whose_instruction_has_begun_keeps_its_money() {
        run(FIRST, SECOND, new RunInstructionStarted())
                .and(BUDGETS, BUDGET, allotted(1_600_000), RESERVED)
                .when(unit -> process.cancel(unit, RUN, "wrong month", "sari"))
                .thenRefused(RunCode.RUN_STATE_WRONG);
    }

    @Test
    void the_instruction_commits_what_it_came_to_and_frees_the_rest_once() {
        Instructed sum = new Instructed(7, new Rupiah(1_400_000), 0, 1);
        ProcessSpec.Then done =
                run(FIRST, SECOND)
                        .and(BUDGETS, BUDGET, allotted(1_600_000), RESERVED)
                        .when(unit -> process.finishInstruction(unit, PLAN, sum));
        done.then(
                events(RUN, new RunInstructed(sum)),
                events(BUDGET, new BudgetCommitted(RUN, SUM, new Rupiah(1_400_000))));
        done.andThen().when(unit -> process.finishInstruction(unit, PLAN, sum)).thenNothing();
    }

    @Test
    void a_hold_that_goes_on_is_paid_out_of_what_is_free() {
        RunCommand.InstructHold hold =
                new RunCommand.InstructHold(new UUID(0, 4), 1, 200_000, "looked at", "budi");
        BudgetEvent committed = new BudgetCommitted(RUN, SUM, new Rupiah(1_400_000));
        Rupiah one = new Rupiah(200_000);
        instructed()
                .and(BUDGETS, BUDGET, allotted(1_600_000), RESERVED, committed)
                .when(unit -> process.instructHold(unit, PLAN, hold))
                .then(
                        events(
                                RUN,
                                new RunHoldInstructed(
                                        new UUID(0, 4), 1, 200_000, "looked at", "budi")),
                        events(
                                BUDGET,
                                new BudgetReserved(RUN, one),
                                new BudgetCommitted(RUN, one, one)));
        instructed()
                .and(
                        BUDGETS,
                        BUDGET,
                        allotted(1_600_000),
                        RESERVED,
                        committed,
                        new BudgetReserved(new UUID(9, 9), one))
                .when(unit -> process.instructHold(unit, PLAN, hold))
                .thenRefused(BudgetCode.BUDGET_EXHAUSTED);
    }

    @Test
    void the_closing_gives_back_what_came_back_and_keeps_what_is_pending() {
        instructed()
                .and(
                        BUDGETS,
                        BUDGET,
                        allotted(1_600_000),
                        RESERVED,
                        new BudgetCommitted(RUN, SUM, new Rupiah(1_400_000)))
                .when(unit -> process.close(unit, PLAN.id(), "wati"))
                .then(
                        events(
                                RUN,
                                new RunClosed(
                                        new RunMoney(
                                                new Rupiah(1_400_000),
                                                Rupiah.ZERO,
                                                Rupiah.ZERO,
                                                Rupiah.ZERO,
                                                Rupiah.ZERO,
                                                new Rupiah(1_400_000),
                                                Rupiah.ZERO),
                                        "wati")),
                        events(BUDGET, new BudgetGivenBack(RUN, Rupiah.ZERO)));
    }

    private static ProcessSpec instructed() {
        return run(
                FIRST,
                SECOND,
                ORDERED,
                FUNDED,
                new RunInstructed(new Instructed(7, new Rupiah(1_400_000), 0, 1)),
                new RunFilesMade(List.of(new UUID(0, 8))));
    }

    private static ProcessSpec run(RunEvent... more) {
        List<RunEvent> history = new ArrayList<>(SUBMITTED);
        history.addAll(List.of(more));
        return given(RUNS, RUN, history.toArray(RunEvent[]::new));
    }

    private static BudgetEvent allotted(long rupiah) {
        return new BudgetAllotted(
                "SEMBAKO",
                2026,
                "35.24",
                "APBD",
                new Rupiah(rupiah),
                "188/1",
                LocalDate.of(2026, 1, 5),
                Funding.ALLOTMENT);
    }
}

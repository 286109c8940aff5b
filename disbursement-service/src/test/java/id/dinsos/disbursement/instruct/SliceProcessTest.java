package id.dinsos.disbursement.instruct;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Budget;
import id.dinsos.disbursement.budget.BudgetCommand;
import id.dinsos.disbursement.budget.BudgetDecider;
import id.dinsos.disbursement.budget.BudgetEvent;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetCommitted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetReserved;
import id.dinsos.disbursement.budget.Funding;
import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.eligibility.Verdict.Outcome;
import id.dinsos.disbursement.paper.Paper;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCancelled;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentInstructed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentLeftOut;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentPaidBeside;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.payment.Transfers;
import id.dinsos.disbursement.roster.Chunk;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkFrozen;
import id.dinsos.disbursement.roster.ChunkEvent.RunRef;
import id.dinsos.disbursement.roster.ChunkEvent.SliceInstructed;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import id.dinsos.disbursement.roster.ChunkPublisher;
import id.dinsos.disbursement.roster.Row;
import id.dinsos.disbursement.run.Instructed;
import id.dinsos.disbursement.run.Run;
import id.dinsos.disbursement.run.RunCode;
import id.dinsos.disbursement.run.RunCommand;
import id.dinsos.disbursement.run.RunDecider;
import id.dinsos.disbursement.run.RunDeciderTest;
import id.dinsos.disbursement.run.RunEvent;
import id.dinsos.disbursement.run.RunEvent.RunApproved;
import id.dinsos.disbursement.run.RunEvent.RunFilesMade;
import id.dinsos.disbursement.run.RunEvent.RunFreezeStarted;
import id.dinsos.disbursement.run.RunEvent.RunFrozen;
import id.dinsos.disbursement.run.RunEvent.RunFundsReleased;
import id.dinsos.disbursement.run.RunEvent.RunInstructed;
import id.dinsos.disbursement.run.RunEvent.RunOpened;
import id.dinsos.disbursement.run.RunEvent.RunPaymentOrdered;
import id.dinsos.disbursement.run.RunEvent.RunSubmitted;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.RunProcess;
import id.dinsos.disbursement.run.Tally;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Claim;
import id.dinsos.eventstore.rules.ProcessSpec;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One month of a slice, and those whom it left out for a person to look at. */
class SliceProcessTest {
    private static final Paper DECREE = new Paper("900/1", LocalDate.of(2026, 11, 2), List.of());
    private static final Aggregate<RunCommand, Run, RunEvent> RUNS = Aggregate.of(new RunDecider());
    private static final Aggregate<BudgetCommand, Budget, BudgetEvent> BUDGETS =
            Aggregate.of(new BudgetDecider());
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final RunPlan PLAN = RunDeciderTest.plan(List.of(NOVEMBER));
    private static final UUID CHUNK = Chunk.idOf(PLAN.id(), 0);
    private static final Row SITI = row(1);
    private static final Row BUDI = row(2);
    private static final ChunkFrozen FROZEN =
            new ChunkFrozen(new RunRef(PLAN.id(), "SEMBAKO", "35.24", 1), 0, List.of(SITI, BUDI));
    private static final String CLAIM = "Y2xhaW0=";

    private final SliceProcess process =
            new SliceProcess(PaymentPublisher.PAYMENT, ChunkPublisher.CHUNK);

    @Test
    void each_who_is_due_is_paid_and_claims_the_month() {
        ProcessSpec.Then done =
                given(ChunkPublisher.CHUNK, CHUNK, FROZEN)
                        .when(unit -> instruct(due(SITI), due(BUDI)).accept(unit));
        done.then(
                events(payment(SITI), instructed(SITI)),
                events(payment(BUDI), instructed(BUDI)),
                events(CHUNK, slice()));
        assertThat(done.claims().stream().flatMap(one -> one.taken().stream()).map(Claim::kind))
                .containsExactly(PaymentPublisher.CLAIM, PaymentPublisher.CLAIM);
    }

    @Test
    void a_payment_that_exists_is_a_duplicate_and_keeps_no_neighbour_waiting() {
        given(ChunkPublisher.CHUNK, CHUNK, FROZEN)
                .and(PaymentPublisher.PAYMENT, payment(SITI), instructed(SITI))
                .when(unit -> instruct(due(SITI), due(BUDI)).accept(unit))
                .then(
                        events(payment(BUDI), instructed(BUDI)),
                        events(CHUNK, slice(Unpaid.duplicate(SITI))));
    }

    @Test
    void one_given_up_before_anything_left_is_paid_by_the_next_run() {
        given(ChunkPublisher.CHUNK, CHUNK, FROZEN)
                .and(
                        PaymentPublisher.PAYMENT,
                        payment(SITI),
                        instructed(SITI),
                        new PaymentLeftOut("account-changed"),
                        new PaymentCancelled("another account"))
                .when(unit -> instruct(due(SITI)).accept(unit))
                .then(events(payment(SITI), instructed(SITI)), events(CHUNK, slice()));
    }

    @Test
    void where_a_person_has_allowed_a_second_payment_the_first_is_told() {
        UUID first = new UUID(8, 8);
        given(ChunkPublisher.CHUNK, CHUNK, FROZEN)
                .and(PaymentPublisher.PAYMENT, first, instructed(SITI))
                .when(unit ->
                        instruct(new Due(BUDI, BUDI.payee(), List.of(), Set.of(first)))
                                .accept(unit))
                .then(
                        events(
                                payment(BUDI),
                                new PaymentInstructed(
                                        order(BUDI, List.of()),
                                        Transfers.first(PLAN.id(), BUDI.beneficiary()))),
                        events(first, new PaymentPaidBeside(payment(BUDI))),
                        events(CHUNK, slice()));
    }

    @Test
    void a_slice_is_instructed_once() {
        given(ChunkPublisher.CHUNK, CHUNK, FROZEN, slice())
                .when(unit -> instruct(due(SITI)).accept(unit))
                .thenRefused(RunCode.SLICE_ALREADY_INSTRUCTED);
    }

    @Test
    void one_who_was_left_out_is_paid_once_a_person_lets_it_go_on() {
        ProcessSpec.Then done = late().when(unit -> letGo(unit, due(SITI)));
        assertThat(done.events(payment(SITI)))
                .containsExactly(
                        new PaymentInstructed(
                                order(SITI, List.of(CLAIM)),
                                Transfers.late(PLAN.id(), SITI.beneficiary())));
        assertThat(done.events(PLAN.id())).hasSize(1);
        assertThat(done.events(PLAN.budgetId())).hasSize(2);
        done.andThen().when(unit -> letGo(unit, due(SITI))).thenRefused(RunCode.HOLD_NOT_FOUND);
    }

    @Test
    void nobody_is_let_go_on_before_the_run_is_instructed_or_in_a_run_that_is_not_there() {
        given(RUNS, PLAN.id(), new RunOpened(PLAN))
                .when(unit -> letGo(unit, due(SITI)))
                .thenRefused(RunCode.RUN_NOT_INSTRUCTED);
        given(RUNS, PLAN.id())
                .when(unit -> letGo(unit, due(SITI)))
                .thenRefused(RunCode.RUN_NOT_FOUND);
    }

    @Test
    void what_was_asked_for_a_month_that_is_let_go_on_meanwhile_is_not_decided_on() {
        LateProcess.Left[] asked = new LateProcess.Left[1];
        LateProcess late = lateProcess();
        late().when(
                        unit -> {
                            asked[0] = late.left(unit, PLAN.id(), SITI.beneficiary());
                            letGo(unit, due(SITI));
                        })
                .andThen()
                .when(unit ->
                        late.instruct(unit, asked[0], Map.of(NOVEMBER, due(SITI)), "again", "budi"))
                .thenRefused(RunCode.HOLD_NOT_FOUND);
    }

    @Test
    void one_whom_another_run_has_paid_meanwhile_is_not_paid_again() {
        late().and(PaymentPublisher.PAYMENT, payment(SITI), instructed(SITI))
                .when(unit -> letGo(unit, due(SITI)))
                .thenRefused(RunCode.HOLD_NOT_RELEASABLE);
    }

    @Test
    void who_was_not_left_out_cannot_be_let_go_on() {
        late().when(unit -> letGo(unit, due(BUDI))).thenRefused(RunCode.HOLD_NOT_FOUND);
    }

    private LateProcess lateProcess() {
        return new LateProcess(RUNS, new RunProcess(RUNS, BUDGETS), process, ChunkPublisher.CHUNK);
    }

    private void letGo(id.dinsos.eventstore.rules.UnitOfWork unit, Due due) {
        LateProcess late = lateProcess();
        LateProcess.Left left = late.left(unit, PLAN.id(), due.row().beneficiary());
        late.instruct(unit, left, Map.of(NOVEMBER, due), "looked at", "budi");
    }

    /** Siti was held by the instruction, Budi was paid. */
    private static ProcessSpec late() {
        Rupiah sum = new Rupiah(400_000);
        Rupiah one = new Rupiah(200_000);
        return given(ChunkPublisher.CHUNK, CHUNK, FROZEN, slice(Unpaid.claimed(SITI)))
                .and(
                        RUNS,
                        PLAN.id(),
                        new RunOpened(PLAN),
                        new RunFreezeStarted(2, List.of(SITI.beneficiary())),
                        new RunFrozen(new Tally(2, 2, 0, 0, sum), "ab"),
                        new RunSubmitted(DECREE, "sari"),
                        new RunApproved("budi", ""),
                        new RunApproved("ani", ""),
                        new RunPaymentOrdered(DECREE, sum, "sari"),
                        new RunFundsReleased(DECREE.number(), DECREE, "sari"),
                        new RunInstructed(new Instructed(1, one, 0, 1)),
                        new RunFilesMade(List.of()))
                .and(
                        BUDGETS,
                        PLAN.budgetId(),
                        new BudgetAllotted(
                                "SEMBAKO",
                                2026,
                                "35.24",
                                "APBD",
                                sum,
                                "188/1",
                                LocalDate.of(2026, 1, 5),
                                Funding.ALLOTMENT),
                        new BudgetReserved(PLAN.id(), sum),
                        new BudgetCommitted(PLAN.id(), sum, one));
    }

    private java.util.function.Consumer<id.dinsos.eventstore.rules.UnitOfWork> instruct(
            Due... due) {
        return unit ->
                process.instruct(
                        unit,
                        PLAN,
                        CHUNK,
                        NOVEMBER,
                        0,
                        new Due.Assessment(List.of(due), List.of()));
    }

    private static Due due(Row row) {
        return new Due(row, row.payee(), List.of(CLAIM));
    }

    private static UUID payment(Row row) {
        return PaymentOrder.idOf("SEMBAKO", row.beneficiary(), NOVEMBER);
    }

    private static PaymentInstructed instructed(Row row) {
        return new PaymentInstructed(
                order(row, List.of(CLAIM)), Transfers.first(PLAN.id(), row.beneficiary()));
    }

    private static PaymentOrder order(Row row, List<String> claims) {
        return new PaymentOrder(
                PLAN.id(),
                "SEMBAKO",
                row.beneficiary(),
                new UUID(1, row.beneficiary().getLeastSignificantBits()),
                row.region(),
                "35.24",
                NOVEMBER,
                200_000,
                claims);
    }

    private static SliceInstructed slice(Unpaid... unpaid) {
        return new SliceInstructed(
                PLAN.id(),
                NOVEMBER,
                0,
                2 - unpaid.length,
                200_000L * (2 - unpaid.length),
                List.of(unpaid),
                List.<ClauseText>of());
    }

    private static Row row(long number) {
        return new Row(
                new UUID(0, number),
                new UUID(1, number),
                "35.24.01.2001",
                Outcome.ELIGIBLE,
                200_000,
                List.of(),
                Map.of());
    }
}

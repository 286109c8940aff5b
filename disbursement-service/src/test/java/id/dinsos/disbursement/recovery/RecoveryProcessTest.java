package id.dinsos.disbursement.recovery;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.BudgetEvent;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetCommitted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetRecovered;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetRecoveryRefunded;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetReserved;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.budget.Funding;
import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.recovery.Recovery.Instalment;
import id.dinsos.disbursement.recovery.Recovery.Kind;
import id.dinsos.disbursement.recovery.Recovery.Receipt;
import id.dinsos.disbursement.recovery.Recovery.Step;
import id.dinsos.disbursement.recovery.RecoveryCommand.Agree;
import id.dinsos.disbursement.recovery.RecoveryCommand.NoteReturn;
import id.dinsos.disbursement.recovery.RecoveryCommand.Prepare;
import id.dinsos.disbursement.recovery.RecoveryCommand.Propose;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryClaimed;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryDismissed;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryInstalmentsAgreed;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryPaymentReturned;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryProposed;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryReceived;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryRefunded;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryReviewed;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryStepPrepared;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryWithdrawn;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryWrittenOff;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Money that was not due is asked back by two officers, and the books say what came of it. */
class RecoveryProcessTest {
    private static final UUID RUN = new UUID(1, 2);
    private static final UUID BUDGET = new UUID(1, 3);
    private static final UUID PAYMENT = new UUID(1, 4);
    private static final UUID ID = Recovery.idOf(PAYMENT);
    private static final LocalDate PAID_ON = LocalDate.of(2026, 9, 3);
    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
    private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 1, 5);
    private static final Rupiah SUM = new Rupiah(200_000);
    private static final Finding DEAD = finding(0, "payee-deceased");
    private static final Finding DUE = finding(200_000);
    private static final RecoveryClaimed CLAIMED = new RecoveryClaimed("budi");

    private final RecoveryProcess process = new RecoveryProcess(BudgetPublisher.BUDGET);

    @Test
    void what_was_paid_and_not_due_is_proposed_and_followed_up_as_facts_change() {
        found().when(tell(new Propose(DEAD))).then(events(ID, new RecoveryProposed(DEAD)));
        found(new RecoveryProposed(DEAD)).when(tell(new Propose(DEAD))).thenNothing();
        Finding half = finding(100_000, "decile-above-limit");
        found(new RecoveryProposed(DEAD))
                .when(tell(new Propose(half)))
                .then(events(ID, new RecoveryReviewed(half)));
        found(new RecoveryProposed(DEAD))
                .when(tell(new Propose(DUE)))
                .then(events(ID, new RecoveryWithdrawn("it was due after all")));
        found().when(tell(new Propose(DUE))).thenNothing();
    }

    @Test
    void what_an_officer_has_acted_on_changes_by_officers_alone() {
        found(new RecoveryProposed(DEAD), prepared(Kind.CLAIM, 0))
                .when(tell(new Propose(DUE)))
                .thenNothing();
        claimed().when(tell(new Propose(DUE))).thenNothing();
        found(new RecoveryProposed(DEAD), prepared(Kind.DISMISS, 0), new RecoveryDismissed("budi"))
                .when(tell(new Propose(DEAD)))
                .thenNothing();
    }

    @Test
    void who_prepares_a_step_does_not_confirm_it() {
        found(new RecoveryProposed(DEAD), prepared(Kind.CLAIM, 0))
                .when(confirm("sari"))
                .thenRefused(RecoveryCode.RECOVERY_STEP_OF_YOUR_OWN);
        found(new RecoveryProposed(DEAD), prepared(Kind.CLAIM, 0))
                .when(confirm("budi"))
                .then(events(ID, CLAIMED));
        found(new RecoveryProposed(DEAD))
                .when(confirm("budi"))
                .thenRefused(RecoveryCode.RECOVERY_STEP_MISSING);
        found(new RecoveryProposed(DEAD), prepared(Kind.CLAIM, 0))
                .when(tell(prepare(step(Kind.DISMISS, "1", 0))))
                .thenRefused(RecoveryCode.RECOVERY_STEP_PENDING);
    }

    @Test
    void what_the_treasury_receives_lessens_what_was_spent_in_the_same_year() {
        claimed(prepared(Kind.RECEIPT, 50_000))
                .when(confirm("budi"))
                .then(
                        events(ID, received("STS-1", DAY, 50_000)),
                        events(BUDGET, new BudgetRecovered(RUN, new Rupiah(50_000), DAY, false)));
    }

    @Test
    void what_it_receives_in_a_later_year_is_revenue_of_that_one() {
        Step late = new Step(Kind.RECEIPT, "STS-1", NEXT_YEAR, 50_000, "", "sari");
        claimed(new RecoveryStepPrepared(late))
                .when(confirm("budi"))
                .then(
                        events(ID, received("STS-1", NEXT_YEAR, 50_000)),
                        events(
                                BUDGET,
                                new BudgetRecovered(RUN, new Rupiah(50_000), NEXT_YEAR, true)));
    }

    @Test
    void no_more_is_received_than_is_owed_and_no_receipt_twice() {
        claimed()
                .when(tell(prepare(step(Kind.RECEIPT, "STS-1", 200_001))))
                .thenRefused(RecoveryCode.RECOVERY_AMOUNT_WRONG);
        claimed(prepared(Kind.RECEIPT, 50_000), received("STS-1", DAY, 50_000))
                .when(tell(prepare(step(Kind.RECEIPT, "STS-1", 50_000))))
                .thenRefused(RecoveryCode.RECOVERY_RECEIPT_KNOWN);
        claimed(prepared(Kind.RECEIPT, 200_000), received("STS-1", DAY, 200_000))
                .when(tell(prepare(step(Kind.RECEIPT, "STS-2", 1))))
                .thenRefused(RecoveryCode.RECOVERY_STATE_WRONG);
        claimed()
                .when(tell(new Prepare(new Step(Kind.RECEIPT, "S", NEXT_YEAR, 1, "", "sari"), DAY)))
                .thenRefused(RecoveryCode.RECOVERY_DATE_WRONG);
    }

    @Test
    void instalments_sum_to_what_is_owed() {
        List<Instalment> plan =
                List.of(new Instalment(DAY, 150_000), new Instalment(NEXT_YEAR, 50_000));
        claimed()
                .when(tell(new Agree(plan, "SKTJM-1", "sari")))
                .then(events(ID, new RecoveryInstalmentsAgreed(plan, "SKTJM-1", "sari")));
        claimed()
                .when(tell(new Agree(plan.subList(0, 1), "SKTJM-1", "sari")))
                .thenRefused(RecoveryCode.RECOVERY_INSTALMENTS_WRONG);
    }

    @Test
    void the_rest_is_given_up_by_decree() {
        claimed(
                        prepared(Kind.RECEIPT, 50_000),
                        received("STS-1", DAY, 50_000),
                        prepared(Kind.WRITE_OFF, 0))
                .when(confirm("budi"))
                .then(events(ID, new RecoveryWrittenOff(150_000, "budi")));
    }

    @Test
    void what_was_received_is_given_back_where_the_bank_returns_the_payment_the_next_day() {
        RecoveryEvent received = received("STS-1", DAY, 50_000);
        claimed(prepared(Kind.RECEIPT, 50_000), received)
                .when(tell(new NoteReturn()))
                .then(events(ID, new RecoveryPaymentReturned(50_000)));
        found(new RecoveryProposed(DEAD))
                .when(tell(new NoteReturn()))
                .then(events(ID, new RecoveryPaymentReturned(0)));
        given(
                        RecoveryDecider.RECOVERY,
                        ID,
                        new RecoveryProposed(DEAD),
                        prepared(Kind.CLAIM, 0),
                        CLAIMED,
                        prepared(Kind.RECEIPT, 50_000),
                        received,
                        new RecoveryPaymentReturned(50_000),
                        prepared(Kind.REFUND, 0))
                .and(
                        BudgetPublisher.BUDGET,
                        BUDGET,
                        books(new BudgetRecovered(RUN, new Rupiah(50_000), DAY, false)))
                .when(confirm("budi"))
                .then(
                        events(ID, new RecoveryRefunded(50_000, "budi")),
                        events(
                                BUDGET,
                                new BudgetRecoveryRefunded(
                                        RUN, new Rupiah(50_000), Rupiah.ZERO, DAY)));
    }

    private static ProcessSpec claimed(RecoveryEvent... more) {
        List<RecoveryEvent> all =
                new ArrayList<>(
                        List.of(new RecoveryProposed(DEAD), prepared(Kind.CLAIM, 0), CLAIMED));
        all.addAll(List.of(more));
        return found(all.toArray(RecoveryEvent[]::new));
    }

    private static ProcessSpec found(RecoveryEvent... history) {
        return given(RecoveryDecider.RECOVERY, ID, history)
                .and(BudgetPublisher.BUDGET, BUDGET, books());
    }

    private static BudgetEvent[] books(BudgetEvent... more) {
        List<BudgetEvent> all =
                new ArrayList<>(
                        List.of(
                                new BudgetAllotted(
                                        "SEMBAKO",
                                        2026,
                                        "35.24",
                                        "APBD",
                                        SUM,
                                        "188/1",
                                        LocalDate.of(2026, 1, 5),
                                        Funding.ALLOTMENT),
                                new BudgetReserved(RUN, SUM),
                                new BudgetCommitted(RUN, SUM, SUM)));
        all.addAll(List.of(more));
        return all.toArray(BudgetEvent[]::new);
    }

    private Consumer<UnitOfWork> confirm(String by) {
        return unit -> process.confirm(unit, ID, by);
    }

    private static Consumer<UnitOfWork> tell(RecoveryCommand command) {
        return unit -> unit.require(RecoveryDecider.RECOVERY, ID, command);
    }

    private static Prepare prepare(Step step) {
        return new Prepare(step, DAY);
    }

    private static RecoveryStepPrepared prepared(Kind kind, long amount) {
        return new RecoveryStepPrepared(step(kind, "STS-1", amount));
    }

    private static Step step(Kind kind, String number, long amount) {
        return new Step(kind, number, DAY, amount, "", "sari");
    }

    private static RecoveryReceived received(String number, LocalDate on, long amount) {
        return new RecoveryReceived(new Receipt(number, on, amount), "budi");
    }

    private static Finding finding(long due, String... reasons) {
        return new Finding(
                PAYMENT,
                RUN,
                BUDGET,
                "35.24",
                "SEMBAKO",
                new UUID(2, 1),
                new UUID(2, 2),
                "35.24.01.2001",
                YearMonth.of(2026, 9),
                PAID_ON,
                200_000,
                due,
                List.of(reasons).stream().map(ClauseText::of).toList(),
                Map.of("live", true));
    }
}

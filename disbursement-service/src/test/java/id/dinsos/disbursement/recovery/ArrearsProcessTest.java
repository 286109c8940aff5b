package id.dinsos.disbursement.recovery;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.BudgetCode;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetCommitted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetReserved;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.budget.Funding;
import id.dinsos.disbursement.channel.BankFileDecider;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileCreated;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReleased;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileStopped;
import id.dinsos.disbursement.payment.PaymentCode;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentHeld;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentInstructed;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.recovery.ArrearsCommand.Propose;
import id.dinsos.disbursement.recovery.ArrearsEvent.ArrearsApproved;
import id.dinsos.disbursement.recovery.ArrearsEvent.ArrearsProposed;
import id.dinsos.disbursement.recovery.ArrearsEvent.ArrearsRejected;
import id.dinsos.disbursement.recovery.ArrearsEvent.ArrearsWithdrawn;
import id.dinsos.disbursement.run.RunDeciderTest;
import id.dinsos.disbursement.run.RunEvent;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A month that was due and was not paid is paid once, by an approver's word. */
class ArrearsProcessTest {
    private static final UUID RUN = new UUID(1, 2);
    private static final UUID BUDGET = new UUID(1, 3);
    private static final UUID FAMILY = new UUID(2, 1);
    private static final UUID PAYEE = new UUID(2, 2);
    private static final UUID FILE = new UUID(3, 1);
    private static final YearMonth MONTH = YearMonth.of(2026, 9);
    private static final UUID PAYMENT = PaymentOrder.idOf("SEMBAKO", FAMILY, MONTH);
    private static final UUID ID = Arrears.idOf(PAYMENT);
    private static final Rupiah SUM = new Rupiah(200_000);
    private static final LocalDate DAY = LocalDate.of(2026, 9, 3);
    private static final Finding DUE = finding(200_000);
    private static final PaymentOrder ORDER =
            new PaymentOrder(
                    RUN,
                    "SEMBAKO",
                    FAMILY,
                    PAYEE,
                    "35.24.01.2001",
                    "35.24",
                    MONTH,
                    200_000,
                    List.of("AAAA"));
    private static final PaymentInstructed INSTRUCTED =
            new PaymentInstructed(ORDER, Arrears.transferOf(ID));

    private final ArrearsProcess process =
            new ArrearsProcess(PaymentPublisher.PAYMENT, BudgetPublisher.BUDGET, RunPublisher.RUN);
    private final StopProcess stop = new StopProcess(PaymentPublisher.PAYMENT);

    @Test
    void approved_arrears_are_a_payment_out_of_what_is_free() {
        on(SUM, new ArrearsProposed(DUE))
                .when(approve())
                .then(
                        events(ID, new ArrearsApproved(PAYEE, "budi", "alive")),
                        events(PAYMENT, INSTRUCTED),
                        events(
                                BUDGET,
                                new BudgetReserved(RUN, SUM),
                                new BudgetCommitted(RUN, SUM, SUM)));
    }

    @Test
    void they_are_approved_once_and_not_beyond_the_budget() {
        on(SUM, new ArrearsProposed(DUE), new ArrearsApproved(PAYEE, "budi", "alive"))
                .when(approve())
                .thenRefused(RecoveryCode.ARREARS_DECIDED_ALREADY);
        on(new Rupiah(199_999), new ArrearsProposed(DUE))
                .when(approve())
                .thenRefused(BudgetCode.BUDGET_EXHAUSTED);
        on(SUM).when(approve()).thenRefused(RecoveryCode.ARREARS_NOT_FOUND);
    }

    @Test
    void only_what_waits_for_an_approver_is_asked_about() {
        RunPlan plan = RunDeciderTest.plan(List.of(YearMonth.of(2026, 11)));
        given(ArrearsDecider.ARREARS, ID, new ArrearsProposed(DUE))
                .and(RunPublisher.RUN, RUN, new RunEvent.RunOpened(plan))
                .when(unit ->
                        assertThat(process.proposed(unit, ID))
                                .isEqualTo(new ArrearsProcess.Proposed(DUE, plan)))
                .thenNothing();
        on(SUM).when(this::ask).thenRefused(RecoveryCode.ARREARS_NOT_FOUND);
        on(SUM, new ArrearsProposed(DUE), new ArrearsRejected("budi", "no"))
                .when(this::ask)
                .thenRefused(RecoveryCode.ARREARS_DECIDED_ALREADY);
    }

    private void ask(UnitOfWork unit) {
        var unused = process.proposed(unit, ID);
    }

    @Test
    void a_month_that_was_paid_meanwhile_is_not_paid_again() {
        given(ArrearsDecider.ARREARS, ID, new ArrearsProposed(DUE))
                .and(PaymentPublisher.PAYMENT, PAYMENT, INSTRUCTED)
                .and(BudgetPublisher.BUDGET, BUDGET, allotted(SUM))
                .when(approve())
                .thenRefused(PaymentCode.PAYMENT_ALREADY_INSTRUCTED);
    }

    @Test
    void what_was_turned_down_comes_again_only_with_another_reason_or_sum() {
        on(SUM, new ArrearsProposed(DUE), new ArrearsRejected("budi", "no"))
                .when(tell(new Propose(DUE)))
                .thenNothing();
        Finding less = finding(100_000);
        on(SUM, new ArrearsProposed(DUE), new ArrearsRejected("budi", "no"))
                .when(tell(new Propose(less)))
                .then(events(ID, new ArrearsProposed(less)));
        on(SUM, new ArrearsProposed(DUE))
                .when(tell(new Propose(finding(0))))
                .then(events(ID, new ArrearsWithdrawn("nothing was due after all")));
    }

    @Test
    void a_payment_that_is_not_due_any_more_is_held_with_its_file_unless_it_has_left() {
        BankFileCreated created =
                new BankFileCreated(
                        RUN, "35.24", "BNI", 1, SUM, "ab", new UUID(0, 9), null, null, null);
        given(PaymentPublisher.PAYMENT, PAYMENT, INSTRUCTED)
                .and(BankFileDecider.BANK_FILE, FILE, created)
                .when(unit -> stop.stop(unit, PAYMENT, FILE, "payee-deceased"))
                .then(
                        events(PAYMENT, new PaymentHeld("payee-deceased")),
                        events(FILE, new BankFileStopped(PAYMENT)));
        given(PaymentPublisher.PAYMENT, PAYMENT, INSTRUCTED)
                .and(BankFileDecider.BANK_FILE, FILE, created, new BankFileReleased("rini", DAY))
                .when(unit -> stop.stop(unit, PAYMENT, FILE, "payee-deceased"))
                .thenNothing();
    }

    private static ProcessSpec on(Rupiah allotted, ArrearsEvent... history) {
        return given(ArrearsDecider.ARREARS, ID, history)
                .and(PaymentPublisher.PAYMENT, PAYMENT)
                .and(BudgetPublisher.BUDGET, BUDGET, allotted(allotted));
    }

    private static BudgetAllotted allotted(Rupiah sum) {
        return new BudgetAllotted(
                "SEMBAKO",
                2026,
                "35.24",
                "APBD",
                sum,
                "188/1",
                LocalDate.of(2026, 1, 5),
                Funding.ALLOTMENT);
    }

    private Consumer<UnitOfWork> approve() {
        return unit -> process.approve(unit, ID, PAYEE, List.of("AAAA"), "budi", "alive");
    }

    private static Consumer<UnitOfWork> tell(ArrearsCommand command) {
        return unit -> unit.require(ArrearsDecider.ARREARS, ID, command);
    }

    private static Finding finding(long due) {
        return new Finding(
                PAYMENT,
                RUN,
                BUDGET,
                "35.24",
                "SEMBAKO",
                FAMILY,
                null,
                "35.24.01.2001",
                MONTH,
                DAY,
                0,
                due,
                List.of(),
                Map.of("live", true));
    }
}

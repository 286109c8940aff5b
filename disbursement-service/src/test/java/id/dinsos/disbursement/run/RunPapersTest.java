package id.dinsos.disbursement.run;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.paper.Paper;
import id.dinsos.disbursement.paper.Paper.Office;
import id.dinsos.disbursement.paper.Paper.Signatory;
import id.dinsos.disbursement.paper.PaperCode;
import id.dinsos.disbursement.paper.PaperForms;
import id.dinsos.disbursement.paper.PaperForms.PaperBody;
import id.dinsos.disbursement.paper.PaperForms.SignatoryBody;
import id.dinsos.disbursement.run.RunCommand.InstructHold;
import id.dinsos.disbursement.run.RunCommand.OrderPayment;
import id.dinsos.disbursement.run.RunCommand.ReleaseFunds;
import id.dinsos.disbursement.run.RunCommand.StartInstruct;
import id.dinsos.disbursement.run.RunEvent.RunApproved;
import id.dinsos.disbursement.run.RunEvent.RunFileReleased;
import id.dinsos.disbursement.run.RunEvent.RunFilesMade;
import id.dinsos.disbursement.run.RunEvent.RunFreezeStarted;
import id.dinsos.disbursement.run.RunEvent.RunFrozen;
import id.dinsos.disbursement.run.RunEvent.RunFundsReleased;
import id.dinsos.disbursement.run.RunEvent.RunHoldInstructed;
import id.dinsos.disbursement.run.RunEvent.RunInstructed;
import id.dinsos.disbursement.run.RunEvent.RunInstructionStarted;
import id.dinsos.disbursement.run.RunEvent.RunOpened;
import id.dinsos.disbursement.run.RunEvent.RunPaymentOrdered;
import id.dinsos.disbursement.run.RunEvent.RunSubmitted;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.RefusedException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A month of eight, 1,600,000 rupiah. */
class RunPapersTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);
    private static final Paper DECREE = paper("188/1", DAY.minusDays(7));
    private static final Paper ORDER = paper("SPM/1", DAY);
    private static final Paper RELEASE = paper("SP2D/1", DAY);
    private static final Rupiah ALL = new Rupiah(1_600_000);
    private static final Rupiah HALF = new Rupiah(800_000);
    private static final RunEvent[] SUBMITTED = {
        new RunOpened(RunDeciderTest.plan(List.of(YearMonth.of(2026, 11)))),
        new RunFreezeStarted(10, List.of(new UUID(0, 1))),
        new RunFrozen(new Tally(10, 8, 1, 1, ALL), "ab"),
        new RunSubmitted(DECREE, "sari")
    };
    private static final RunEvent[] APPROVED =
            after(SUBMITTED, new RunApproved("budi", ""), new RunApproved("ani", ""));
    private static final RunEvent[] FUNDED =
            after(
                    APPROVED,
                    new RunPaymentOrdered(ORDER, ALL, "tini"),
                    new RunFundsReleased("SPM/1", RELEASE, "tini"));
    private static final RunEvent[] FILED =
            after(
                    FUNDED,
                    new RunInstructionStarted(),
                    new RunInstructed(new Instructed(8, ALL, 0, 0)),
                    new RunFilesMade(List.of(new UUID(0, 8))));
    private final DeciderSpec<RunCommand, Run, RunEvent> spec = DeciderSpec.of(new RunDecider());

    @Test
    void a_payment_is_ordered_after_the_approval_alone() {
        OrderPayment order = new OrderPayment(ORDER, ALL, "tini");
        spec.given(SUBMITTED).when(order).thenRefused(RunCode.RUN_NOT_APPROVED);
        spec.given(APPROVED).when(order).then(new RunPaymentOrdered(ORDER, ALL, "tini"));
    }

    @Test
    void several_orders_come_to_no_more_than_the_run() {
        RunEvent[] half = after(APPROVED, new RunPaymentOrdered(ORDER, HALF, "tini"));
        Paper second = paper("SPM/2", DAY);
        spec.given(half)
                .when(new OrderPayment(second, HALF, "tini"))
                .then(new RunPaymentOrdered(second, HALF, "tini"));
        spec.given(half)
                .when(new OrderPayment(second, HALF.plus(new Rupiah(1)), "tini"))
                .thenRefused(RunCode.ORDER_BEYOND_RUN);
    }

    @Test
    void an_order_is_entered_once_under_its_number() {
        spec.given(FUNDED).when(new OrderPayment(ORDER, ALL, "tini")).thenNothing();
        spec.given(FUNDED)
                .when(new OrderPayment(ORDER, HALF, "tini"))
                .thenRefused(RunCode.ORDER_EXISTS);
    }

    @Test
    void money_is_released_of_an_order_and_once() {
        RunEvent[] ordered = after(APPROVED, new RunPaymentOrdered(ORDER, ALL, "tini"));
        ReleaseFunds release = new ReleaseFunds("SPM/1", RELEASE, "tini");
        spec.given(APPROVED).when(release).thenRefused(RunCode.ORDER_NOT_FOUND);
        spec.given(ordered).when(release).then(new RunFundsReleased("SPM/1", RELEASE, "tini"));
        spec.given(FUNDED).when(release).thenNothing();
        spec.given(FUNDED)
                .when(new ReleaseFunds("SPM/1", paper("SP2D/2", DAY), "tini"))
                .thenRefused(RunCode.ORDER_RELEASED);
    }

    @Test
    void no_paper_is_older_than_the_one_it_rests_on() {
        spec.given(APPROVED)
                .when(new OrderPayment(paper("SPM/1", DAY.minusDays(8)), ALL, "tini"))
                .thenRefused(RunCode.PAPER_OUT_OF_ORDER);
        spec.given(after(APPROVED, new RunPaymentOrdered(ORDER, ALL, "tini")))
                .when(new ReleaseFunds("SPM/1", paper("SP2D/1", DAY.minusDays(1)), "tini"))
                .thenRefused(RunCode.PAPER_OUT_OF_ORDER);
    }

    @Test
    void nothing_is_instructed_before_the_last_rupiah_is_released() {
        RunEvent[] half =
                after(
                        APPROVED,
                        new RunPaymentOrdered(ORDER, new Rupiah(1_599_999), "tini"),
                        new RunFundsReleased("SPM/1", RELEASE, "tini"),
                        new RunPaymentOrdered(paper("SPM/2", DAY), new Rupiah(1), "tini"));
        spec.given(APPROVED).when(new StartInstruct()).thenRefused(RunCode.RUN_FUNDS_MISSING);
        spec.given(half).when(new StartInstruct()).thenRefused(RunCode.RUN_FUNDS_MISSING);
        spec.given(after(half, new RunFundsReleased("SPM/2", paper("SP2D/2", DAY), "tini")))
                .when(new StartInstruct())
                .then(new RunInstructionStarted());
    }

    @Test
    void one_who_goes_on_later_needs_money_that_was_released_too() {
        UUID beneficiary = new UUID(0, 4);
        InstructHold hold = new InstructHold(beneficiary, 1, 200_000, "same family", "budi");
        Paper more = paper("SPM/2", DAY);
        spec.given(FILED).when(hold).thenRefused(RunCode.RUN_FUNDS_MISSING);
        spec.given(
                        after(
                                FILED,
                                new RunPaymentOrdered(more, new Rupiah(200_000), "tini"),
                                new RunFundsReleased("SPM/2", paper("SP2D/2", DAY), "tini")))
                .when(hold)
                .then(new RunHoldInstructed(beneficiary, 1, 200_000, "same family", "budi"));
    }

    @Test
    void who_approved_or_released_enters_no_paper_and_who_entered_one_releases_no_file() {
        spec.given(APPROVED)
                .when(new OrderPayment(ORDER, ALL, "budi"))
                .thenRefused(RunCode.PAPER_BY_APPROVER);
        spec.given(after(FILED, new RunFileReleased(new UUID(0, 8), "rini")))
                .when(new OrderPayment(paper("SPM/2", DAY), HALF, "rini"))
                .thenRefused(RunCode.PAPER_BY_APPROVER);
        spec.given(FILED)
                .when(new RunCommand.ReleaseFile(new UUID(0, 8), "tini", java.util.Set.of()))
                .thenRefused(RunCode.RELEASER_IS_INVOLVED);
    }

    @Test
    void a_paper_is_signed_in_each_office_by_somebody_else() {
        PaperForms forms =
                new PaperForms(
                        List.of(Office.REGION_HEAD),
                        List.of(Office.TREASURER, Office.BUDGET_USER),
                        List.of(Office.TREASURY));
        SignatoryBody treasurer = new SignatoryBody(Office.TREASURER, "Dewi");

        assertThat(
                        order(forms, treasurer, new SignatoryBody(Office.BUDGET_USER, "Hamdani"))
                                .signatories())
                .containsExactly(
                        new Signatory(Office.TREASURER, "Dewi"),
                        new Signatory(Office.BUDGET_USER, "Hamdani"));
        unsigned(forms, treasurer);
        unsigned(forms, treasurer, new SignatoryBody(Office.BUDGET_USER, "dewi"));
    }

    private static void unsigned(PaperForms forms, SignatoryBody... signatories) {
        Assertions.assertThatThrownBy(() -> order(forms, signatories))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(PaperCode.PAPER_UNSIGNED));
    }

    private static Paper order(PaperForms forms, SignatoryBody... signatories) {
        return forms.paymentOrder(
                new PaperBody("SPM/1", DAY, List.of(signatories)), DAY, YearMonth.of(2026, 11));
    }

    private static Paper paper(String number, LocalDate date) {
        return new Paper(number, date, List.of());
    }

    private static RunEvent[] after(RunEvent[] before, RunEvent... more) {
        List<RunEvent> all = new ArrayList<>(List.of(before));
        all.addAll(List.of(more));
        return all.toArray(RunEvent[]::new);
    }
}

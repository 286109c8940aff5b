package id.dinsos.disbursement.followup;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Bucket;
import id.dinsos.disbursement.budget.BudgetCode;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetCommitted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetGivenBack;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetLapsed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetMoved;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetReserved;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetTakenAgain;
import id.dinsos.disbursement.budget.BudgetEvent.Move;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.budget.Funding;
import id.dinsos.disbursement.channel.BankFileDecider;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileCreated;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileFreed;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReleased;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReplaced;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileStopped;
import id.dinsos.disbursement.followup.FollowUp.Kind;
import id.dinsos.disbursement.followup.FollowUp.LeftOut;
import id.dinsos.disbursement.followup.FollowUp.Plan;
import id.dinsos.disbursement.followup.FollowUpEvent.FollowUpApproved;
import id.dinsos.disbursement.followup.FollowUpEvent.FollowUpBatchDone;
import id.dinsos.disbursement.followup.FollowUpEvent.FollowUpPrepared;
import id.dinsos.disbursement.followup.FollowUpProcess.Fact;
import id.dinsos.disbursement.payment.PaymentEvent;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCorrected;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCredited;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentEntitlementReleased;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentFailed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentHeld;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentInstructed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentLapsed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentLeftOut;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentResumed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentRetried;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentSent;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A follow-up moves payments and money together, or leaves out with the reason. */
class FollowUpProcessTest {
    private static final UUID ID = new UUID(1, 1);
    private static final UUID RUN = new UUID(1, 2);
    private static final UUID BUDGET = new UUID(1, 3);
    private static final UUID FILE = new UUID(1, 4);
    private static final UUID FAMILY = new UUID(2, 1);
    private static final UUID PAYEE = new UUID(2, 2);
    private static final UUID HEIR = new UUID(2, 3);
    private static final UUID TRANSFER = new UUID(3, 1);
    private static final UUID NEXT = FollowUp.transferOf(ID, FAMILY);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Rupiah SUM = new Rupiah(200_000);
    private static final PaymentOrder ORDER =
            new PaymentOrder(
                    RUN,
                    "SEMBAKO",
                    FAMILY,
                    PAYEE,
                    "35.24.01.2001",
                    "35.24",
                    YearMonth.of(2026, 11),
                    200_000,
                    List.of("aGFzaA=="));
    private static final UUID PAYMENT = ORDER.id();
    private static final PaymentEvent INSTRUCTED = new PaymentInstructed(ORDER, TRANSFER);
    private static final PaymentEvent SENT = new PaymentSent(TRANSFER, FILE);
    private static final PaymentEvent FAILED = new PaymentFailed(TRANSFER, "ACCOUNT_CLOSED", DAY);
    private static final PaymentEvent CREDITED = new PaymentCredited(TRANSFER, "B-1", DAY);
    private static final PaymentEvent HELD = new PaymentHeld("reported dead");
    private static final BudgetMoved HAS_FAILED = moved(Bucket.PENDING, Bucket.FAILED);
    private static final BankFileCreated CREATED =
            new BankFileCreated(
                    RUN, "35.24", "BNI", 1, SUM, "ab", new UUID(0, 9), null, null, null);
    private static final Fact IN_FILE = new Fact(HEIR, FILE);
    private static final Fact NOWHERE = new Fact(HEIR, null);

    private final FollowUpProcess process =
            new FollowUpProcess(PaymentPublisher.PAYMENT, BudgetPublisher.BUDGET);

    @Test
    void a_failed_payment_leaves_under_a_new_transfer_to_whoever_is_payee_now() {
        on(Kind.RETRY, null, List.of(INSTRUCTED, SENT, FAILED), HAS_FAILED)
                .when(carryOut(IN_FILE))
                .then(
                        events(PAYMENT, new PaymentRetried(NEXT, 2, HEIR)),
                        events(ID, done(1)),
                        events(BUDGET, moved(Bucket.FAILED, Bucket.PENDING)));
    }

    @Test
    void a_payment_that_the_bank_has_credited_after_all_is_left_out() {
        on(
                        Kind.RETRY,
                        null,
                        List.of(INSTRUCTED, SENT, CREDITED),
                        moved(Bucket.PENDING, Bucket.CREDITED))
                .when(carryOut(IN_FILE))
                .then(events(ID, leftOut("payment-state-wrong")));
    }

    @Test
    void nobody_is_paid_who_has_died_meanwhile() {
        on(Kind.RETRY, null, List.of(INSTRUCTED, SENT, FAILED), HAS_FAILED)
                .when(carryOut(new Fact(null, FILE)))
                .then(events(ID, leftOut("payee-not-payable")));
    }

    @Test
    void what_was_held_is_sent_again_only_where_it_stands_in_no_file() {
        on(Kind.RETRY, null, List.of(INSTRUCTED, HELD))
                .when(carryOut(IN_FILE))
                .then(events(ID, leftOut("payment-in-bank-file")));
        on(Kind.RETRY, null, List.of(INSTRUCTED, new PaymentLeftOut("no-account")))
                .when(carryOut(NOWHERE))
                .then(events(PAYMENT, new PaymentRetried(NEXT, 2, HEIR)), events(ID, done(1)));
    }

    @Test
    void what_is_held_stops_its_file_until_it_goes_on() {
        on(Kind.HOLD, null, List.of(INSTRUCTED))
                .and(BankFileDecider.BANK_FILE, FILE, CREATED)
                .when(carryOut(IN_FILE))
                .then(
                        events(PAYMENT, new PaymentHeld("asked")),
                        events(FILE, new BankFileStopped(PAYMENT)),
                        events(ID, done(1)));
        on(Kind.RESUME, null, List.of(INSTRUCTED, HELD))
                .and(BankFileDecider.BANK_FILE, FILE, CREATED, new BankFileStopped(PAYMENT))
                .when(carryOut(IN_FILE))
                .then(
                        events(PAYMENT, new PaymentResumed()),
                        events(FILE, new BankFileFreed(PAYMENT)),
                        events(ID, done(1)));
    }

    @Test
    void what_stands_in_no_file_is_neither_held_nor_resumed() {
        on(Kind.HOLD, null, List.of(INSTRUCTED))
                .when(carryOut(NOWHERE))
                .then(events(ID, leftOut("payment-in-no-bank-file")));
        on(Kind.RESUME, null, List.of(INSTRUCTED, HELD))
                .when(carryOut(NOWHERE))
                .then(events(ID, leftOut("payment-in-no-bank-file")));
    }

    @Test
    void what_stood_in_a_file_that_was_replaced_is_not_resumed() {
        on(Kind.RESUME, null, List.of(INSTRUCTED, HELD, new PaymentLeftOut("asked")))
                .and(
                        BankFileDecider.BANK_FILE,
                        FILE,
                        CREATED,
                        new BankFileStopped(PAYMENT),
                        new BankFileReplaced("sari"))
                .when(carryOut(IN_FILE))
                .then(events(ID, leftOut("payment-in-no-bank-file")));
    }

    @Test
    void what_may_leave_with_a_file_is_not_given_up() {
        on(Kind.CANCEL, null, List.of(INSTRUCTED, HELD))
                .when(carryOut(IN_FILE))
                .then(events(ID, leftOut("payment-in-bank-file")));
        on(Kind.HOLD, null, List.of(INSTRUCTED))
                .and(BankFileDecider.BANK_FILE, FILE, CREATED, new BankFileReleased("rini", DAY))
                .when(carryOut(IN_FILE))
                .then(events(ID, leftOut("payment-in-bank-file")));
    }

    @Test
    void money_that_was_given_back_is_taken_again_first() {
        on(
                        Kind.RETRY,
                        null,
                        List.of(INSTRUCTED, SENT, FAILED),
                        HAS_FAILED,
                        new BudgetGivenBack(RUN, SUM))
                .when(carryOut(IN_FILE))
                .then(
                        events(PAYMENT, new PaymentRetried(NEXT, 2, HEIR)),
                        events(ID, done(1)),
                        events(
                                BUDGET,
                                new BudgetTakenAgain(RUN, SUM, false),
                                moved(Bucket.FAILED, Bucket.PENDING)));
    }

    @Test
    void after_the_year_s_end_nothing_is_sent_again_but_a_credit_is_noted() {
        BudgetLapsed closed = new BudgetLapsed(LocalDate.of(2026, 12, 31), SUM, Rupiah.ZERO);
        on(
                        Kind.RETRY,
                        null,
                        List.of(INSTRUCTED, SENT, FAILED),
                        HAS_FAILED,
                        new BudgetGivenBack(RUN, SUM),
                        closed)
                .when(carryOut(IN_FILE))
                .thenRefused(BudgetCode.BUDGET_YEAR_CLOSED);
        on(
                        Kind.CORRECT,
                        PaymentState.CREDITED,
                        List.of(INSTRUCTED, SENT, FAILED),
                        HAS_FAILED,
                        new BudgetGivenBack(RUN, SUM),
                        closed)
                .when(carryOut(IN_FILE))
                .then(
                        events(
                                PAYMENT,
                                new PaymentCorrected(
                                        PaymentState.CREDITED, TRANSFER, "L-1", "asked", DAY)),
                        events(ID, done(1)),
                        events(
                                BUDGET,
                                new BudgetTakenAgain(RUN, SUM, true),
                                moved(Bucket.FAILED, Bucket.CREDITED)));
    }

    @Test
    void what_lapsed_after_the_bank_could_not_pay_it_is_released_and_what_may_be_out_is_not() {
        PaymentEvent lapsed = new PaymentLapsed();
        on(Kind.RELEASE_ENTITLEMENT, null, List.of(INSTRUCTED, SENT, FAILED, lapsed))
                .when(carryOut(IN_FILE))
                .then(
                        events(PAYMENT, new PaymentEntitlementReleased("asked")),
                        events(ID, done(1)));
        on(Kind.RELEASE_ENTITLEMENT, null, List.of(INSTRUCTED, HELD, lapsed))
                .when(carryOut(IN_FILE))
                .then(events(ID, leftOut("payment-in-bank-file")));
        on(Kind.RELEASE_ENTITLEMENT, null, List.of(INSTRUCTED, SENT, CREDITED))
                .when(carryOut(IN_FILE))
                .then(events(ID, leftOut("payment-state-wrong")));
    }

    @Test
    void a_batch_is_carried_out_once() {
        on(Kind.RETRY, null, List.of(INSTRUCTED, SENT, FAILED), HAS_FAILED)
                .when(carryOut(IN_FILE))
                .andThen()
                .when(carryOut(IN_FILE))
                .thenRefused(FollowUpCode.FOLLOW_UP_BATCH_DONE);
    }

    @Test
    void of_two_people_who_have_one_payment_sent_again_at_once_one_is_left_out() {
        UUID second = new UUID(1, 9);
        on(Kind.RETRY, null, List.of(INSTRUCTED, SENT, FAILED), HAS_FAILED)
                .and(
                        FollowUpDecider.FOLLOW_UP,
                        second,
                        new FollowUpPrepared(plan(Kind.RETRY, null)),
                        new FollowUpApproved("budi", ""))
                .when(carryOut(IN_FILE))
                .andThen()
                .when(carryOut(second, IN_FILE))
                .then(events(second, leftOut("payment-state-wrong")));
    }

    private Consumer<UnitOfWork> carryOut(Fact fact) {
        return carryOut(ID, fact);
    }

    private Consumer<UnitOfWork> carryOut(UUID id, Fact fact) {
        return unit -> process.carryOut(unit, id, 0, List.of(PAYMENT), Map.of(PAYMENT, fact), DAY);
    }

    private static ProcessSpec on(
            Kind kind,
            @Nullable PaymentState outcome,
            List<PaymentEvent> payment,
            Object... money) {
        List<Object> ledger =
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
        ledger.addAll(List.of(money));
        return given(
                        FollowUpDecider.FOLLOW_UP,
                        ID,
                        new FollowUpPrepared(plan(kind, outcome)),
                        new FollowUpApproved("budi", ""))
                .and(PaymentPublisher.PAYMENT, PAYMENT, payment.toArray(PaymentEvent[]::new))
                .and(
                        BudgetPublisher.BUDGET,
                        BUDGET,
                        ledger.toArray(id.dinsos.disbursement.budget.BudgetEvent[]::new));
    }

    private static Plan plan(Kind kind, @Nullable PaymentState outcome) {
        return new Plan(
                RUN,
                BUDGET,
                "35.24",
                kind,
                List.of(PAYMENT),
                200_000,
                "asked",
                "B/7",
                outcome,
                "L-1",
                "sari",
                null);
    }

    private static BudgetMoved moved(Bucket from, Bucket to) {
        return new BudgetMoved(RUN, List.of(new Move(from, to, SUM)));
    }

    private static FollowUpBatchDone done(int done) {
        return new FollowUpBatchDone(0, 1, done, List.of());
    }

    private static FollowUpBatchDone leftOut(String reason) {
        return new FollowUpBatchDone(0, 1, 0, List.of(new LeftOut(PAYMENT, reason)));
    }
}

package id.dinsos.disbursement.payment;

import static id.dinsos.disbursement.payment.PaymentCommand.BankStatus.CREDITED;
import static id.dinsos.disbursement.payment.PaymentCommand.BankStatus.FAILED;
import static id.dinsos.disbursement.payment.PaymentCommand.BankStatus.RETURNED;
import static id.dinsos.disbursement.payment.PaymentCommand.BankStatus.UNKNOWN;
import static id.dinsos.disbursement.payment.PaymentCommand.BankStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.payment.PaymentCommand.BankStatus;
import id.dinsos.disbursement.payment.PaymentCommand.Cancel;
import id.dinsos.disbursement.payment.PaymentCommand.Correct;
import id.dinsos.disbursement.payment.PaymentCommand.Doubt;
import id.dinsos.disbursement.payment.PaymentCommand.Hold;
import id.dinsos.disbursement.payment.PaymentCommand.Instruct;
import id.dinsos.disbursement.payment.PaymentCommand.Lapse;
import id.dinsos.disbursement.payment.PaymentCommand.Report;
import id.dinsos.disbursement.payment.PaymentCommand.Resume;
import id.dinsos.disbursement.payment.PaymentCommand.Retry;
import id.dinsos.disbursement.payment.PaymentCommand.Send;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCancelled;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCorrected;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCredited;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentDoubted;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentFailed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentHeld;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentInstructed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentLapsed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentResumed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentRetried;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentReturned;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentSent;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentUnknown;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentWithdrawn;
import id.dinsos.eventstore.rules.DeciderSpec;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentDeciderTest {
    private static final UUID TRANSFER = new UUID(5, 1);
    private static final UUID NEXT = new UUID(5, 2);
    private static final UUID FILE = new UUID(6, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 5);
    private static final PaymentOrder ORDER =
            new PaymentOrder(
                    new UUID(1, 1),
                    "SEMBAKO",
                    new UUID(2, 2),
                    new UUID(3, 3),
                    "35.24.01.2001",
                    "35.24",
                    YearMonth.of(2026, 11),
                    200_000,
                    List.of("aGFzaA=="));
    private static final PaymentEvent INSTRUCTED = new PaymentInstructed(ORDER, TRANSFER);
    private static final PaymentEvent SENT = new PaymentSent(TRANSFER, FILE);
    private static final PaymentEvent WAS_CREDITED = new PaymentCredited(TRANSFER, "BNI-77", DAY);
    private static final PaymentEvent WAS_WITHDRAWN = new PaymentWithdrawn(TRANSFER, DAY);
    private static final PaymentEvent HAS_FAILED =
            new PaymentFailed(TRANSFER, "ACCOUNT_DORMANT", DAY);
    private static final PaymentEvent WAS_RETURNED =
            new PaymentReturned(TRANSFER, "NOT_WITHDRAWN", DAY);
    private static final PaymentEvent IS_UNKNOWN = new PaymentUnknown(TRANSFER, DAY);
    private static final PaymentEvent HELD = new PaymentHeld("reported dead");
    private static final PaymentEvent CANCELLED = new PaymentCancelled("reported dead");
    private final DeciderSpec<PaymentCommand, Payment, PaymentEvent> spec =
            DeciderSpec.of(new PaymentDecider());

    @Test
    void a_payment_is_instructed() {
        spec.given().when(new Instruct(ORDER, TRANSFER)).then(INSTRUCTED);
    }

    @Test
    void a_second_instruction_for_one_payment_is_refused() {
        spec.given(INSTRUCTED)
                .when(new Instruct(ORDER, NEXT))
                .thenRefused(PaymentCode.PAYMENT_ALREADY_INSTRUCTED);
    }

    @Test
    void nothing_can_be_asked_of_a_payment_that_is_not_there() {
        spec.given().when(line(CREDITED)).thenRefused(PaymentCode.PAYMENT_NOT_FOUND);
    }

    @Test
    void a_payment_is_sent_with_its_transfer_and_once() {
        spec.given(INSTRUCTED).when(new Send(TRANSFER, FILE)).then(SENT);
        spec.given(INSTRUCTED, SENT).when(new Send(TRANSFER, FILE)).thenNothing();
        spec.given(INSTRUCTED)
                .when(new Send(NEXT, FILE))
                .thenRefused(PaymentCode.TRANSFER_NOT_CURRENT);
    }

    @Test
    void while_an_earlier_attempt_may_have_arrived_nothing_is_sent_again_or_given_up() {
        PaymentEvent again = new PaymentRetried(NEXT, 2, ORDER.payee());
        PaymentEvent stopped = new PaymentDoubted(TRANSFER, "B-9", DAY, true);
        Doubt doubt = new Doubt(TRANSFER, "B-9", DAY, true);
        PaymentEvent[] held = {INSTRUCTED, SENT, HAS_FAILED, again, stopped};
        spec.given(INSTRUCTED, SENT, HAS_FAILED, again).when(doubt).then(stopped);
        spec.given(held).when(doubt).thenNothing();
        for (PaymentCommand one :
                List.of(
                        new Resume(),
                        new Retry(new UUID(5, 3), ORDER.payee()),
                        new Cancel("why"),
                        new Lapse(),
                        new Instruct(ORDER, new UUID(5, 3)))) {
            spec.given(held).when(one).thenRefused(PaymentCode.PAYMENT_DOUBTED);
        }
        spec.given(held).when(new Send(NEXT, FILE)).thenNothing();
        spec.given(INSTRUCTED, SENT, HAS_FAILED)
                .when(doubt)
                .then(new PaymentDoubted(TRANSFER, "B-9", DAY, false));
        spec.given(INSTRUCTED, SENT, WAS_CREDITED, WAS_RETURNED)
                .when(new Doubt(TRANSFER, "BNI-77", DAY, true))
                .thenNothing();
        spec.given(INSTRUCTED, SENT).when(doubt).thenNothing();
    }

    @Test
    void what_is_in_doubt_is_corrected_and_then_goes_its_way() {
        PaymentEvent again = new PaymentRetried(NEXT, 2, ORDER.payee());
        PaymentEvent stopped = new PaymentDoubted(TRANSFER, "B-9", DAY, true);
        PaymentEvent doubted = new PaymentDoubted(TRANSFER, "B-9", DAY, false);
        PaymentEvent[] held = {INSTRUCTED, SENT, HAS_FAILED, again, stopped};
        PaymentEvent arrived =
                new PaymentCorrected(PaymentState.CREDITED, TRANSFER, "B-9", "letter", DAY);
        PaymentEvent not = new PaymentCorrected(PaymentState.FAILED, TRANSFER, "", "letter", DAY);
        spec.given(held)
                .when(new Correct(PaymentState.CREDITED, "B-9", "letter", DAY))
                .then(arrived);
        spec.given(held).when(new Correct(PaymentState.FAILED, "", "letter", DAY)).then(not);
        spec.given(INSTRUCTED, SENT, HAS_FAILED, again, stopped, not)
                .when(new Retry(new UUID(5, 3), ORDER.payee()))
                .then(new PaymentRetried(new UUID(5, 3), 3, ORDER.payee()));
        spec.given(INSTRUCTED, SENT, HAS_FAILED, again, stopped, arrived)
                .when(new Report(TRANSFER, new Rupiah(200_000), CREDITED, "", "B-9", DAY))
                .thenNothing();
        spec.given(INSTRUCTED, SENT, HAS_FAILED, again, new PaymentSent(NEXT, FILE), doubted)
                .when(new Correct(PaymentState.FAILED, "", "letter", DAY))
                .then(new PaymentCorrected(PaymentState.FAILED, NEXT, "", "letter", DAY));
    }

    @Test
    void a_held_payment_does_not_leave() {
        spec.given(INSTRUCTED, HELD).when(new Send(TRANSFER, FILE)).thenNothing();
    }

    @Test
    void the_bank_s_word_settles_a_sent_payment() {
        spec.given(INSTRUCTED, SENT).when(line(CREDITED)).then(WAS_CREDITED);
        spec.given(INSTRUCTED, SENT).when(line(FAILED)).then(HAS_FAILED);
        spec.given(INSTRUCTED, SENT).when(line(RETURNED)).then(WAS_RETURNED);
        spec.given(INSTRUCTED, SENT).when(line(UNKNOWN)).then(IS_UNKNOWN);
    }

    @Test
    void an_unknown_fate_is_settled_by_a_later_word() {
        spec.given(INSTRUCTED, SENT, IS_UNKNOWN).when(line(CREDITED)).then(WAS_CREDITED);
        spec.given(INSTRUCTED, SENT, IS_UNKNOWN).when(line(FAILED)).then(HAS_FAILED);
        spec.given(INSTRUCTED, SENT, IS_UNKNOWN).when(line(RETURNED)).then(WAS_RETURNED);
    }

    @Test
    void credited_money_is_withdrawn_or_comes_back() {
        spec.given(INSTRUCTED, SENT, WAS_CREDITED).when(line(WITHDRAWN)).then(WAS_WITHDRAWN);
        spec.given(INSTRUCTED, SENT, WAS_CREDITED).when(line(RETURNED)).then(WAS_RETURNED);
    }

    @Test
    void the_same_line_again_changes_nothing() {
        spec.given(INSTRUCTED, SENT, WAS_CREDITED).when(line(CREDITED)).thenNothing();
        spec.given(INSTRUCTED, SENT, WAS_CREDITED, WAS_WITHDRAWN)
                .when(line(CREDITED))
                .thenNothing();
        spec.given(INSTRUCTED, SENT, WAS_CREDITED, WAS_WITHDRAWN)
                .when(line(WITHDRAWN))
                .thenNothing();
        spec.given(INSTRUCTED, SENT, HAS_FAILED).when(line(FAILED)).thenNothing();
        spec.given(INSTRUCTED, SENT, WAS_RETURNED).when(line(RETURNED)).thenNothing();
        spec.given(INSTRUCTED, SENT, IS_UNKNOWN).when(line(UNKNOWN)).thenNothing();
    }

    @Test
    void a_line_that_contradicts_what_is_known_is_refused() {
        contradicted(CREDITED, SENT, HAS_FAILED);
        contradicted(CREDITED, SENT, WAS_RETURNED);
        contradicted(FAILED, SENT, WAS_CREDITED);
        contradicted(FAILED, SENT, WAS_CREDITED, WAS_WITHDRAWN);
        contradicted(FAILED, SENT, WAS_RETURNED);
        contradicted(RETURNED, SENT, HAS_FAILED);
        contradicted(RETURNED, SENT, WAS_CREDITED, WAS_WITHDRAWN);
        contradicted(WITHDRAWN, SENT);
        contradicted(WITHDRAWN, SENT, HAS_FAILED);
        contradicted(UNKNOWN, SENT, WAS_CREDITED);
        contradicted(CREDITED, CANCELLED);
        contradicted(FAILED, CANCELLED);
    }

    @Test
    void a_second_credit_under_another_reference_is_refused() {
        spec.given(INSTRUCTED, SENT, WAS_CREDITED)
                .when(line(TRANSFER, 200_000, CREDITED, "BNI-78"))
                .thenRefused(PaymentCode.TRANSFER_CREDITED_TWICE);
    }

    @Test
    void a_line_with_a_wrong_amount_is_refused() {
        spec.given(INSTRUCTED, SENT)
                .when(line(TRANSFER, 200_001, CREDITED, "BNI-77"))
                .thenRefused(PaymentCode.TRANSFER_AMOUNT_WRONG);
    }

    @Test
    void a_line_on_a_transfer_that_never_left_is_refused() {
        spec.given(INSTRUCTED).when(line(CREDITED)).thenRefused(PaymentCode.TRANSFER_NOT_SENT);
        spec.given(INSTRUCTED, HELD)
                .when(line(CREDITED))
                .thenRefused(PaymentCode.TRANSFER_NOT_SENT);
    }

    @Test
    void a_late_line_on_an_earlier_attempt_is_refused() {
        spec.given(INSTRUCTED, SENT, HAS_FAILED, new PaymentRetried(NEXT, 2, ORDER.payee()))
                .when(line(CREDITED))
                .thenRefused(PaymentCode.TRANSFER_NOT_CURRENT);
    }

    @Test
    void a_new_attempt_needs_the_bank_s_word_and_a_new_transfer() {
        spec.given(INSTRUCTED, SENT, HAS_FAILED)
                .when(new Retry(NEXT, ORDER.payee()))
                .then(new PaymentRetried(NEXT, 2, ORDER.payee()));
        spec.given(INSTRUCTED, SENT, WAS_RETURNED)
                .when(new Retry(NEXT, ORDER.payee()))
                .then(new PaymentRetried(NEXT, 2, ORDER.payee()));
        spec.given(INSTRUCTED, SENT, HAS_FAILED)
                .when(new Retry(TRANSFER, ORDER.payee()))
                .thenRefused(PaymentCode.TRANSFER_NOT_CURRENT);
        for (List<PaymentEvent> state :
                List.of(
                        List.of(INSTRUCTED),
                        List.of(INSTRUCTED, SENT),
                        List.of(INSTRUCTED, SENT, WAS_CREDITED),
                        List.of(INSTRUCTED, SENT, WAS_CREDITED, WAS_WITHDRAWN),
                        List.of(INSTRUCTED, SENT, HAS_FAILED, new PaymentLapsed()))) {
            given(state)
                    .when(new Retry(NEXT, ORDER.payee()))
                    .thenRefused(PaymentCode.PAYMENT_STATE_WRONG);
        }
    }

    @Test
    void what_was_held_or_given_up_is_sent_again_only_where_no_money_can_have_left() {
        PaymentEvent again = new PaymentRetried(NEXT, 2, new UUID(3, 9));
        for (PaymentEvent stopped : List.of(HELD, CANCELLED)) {
            spec.given(INSTRUCTED, stopped)
                    .when(new Retry(NEXT, ORDER.payee()))
                    .thenRefused(PaymentCode.PAYMENT_IN_BANK_FILE);
        }
        PaymentEvent leftOut = new PaymentEvent.PaymentLeftOut("no-account");
        spec.given(INSTRUCTED, leftOut).when(new Retry(NEXT, new UUID(3, 9))).then(again);
        spec.given(INSTRUCTED, leftOut, CANCELLED)
                .when(new Retry(NEXT, ORDER.payee()))
                .thenRefused(PaymentCode.PAYMENT_ENTITLEMENT_RELEASED);
        spec.given(INSTRUCTED, SENT, HAS_FAILED, CANCELLED)
                .when(new Retry(NEXT, new UUID(3, 9)))
                .then(again);
    }

    @Test
    void officers_correct_an_outcome_and_settle_one_the_bank_never_gave() {
        PaymentEvent arrived =
                new PaymentCorrected(PaymentState.CREDITED, TRANSFER, "BNI-99", "letter 7", DAY);
        PaymentEvent back =
                new PaymentCorrected(PaymentState.RETURNED, TRANSFER, "", "letter 7", DAY);
        for (List<PaymentEvent> state :
                List.of(
                        List.of(INSTRUCTED, SENT),
                        List.of(INSTRUCTED, SENT, IS_UNKNOWN),
                        List.of(INSTRUCTED, SENT, HAS_FAILED),
                        List.of(INSTRUCTED, SENT, WAS_RETURNED),
                        List.of(INSTRUCTED, SENT, WAS_RETURNED, CANCELLED))) {
            given(state)
                    .when(new Correct(PaymentState.CREDITED, "BNI-99", "letter 7", DAY))
                    .then(arrived);
        }
        for (List<PaymentEvent> state :
                List.of(
                        List.of(INSTRUCTED, SENT, IS_UNKNOWN),
                        List.of(INSTRUCTED, SENT, WAS_CREDITED),
                        List.of(INSTRUCTED, SENT, WAS_CREDITED, WAS_WITHDRAWN))) {
            given(state).when(new Correct(PaymentState.RETURNED, "", "letter 7", DAY)).then(back);
        }
        for (PaymentState to : List.of(PaymentState.SENT, PaymentState.CREDITED)) {
            spec.given(INSTRUCTED, SENT, WAS_CREDITED)
                    .when(new Correct(to, "", "no", DAY))
                    .thenRefused(PaymentCode.PAYMENT_STATE_WRONG);
        }
        assertThat(state(INSTRUCTED, SENT, WAS_RETURNED, arrived)).isEqualTo(PaymentState.CREDITED);
    }

    @Test
    void while_the_fate_is_unknown_nothing_is_sent_cancelled_or_lapsed() {
        for (PaymentCommand command :
                List.of(new Retry(NEXT, ORDER.payee()), new Cancel("no"), new Lapse())) {
            spec.given(INSTRUCTED, SENT, IS_UNKNOWN)
                    .when(command)
                    .thenRefused(PaymentCode.TRANSFER_FATE_UNKNOWN);
        }
    }

    @Test
    void an_officer_holds_and_resumes_what_has_not_left() {
        spec.given(INSTRUCTED).when(new Hold("reported dead")).then(HELD);
        spec.given(INSTRUCTED, HELD).when(new Resume()).then(new PaymentResumed());
        spec.given(INSTRUCTED, SENT)
                .when(new Hold("too late"))
                .thenRefused(PaymentCode.PAYMENT_STATE_WRONG);
        spec.given(INSTRUCTED).when(new Resume()).thenRefused(PaymentCode.PAYMENT_STATE_WRONG);
        assertThat(state(INSTRUCTED, HELD, new PaymentResumed()))
                .isEqualTo(PaymentState.INSTRUCTED);
    }

    @Test
    void a_payment_is_given_up_only_while_no_money_is_under_way() {
        for (List<PaymentEvent> state :
                List.of(
                        List.of(INSTRUCTED),
                        List.of(INSTRUCTED, HELD),
                        List.of(INSTRUCTED, SENT, HAS_FAILED),
                        List.of(INSTRUCTED, SENT, WAS_RETURNED))) {
            given(state).when(new Cancel("reported dead")).then(CANCELLED);
        }
        for (List<PaymentEvent> state :
                List.of(
                        List.of(INSTRUCTED, SENT),
                        List.of(INSTRUCTED, SENT, WAS_CREDITED),
                        List.of(INSTRUCTED, SENT, WAS_CREDITED, WAS_WITHDRAWN),
                        List.of(INSTRUCTED, CANCELLED),
                        List.of(INSTRUCTED, HELD, new PaymentLapsed()))) {
            given(state).when(new Cancel("no")).thenRefused(PaymentCode.PAYMENT_STATE_WRONG);
        }
    }

    @Test
    void a_payment_lapses_only_while_no_money_is_under_way() {
        for (List<PaymentEvent> state :
                List.of(
                        List.of(INSTRUCTED, HELD),
                        List.of(INSTRUCTED, SENT, HAS_FAILED),
                        List.of(INSTRUCTED, SENT, WAS_RETURNED))) {
            given(state).when(new Lapse()).then(new PaymentLapsed());
        }
        for (List<PaymentEvent> state :
                List.of(
                        List.of(INSTRUCTED),
                        List.of(INSTRUCTED, SENT),
                        List.of(INSTRUCTED, SENT, WAS_CREDITED),
                        List.of(INSTRUCTED, SENT, WAS_CREDITED, WAS_WITHDRAWN),
                        List.of(INSTRUCTED, CANCELLED),
                        List.of(INSTRUCTED, HELD, new PaymentLapsed()))) {
            given(state).when(new Lapse()).thenRefused(PaymentCode.PAYMENT_STATE_WRONG);
        }
    }

    @Test
    void one_beneficiary_and_month_of_a_programme_is_one_payment_whatever_the_run() {
        PaymentOrder again =
                new PaymentOrder(
                        new UUID(9, 9),
                        ORDER.programme(),
                        ORDER.beneficiary(),
                        new UUID(8, 8),
                        "35.24.02.2001",
                        ORDER.owner(),
                        ORDER.month(),
                        1,
                        List.of("b3RoZXI="));

        assertThat(again.id()).isEqualTo(ORDER.id());
    }

    private DeciderSpec<PaymentCommand, Payment, PaymentEvent>.Given given(
            List<PaymentEvent> history) {
        return spec.given(history.toArray(PaymentEvent[]::new));
    }

    private void contradicted(BankStatus status, PaymentEvent... after) {
        List<PaymentEvent> history = new ArrayList<>(List.of(INSTRUCTED));
        history.addAll(List.of(after));
        given(history).when(line(status)).thenRefused(PaymentCode.TRANSFER_CONTRADICTED);
    }

    private static PaymentState state(PaymentEvent... events) {
        return ((Payment.Made) new PaymentDecider().fold(List.of(events))).state();
    }

    private static Report line(BankStatus status) {
        return line(TRANSFER, 200_000, status, "BNI-77");
    }

    private static Report line(UUID transfer, long amount, BankStatus status, String reference) {
        String code =
                status == FAILED ? "ACCOUNT_DORMANT" : status == RETURNED ? "NOT_WITHDRAWN" : "";
        return new Report(transfer, new Rupiah(amount), status, code, reference, DAY);
    }
}

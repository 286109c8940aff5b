package id.dinsos.disbursement.payment;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentDoubted;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentEntitlementReleased;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentEntitlementTaken;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentFailed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentHeld;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentInstructed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentLapsed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentLeftOut;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentPaidBeside;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentResumed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentSent;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentUnknown;
import id.dinsos.eventstore.rules.Claims;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** When what a payment has claimed is given back, so that the family can be paid after all. */
class PaymentClaimTest {
    private static final UUID TRANSFER = new UUID(5, 1);
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
                    List.of("aGFzaA==", "bmlr"));
    private static final UUID NEXT = new UUID(5, 2);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 5);
    private static final PaymentEvent SENT = new PaymentSent(TRANSFER, new UUID(6, 1));
    private static final PaymentEvent FAILED = new PaymentFailed(TRANSFER, "AC04", DAY);
    private static final PaymentEvent DOUBTED = new PaymentDoubted(TRANSFER, "B-9", DAY, false);
    private static final Consumer<UnitOfWork> RELEASE =
            told(new PaymentCommand.Release("paid this year"));
    private static final PaymentEvent LEFT_OUT = new PaymentLeftOut("account-changed");

    @Test
    void a_payment_given_up_before_anything_could_leave_gives_its_claims_back() {
        assertThat(givenBack(new PaymentCommand.Cancel("another account"), LEFT_OUT)).isEqualTo(2);
        assertThat(givenBack(new PaymentCommand.Lapse(), LEFT_OUT)).isEqualTo(2);
    }

    @Test
    void one_that_may_stand_in_a_bank_file_keeps_them_whatever_becomes_of_it() {
        assertThat(givenBack(new PaymentCommand.Cancel("dead"))).isZero();
        assertThat(givenBack(new PaymentCommand.Cancel("dead"), new PaymentHeld("dead"))).isZero();
        assertThat(givenBack(new PaymentCommand.Cancel("dead"), LEFT_OUT, new PaymentResumed()))
                .isZero();
    }

    @Test
    void one_beside_which_a_person_has_allowed_another_keeps_them() {
        assertThat(
                        givenBack(
                                new PaymentCommand.Cancel("another account"),
                                LEFT_OUT,
                                new PaymentPaidBeside(new UUID(8, 8))))
                .isZero();
    }

    @Test
    void what_the_bank_could_not_pay_gives_its_claims_back_by_a_decision_and_may_be_made_anew() {
        var released = lapsed().when(RELEASE);

        released.then(events(ORDER.id(), new PaymentEntitlementReleased("paid this year")));
        assertThat(released.claims()).singleElement().matches(one -> one.released().size() == 2);
        var anew = released.andThen().when(told(new PaymentCommand.Instruct(ORDER, NEXT)));
        anew.then(events(ORDER.id(), new PaymentInstructed(ORDER, NEXT)));
        assertThat(anew.claims()).singleElement().matches(one -> one.taken().size() == 2);
        assertThat(((Made) anew.state(PaymentPublisher.PAYMENT, ORDER.id())).attempt())
                .isEqualTo(2);
        released.andThen()
                .when(told(new PaymentCommand.Instruct(ORDER, TRANSFER)))
                .thenRefused(PaymentCode.PAYMENT_ALREADY_INSTRUCTED);
    }

    @Test
    void what_may_be_out_or_is_in_doubt_is_not_released() {
        history(SENT).when(RELEASE).thenRefused(PaymentCode.PAYMENT_STATE_WRONG);
        history(SENT, new PaymentUnknown(TRANSFER, DAY))
                .when(RELEASE)
                .thenRefused(PaymentCode.PAYMENT_STATE_WRONG);
        history(SENT, FAILED).when(RELEASE).thenRefused(PaymentCode.PAYMENT_STATE_WRONG);
        history(new PaymentHeld("dead"), new PaymentLapsed())
                .when(RELEASE)
                .thenRefused(PaymentCode.PAYMENT_IN_BANK_FILE);
        history(SENT, FAILED, new PaymentLapsed(), DOUBTED)
                .when(RELEASE)
                .thenRefused(PaymentCode.PAYMENT_DOUBTED);
        history(SENT, FAILED, new PaymentLapsed(), new PaymentPaidBeside(new UUID(8, 8)))
                .when(RELEASE)
                .thenRefused(PaymentCode.PAYMENT_PAID_BESIDE);
    }

    @Test
    void what_was_released_is_neither_sent_again_nor_credited_by_a_letter_nor_released_again() {
        var released = lapsed().when(RELEASE);

        for (PaymentCommand next :
                List.of(
                        new PaymentCommand.Release("again"),
                        new PaymentCommand.Retry(NEXT, new UUID(3, 3)),
                        new PaymentCommand.Correct(PaymentState.CREDITED, "L-1", "letter", DAY))) {
            released.andThen()
                    .when(told(next))
                    .thenRefused(PaymentCode.PAYMENT_ENTITLEMENT_RELEASED);
        }
    }

    @Test
    void one_of_which_the_bank_says_that_it_arrived_claims_again_what_is_free() {
        var again =
                lapsed().when(RELEASE)
                        .andThen()
                        .when(told(new PaymentCommand.Doubt(TRANSFER, "B-9", DAY, false)))
                        .andThen()
                        .when(told(new PaymentCommand.TakeAgain(Set.of("bmlr"))));

        again.then(events(ORDER.id(), new PaymentEntitlementTaken(Set.of("bmlr"))));
        assertThat(again.claims()).singleElement().matches(one -> one.taken().size() == 1);
        again.andThen()
                .when(told(new PaymentCommand.Instruct(ORDER, NEXT)))
                .thenRefused(PaymentCode.PAYMENT_DOUBTED);
        var failed =
                again.andThen()
                        .when(told(new PaymentCommand.Correct(PaymentState.FAILED, "", "no", DAY)));
        failed.andThen()
                .when(told(new PaymentCommand.Retry(NEXT, new UUID(3, 3))))
                .thenRefused(PaymentCode.PAYMENT_ENTITLEMENT_RELEASED);
        var once = failed.andThen().when(told(new PaymentCommand.Lapse())).andThen().when(RELEASE);
        assertThat(once.claims()).singleElement().matches(one -> one.released().size() == 1);
    }

    private static ProcessSpec lapsed() {
        return history(SENT, FAILED, new PaymentLapsed());
    }

    private static ProcessSpec history(PaymentEvent... since) {
        List<PaymentEvent> all = new ArrayList<>(List.of(new PaymentInstructed(ORDER, TRANSFER)));
        all.addAll(List.of(since));
        return given(PaymentPublisher.PAYMENT, ORDER.id(), all.toArray(PaymentEvent[]::new));
    }

    private static Consumer<UnitOfWork> told(PaymentCommand command) {
        return unit -> unit.require(PaymentPublisher.PAYMENT, ORDER.id(), command);
    }

    private static int givenBack(PaymentCommand command, PaymentEvent... since) {
        List<Claims> claims = history(since).when(told(command)).claims();
        return claims.stream().mapToInt(one -> one.released().size()).sum();
    }
}

package id.dinsos.disbursement.payment;

import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.payment.PaymentEvent.PaymentHeld;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentInstructed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentLeftOut;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentPaidBeside;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentResumed;
import id.dinsos.eventstore.rules.Claims;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

    private static int givenBack(PaymentCommand command, PaymentEvent... since) {
        List<PaymentEvent> history =
                new ArrayList<>(List.of(new PaymentInstructed(ORDER, TRANSFER)));
        history.addAll(List.of(since));
        List<Claims> claims =
                given(PaymentPublisher.PAYMENT, ORDER.id(), history.toArray(PaymentEvent[]::new))
                        .when(unit -> unit.require(PaymentPublisher.PAYMENT, ORDER.id(), command))
                        .claims();
        return claims.stream().mapToInt(one -> one.released().size()).sum();
    }
}

package id.dinsos.disbursement.payment;

import id.dinsos.disbursement.payment.PaymentEvent.PaymentCancelled;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCorrected;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCredited;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentDoubted;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentFailed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentHeld;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentInstructed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentLapsed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentLeftOut;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentRetried;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentReturned;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentSent;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentWithdrawn;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an event changes of a payment's row in the list; null where it stays as it was.
 *
 * @param since when it is in this state
 */
record PaymentChange(
        PaymentState state,
        String reason,
        @Nullable Boolean inNoFile,
        @Nullable UUID payee,
        @Nullable UUID file,
        Instant since) {
    /** Null where it changes nothing of it. */
    static @Nullable PaymentChange of(PaymentEvent event, Instant at) {
        return switch (event) {
            case PaymentInstructed _ -> to(PaymentState.INSTRUCTED, "", at);
            case PaymentSent(_, var file, _) ->
                    new PaymentChange(PaymentState.SENT, "", null, null, file, at);
            case PaymentCredited _ -> to(PaymentState.CREDITED, "", at);
            case PaymentWithdrawn _ -> to(PaymentState.WITHDRAWN, "", at);
            case PaymentFailed(_, var code, _) -> to(PaymentState.FAILED, code, at);
            case PaymentReturned(_, var code, _) -> to(PaymentState.RETURNED, code, at);
            case PaymentEvent.PaymentUnknown _ -> to(PaymentState.UNKNOWN, "", at);
            case PaymentHeld(var reason) -> to(PaymentState.HELD, reason, at);
            case PaymentLeftOut(var reason) ->
                    new PaymentChange(PaymentState.HELD, reason, true, null, null, at);
            case PaymentEvent.PaymentPaidBeside _,
                    PaymentEvent.PaymentEntitlementReleased _,
                    PaymentEvent.PaymentEntitlementTaken _ ->
                    null;
            case PaymentEvent.PaymentResumed _ ->
                    new PaymentChange(PaymentState.INSTRUCTED, "", false, null, null, at);
            case PaymentRetried(_, _, var payee) ->
                    new PaymentChange(PaymentState.INSTRUCTED, "", false, payee, null, at);
            case PaymentCorrected(var to, _, _, var reason, _) ->
                    to(to, to == PaymentState.CREDITED ? "" : reason, at);
            case PaymentDoubted(_, _, _, var stopped) ->
                    stopped ? to(PaymentState.HELD, Payment.DOUBTED, at) : null;
            case PaymentCancelled(var reason) -> to(PaymentState.CANCELLED, reason, at);
            case PaymentLapsed _ -> to(PaymentState.LAPSED, "", at);
        };
    }

    static PaymentChange to(PaymentState state, String reason, Instant since) {
        return new PaymentChange(state, reason, null, null, null, since);
    }

    /** What a later change does not say stays as the earlier one has said. */
    PaymentChange and(PaymentChange later) {
        return new PaymentChange(
                later.state,
                later.reason,
                later.inNoFile == null ? inNoFile : later.inNoFile,
                later.payee == null ? payee : later.payee,
                later.file == null ? file : later.file,
                later.since);
    }
}

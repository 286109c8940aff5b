package id.dinsos.disbursement.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCancelled;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCorrected;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCredited;
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
import id.dinsos.disbursement.payment.PaymentEvent.PaymentRetried;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentReturned;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentSent;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentUnknown;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentWithdrawn;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Claim;
import id.dinsos.eventstore.rules.Claims;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.OutboxMessage;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The payment aggregate: what it says on {@link DisbursementMessage#PAYMENTS}, and the claim on the
 * entitlement, taken with the instruction. It is given back by itself only where the payment was
 * given up before anything of it could leave and no person has allowed another beside it; by two
 * officers where it was given up after the bank's word that no money is out. In every other case a
 * second payment for the same month is a person's decision.
 */
public final class PaymentPublisher {
    public static final Aggregate<PaymentCommand, Payment, PaymentEvent> PAYMENT =
            Aggregate.of(new PaymentDecider())
                    .publishing(PaymentPublisher::publish)
                    .claiming(PaymentPublisher::claims)
                    .ownedBy(payment -> payment instanceof Made made ? made.order().owner() : null);

    /** One per conflict group, month and household, person or NIK. */
    public static final String CLAIM = "entitlement";

    private PaymentPublisher() {}

    public static EventCodec register(EventCodec codec) {
        return codec.event("payment-instructed.v2", PaymentInstructed.class)
                .upcast("payment-instructed.v1", "payment-instructed.v2", PaymentPublisher::several)
                .event("payment-sent.v1", PaymentSent.class)
                .event("payment-credited.v1", PaymentCredited.class)
                .event("payment-withdrawn.v1", PaymentWithdrawn.class)
                .event("payment-failed.v1", PaymentFailed.class)
                .event("payment-returned.v1", PaymentReturned.class)
                .event("payment-unknown.v1", PaymentUnknown.class)
                .event("payment-held.v1", PaymentHeld.class)
                .event("payment-left-out.v1", PaymentLeftOut.class)
                .event("payment-paid-beside.v1", PaymentPaidBeside.class)
                .event("payment-resumed.v1", PaymentResumed.class)
                .event("payment-retried.v1", PaymentRetried.class)
                .event("payment-corrected.v1", PaymentCorrected.class)
                .event("payment-doubted.v1", PaymentDoubted.class)
                .event("payment-cancelled.v1", PaymentCancelled.class)
                .event("payment-lapsed.v1", PaymentLapsed.class)
                .event("payment-entitlement-released.v1", PaymentEntitlementReleased.class)
                .event("payment-entitlement-taken.v1", PaymentEntitlementTaken.class);
    }

    private static Claims claims(UUID id, Payment before, PaymentEvent event) {
        if (event instanceof PaymentInstructed(PaymentOrder order, _)) {
            return new Claims(claims(id, order.entitlements()), List.of());
        }
        if (event instanceof PaymentEntitlementTaken(var again)) {
            return new Claims(claims(id, again), List.of());
        }
        boolean givenUp = event instanceof PaymentCancelled || event instanceof PaymentLapsed;
        return before instanceof Made made
                        && (givenUp && made.givesBack()
                                || event instanceof PaymentEntitlementReleased)
                ? new Claims(List.of(), claims(id, made.held()))
                : Claims.NONE;
    }

    private static List<Claim> claims(UUID id, Collection<String> entitlements) {
        List<Claim> claims = new ArrayList<>();
        for (String one : entitlements) {
            claims.add(Claim.of(CLAIM, Base64.getDecoder().decode(one), id));
        }
        return claims;
    }

    /** The first version claimed one thing. */
    private static ObjectNode several(ObjectNode event) {
        ObjectNode order = (ObjectNode) event.get("order");
        JsonNode one = order.remove("entitlement");
        ArrayNode all = order.putArray("entitlements");
        if (one != null && !one.asText().isEmpty()) {
            all.add(one.asText());
        }
        return event;
    }

    private static List<OutboxMessage> publish(
            UUID id, int version, PaymentEvent event, Payment after, Meta meta) {
        Made payment = (Made) after;
        PaymentOrder order = payment.order();
        DisbursementMessage.Payment body =
                new DisbursementMessage.Payment(
                        id,
                        change(event),
                        order.run(),
                        order.beneficiary(),
                        order.region(),
                        order.owner(),
                        order.programme(),
                        order.month().toString(),
                        order.amountRupiah(),
                        payment.state().name(),
                        payment.reason().isEmpty() ? null : payment.reason(),
                        payment.transfer(),
                        payment.attempt(),
                        payment.course().bank(),
                        payment.bankReference().isEmpty() ? null : payment.bankReference(),
                        payment.course().creditedOn(),
                        payment.course().withdrawnOn(),
                        payment.course().backOn());
        return List.of(
                new OutboxMessage(
                        DisbursementMessage.PAYMENTS,
                        id.toString(),
                        order.owner(),
                        version,
                        meta.decidedAt(),
                        body));
    }

    static String change(PaymentEvent event) {
        return switch (event) {
            case PaymentInstructed _ -> "payment-instructed";
            case PaymentSent _ -> "payment-sent";
            case PaymentCredited _ -> "payment-credited";
            case PaymentWithdrawn _ -> "payment-withdrawn";
            case PaymentFailed _ -> "payment-failed";
            case PaymentReturned _ -> "payment-returned";
            case PaymentUnknown _ -> "payment-unknown";
            case PaymentHeld _ -> "payment-held";
            case PaymentLeftOut _ -> "payment-held";
            case PaymentPaidBeside _ -> "payment-paid-beside";
            case PaymentResumed _ -> "payment-resumed";
            case PaymentRetried _ -> "payment-retried";
            case PaymentCorrected _ -> "payment-corrected";
            case PaymentDoubted(_, _, _, var stopped) ->
                    stopped ? "payment-held" : "payment-doubted";
            case PaymentCancelled _ -> "payment-cancelled";
            case PaymentLapsed _ -> "payment-lapsed";
            case PaymentEntitlementReleased _ -> "payment-entitlement-released";
            case PaymentEntitlementTaken _ -> "payment-entitlement-taken";
        };
    }
}

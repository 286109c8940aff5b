package id.dinsos.disbursement.payment;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.eventstore.Answers;
import id.dinsos.eventstore.Caller;
import id.dinsos.eventstore.EventStore;
import id.dinsos.eventstore.RefusedException;
import id.dinsos.eventstore.Stream;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments over HTTP; they name ids and villages, never a person. */
@Path("/v1/payments")
public class PaymentResource {
    private static final int PAGE = 120;

    private final Caller caller;
    private final EventStore store;
    private final PaymentView payments;

    public PaymentResource(Caller caller, EventStore store, PaymentView payments) {
        this.caller = caller;
        this.store = store;
        this.payments = payments;
    }

    @GET
    @Path("/{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor", "officer");
        return store.load(id)
                .map(stream -> {
                    if (!(stream.fold(PaymentPublisher.PAYMENT.decider()) instanceof Made made)) {
                        throw RefusedException.of(
                                PaymentCode.PAYMENT_NOT_FOUND, "there is no such payment");
                    }
                    caller.over(RegionCode.of(made.order().owner()));
                    return Answers.found(PaymentAnswer.of(id, made), stream.version());
                });
    }

    /** A beneficiary's payments, newest month first. */
    @GET
    public Uni<List<PaymentAnswer>> of(@QueryParam("beneficiary") @Nullable UUID beneficiary) {
        caller.require("preparer", "approver", "auditor", "officer");
        if (beneficiary == null) {
            throw new IllegalArgumentException("beneficiary is needed");
        }
        RegionCode mine = caller.region();
        return payments.of(beneficiary, PAGE)
                .flatMap(ids ->
                        store.loadAll(ids)
                                .map(streams ->
                                        ids.stream()
                                                .map(id ->
                                                        answer(
                                                                Objects.requireNonNull(
                                                                        streams.get(id))))
                                                .filter(one ->
                                                        mine.covers(RegionCode.of(one.owner())))
                                                .toList()));
    }

    private static PaymentAnswer answer(Stream stream) {
        return PaymentAnswer.of(
                stream.id(), (Made) stream.fold(PaymentPublisher.PAYMENT.decider()));
    }

    /** A payment as callers see it. */
    public record PaymentAnswer(
            UUID id,
            UUID runId,
            String programme,
            UUID beneficiaryId,
            String region,
            String owner,
            String month,
            long amountRupiah,
            PaymentState state,
            String reason,
            UUID transferId,
            int attempt) {
        static PaymentAnswer of(UUID id, Made made) {
            PaymentOrder order = made.order();
            return new PaymentAnswer(
                    id,
                    order.run(),
                    order.programme(),
                    order.beneficiary(),
                    order.region(),
                    order.owner(),
                    order.month().toString(),
                    order.amountRupiah(),
                    made.state(),
                    made.reason(),
                    made.transfer(),
                    made.attempt());
        }
    }
}

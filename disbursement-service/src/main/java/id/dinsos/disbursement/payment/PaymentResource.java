package id.dinsos.disbursement.payment;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.programme.ProgrammeView;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Zones;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Payments over HTTP; they name ids and villages, never a person. */
@Path("/v1/payments")
public class PaymentResource {
    private static final int MONTHS = 36;
    private static final int MONTHS_AHEAD = 3;

    private final Caller caller;
    private final EventStore store;
    private final ProgrammeView programmes;
    private final Clock clock;
    private final Zones zones;

    public PaymentResource(
            Caller caller, EventStore store, ProgrammeView programmes, Clock clock, Zones zones) {
        this.caller = caller;
        this.store = store;
        this.programmes = programmes;
        this.clock = clock;
        this.zones = zones;
    }

    @GET
    @Path("/{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor", "officer");
        return store.load(id)
                .map(stream -> {
                    if (!(stream.fold(PaymentPublisher.PAYMENT.decider()) instanceof Made made)
                            || !caller.covers(made.order().owner())) {
                        throw RefusedException.of(
                                PaymentCode.PAYMENT_NOT_FOUND, "there is no such payment");
                    }
                    return Answers.found(PaymentAnswer.of(id, made), stream.version());
                });
    }

    /** A beneficiary's payments of the last years. */
    @GET
    public Uni<List<PaymentAnswer>> of(@QueryParam("beneficiary") @Nullable UUID beneficiary) {
        caller.require("preparer", "approver", "auditor", "officer");
        RegionCode mine = caller.region();
        return ids(Parameters.required("beneficiary", beneficiary))
                .flatMap(store::loadAll)
                .map(streams ->
                        streams.values().stream()
                                .filter(stream -> !stream.isEmpty())
                                .map(PaymentAnswer::of)
                                .filter(one -> mine.covers(RegionCode.of(one.owner())))
                                .sorted(Comparator.comparing(PaymentAnswer::month).reversed())
                                .toList());
    }

    /** A payment's id follows from what it pays, so nobody needs an index of beneficiaries. */
    private Uni<List<UUID>> ids(UUID beneficiary) {
        YearMonth latest =
                zones.month(caller.region().code(), clock.instant()).plusMonths(MONTHS_AHEAD);
        return programmes
                .codes()
                .map(codes ->
                        codes.stream()
                                .flatMap(code ->
                                        Stream.iterate(latest, month -> month.minusMonths(1))
                                                .limit(MONTHS)
                                                .map(month ->
                                                        PaymentOrder.idOf(
                                                                code, beneficiary, month)))
                                .toList());
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
        /** Of a stream that has events. */
        public static PaymentAnswer of(id.dinsos.eventstore.rules.Stream stream) {
            return of(stream.id(), (Made) stream.fold(PaymentPublisher.PAYMENT.decider()));
        }

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

package id.dinsos.disbursement.why;

import id.dinsos.disbursement.budget.Bucket;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.disbursement.payment.PaymentStore;
import id.dinsos.disbursement.payment.PaymentStore.Sum;
import id.dinsos.disbursement.run.RunStore;
import id.dinsos.disbursement.why.UnpaidView.UnpaidSum;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Sums of a run by district or village, and in all. */
@Path("/v1/runs/{id}/totals")
public class TotalsResource {
    private static final String VIEW = "ledger";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Caller caller;
    private final RunStore runs;
    private final UnpaidView unpaid;
    private final PaymentStore payments;
    private final Views views;

    public TotalsResource(
            Caller caller, RunStore runs, UnpaidView unpaid, PaymentStore payments, Views views) {
        this.caller = caller;
        this.runs = runs;
        this.unpaid = unpaid;
        this.payments = payments;
        this.views = views;
    }

    @GET
    public Uni<List<Total>> by(
            @PathParam("id") UUID id, @QueryParam("by") @DefaultValue("district") String by) {
        caller.require("preparer", "approver", "auditor");
        int length = length(by);
        return runs.get(id, caller)
                .call(() -> views.upToDate(VIEW, PATIENCE))
                .flatMap(known ->
                        Uni.combine()
                                .all()
                                .unis(payments.sums(id, length), unpaid.unpaid(id, length))
                                .asTuple())
                .map(both -> totals(both.getItem1(), both.getItem2()));
    }

    private static int length(String by) {
        return switch (by) {
            case "district" -> 8;
            case "village" -> 13;
            default -> throw Parameters.fault("by", "district or village");
        };
    }

    private static List<Total> totals(List<Sum> sums, List<UnpaidSum> left) {
        Map<String, Map<PaymentState, Sum>> byRegion = new TreeMap<>();
        for (Sum sum : sums) {
            byRegion.computeIfAbsent(sum.region(), r -> new EnumMap<>(PaymentState.class))
                    .put(sum.state(), sum);
        }
        Map<String, UnpaidSum> unpaid = new TreeMap<>();
        for (UnpaidSum one : left) {
            unpaid.put(one.region(), one);
            byRegion.computeIfAbsent(one.region(), r -> new EnumMap<>(PaymentState.class));
        }
        List<Total> totals = new ArrayList<>();
        byRegion.forEach((region, states) ->
                totals.add(
                        Total.of(
                                region,
                                states,
                                unpaid.getOrDefault(region, new UnpaidSum(region, 0, 0, 0)))));
        return totals;
    }

    /** One place: ordered is the sum of the other amounts; withdrawn is part of credited. */
    public record Total(
            String region,
            long payments,
            int excluded,
            int held,
            int waiting,
            long orderedRupiah,
            long creditedRupiah,
            long withdrawnRupiah,
            long returnedRupiah,
            long failedRupiah,
            long unknownRupiah,
            long pendingRupiah,
            long cancelledRupiah,
            Map<PaymentState, Long> states) {
        public Total {
            states = Map.copyOf(states);
        }

        static Total of(String region, Map<PaymentState, Sum> sums, UnpaidSum unpaid) {
            long[] buckets = new long[Bucket.values().length];
            long count = 0;
            long ordered = 0;
            Map<PaymentState, Long> states = new EnumMap<>(PaymentState.class);
            for (Sum sum : sums.values()) {
                buckets[sum.state().bucket().ordinal()] += sum.amountRupiah();
                states.put(sum.state(), sum.payments());
                count += sum.payments();
                ordered += sum.amountRupiah();
            }
            Sum withdrawn = sums.get(PaymentState.WITHDRAWN);
            return new Total(
                    region,
                    count,
                    unpaid.excluded(),
                    unpaid.held(),
                    unpaid.waiting(),
                    ordered,
                    buckets[Bucket.CREDITED.ordinal()],
                    withdrawn == null ? 0 : withdrawn.amountRupiah(),
                    buckets[Bucket.RETURNED.ordinal()],
                    buckets[Bucket.FAILED.ordinal()],
                    buckets[Bucket.UNKNOWN.ordinal()],
                    buckets[Bucket.PENDING.ordinal()],
                    buckets[Bucket.CANCELLED.ordinal()],
                    states);
        }
    }
}

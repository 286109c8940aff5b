package id.dinsos.disbursement.run;

import id.dinsos.disbursement.payment.PaymentView;
import id.dinsos.disbursement.work.Pages;
import id.dinsos.eventstore.http.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Credited but not withdrawn, by village: what facilitators work from. */
@Path("/v1/runs/{id}/not-withdrawn")
public class NotWithdrawnResource {
    private final Caller caller;
    private final RunStore runs;
    private final PaymentView payments;

    public NotWithdrawnResource(Caller caller, RunStore runs, PaymentView payments) {
        this.caller = caller;
        this.runs = runs;
        this.payments = payments;
    }

    @GET
    public Uni<NotWithdrawnList> list(
            @PathParam("id") UUID id,
            @QueryParam("village") @DefaultValue("") String village,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        int size = Pages.limit(limit);
        UUID after = Pages.after(cursor);
        return runs.get(id, caller)
                .flatMap(known -> payments.notWithdrawn(id, village, after, size))
                .map(items ->
                        new NotWithdrawnList(
                                items,
                                Pages.next(
                                        items.stream().map(PaymentView.Listed::paymentId).toList(),
                                        size)));
    }

    /** A page of the list. */
    public record NotWithdrawnList(List<PaymentView.Listed> items, @Nullable String next) {}
}

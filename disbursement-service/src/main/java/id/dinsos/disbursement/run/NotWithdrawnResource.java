package id.dinsos.disbursement.run;

import id.dinsos.disbursement.payment.PaymentStore;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Credited but not withdrawn, by village: what facilitators work from. */
@Path("/v1/runs/{id}/not-withdrawn")
public class NotWithdrawnResource {
    private final Caller caller;
    private final RunStore runs;
    private final PaymentStore payments;
    private final Pages pages;

    public NotWithdrawnResource(Caller caller, RunStore runs, PaymentStore payments, Pages pages) {
        this.caller = caller;
        this.runs = runs;
        this.payments = payments;
        this.pages = pages;
    }

    @GET
    public Uni<Pages.Page<PaymentStore.Listed>> list(
            @PathParam("id") UUID id,
            @QueryParam("village") @DefaultValue("") String village,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        int size = Pages.limit(limit);
        String name = "not-withdrawn " + id;
        UUID after = pages.after(name, cursor).uuid();
        return runs.get(id, caller)
                .flatMap(known -> payments.notWithdrawn(id, village, after, size + 1))
                .map(items -> pages.page(name, items, size, one -> Pages.place(one.paymentId())));
    }
}

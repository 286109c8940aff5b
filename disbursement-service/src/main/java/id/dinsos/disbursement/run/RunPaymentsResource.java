package id.dinsos.disbursement.run;

import id.dinsos.disbursement.payment.PaymentResource.PaymentAnswer;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.disbursement.payment.PaymentStore;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The payments of a run that are in one state, such as the failed ones an office must cure. */
@Path("/v1/runs/{id}/payments")
public class RunPaymentsResource {
    private static final String LEDGER = "ledger";

    private final Caller caller;
    private final RunStore runs;
    private final PaymentStore payments;
    private final Pages pages;
    private final EventStore store;
    private final Views views;

    public RunPaymentsResource(
            Caller caller,
            RunStore runs,
            PaymentStore payments,
            Pages pages,
            EventStore store,
            Views views) {
        this.caller = caller;
        this.runs = runs;
        this.payments = payments;
        this.pages = pages;
        this.store = store;
        this.views = views;
    }

    /**
     * @param state one, or ALL; what has failed where it is left out, since somebody has to look
     */
    @GET
    public Uni<PaymentList> list(
            @PathParam("id") UUID id,
            @QueryParam("state") @DefaultValue("FAILED") Shown state,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        int size = Pages.limit(limit);
        String name = "payments " + id;
        UUID after = pages.after(name, cursor).uuid();
        String position = views.get(LEDGER).reached().toString();
        return runs.get(id, caller)
                .flatMap(known -> payments.in(id, state.state(), after, size + 1))
                .map(ids -> pages.page(name, ids, size, Pages::place))
                .flatMap(page ->
                        store.loadAll(page.items())
                                .map(streams ->
                                        new PaymentList(
                                                page.items().stream()
                                                        .map(streams::get)
                                                        .map(Objects::requireNonNull)
                                                        .map(PaymentAnswer::of)
                                                        .toList(),
                                                page.next(),
                                                position)));
    }

    /** Which payments: those in one state, by its own word, or all. */
    public enum Shown {
        ALL,
        INSTRUCTED,
        HELD,
        SENT,
        CREDITED,
        WITHDRAWN,
        UNKNOWN,
        FAILED,
        RETURNED,
        CANCELLED,
        LAPSED;

        @Nullable PaymentState state() {
            return this == ALL ? null : PaymentState.valueOf(name());
        }
    }

    /**
     * A page of payments. A run that is being paid moves on between two pages, and whoever stands
     * in another state by then is on no later one: pages of one position are one whole.
     *
     * @param position the place of the log as of which the page is complete
     */
    public record PaymentList(List<PaymentAnswer> items, @Nullable String next, String position) {}
}

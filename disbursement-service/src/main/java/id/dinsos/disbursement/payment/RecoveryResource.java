package id.dinsos.disbursement.payment;

import id.dinsos.disbursement.payment.RecoveryStore.Recovery;
import id.dinsos.disbursement.work.Pages;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Every payment after a death, for whoever has to ask the money back. */
@Path("/v1/recoveries")
public class RecoveryResource {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Caller caller;
    private final RecoveryStore recoveries;
    private final Views views;
    private final String zone;

    public RecoveryResource(
            Caller caller, RecoveryStore recoveries, Views views, Settings settings) {
        this.caller = caller;
        this.recoveries = recoveries;
        this.views = views;
        this.zone = settings.zone();
    }

    @GET
    public Uni<RecoveryList> list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        String region = Objects.requireNonNullElse(owner, "");
        caller.over(Parameters.region("region", region));
        int size = Pages.limit(limit);
        return views.upToDate("ledger", PATIENCE)
                .flatMap(known -> recoveries.of(region, zone, Pages.after(cursor), size))
                .map(items ->
                        new RecoveryList(
                                items,
                                Pages.next(
                                        items.stream().map(Recovery::paymentId).toList(), size)));
    }

    /** A page of payments. */
    public record RecoveryList(List<Recovery> items, @Nullable String next) {}
}

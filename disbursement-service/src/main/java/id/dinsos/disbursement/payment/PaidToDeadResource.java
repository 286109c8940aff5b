package id.dinsos.disbursement.payment;

import id.dinsos.disbursement.payment.PaidToDeadStore.PaidToDead;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every payment after a death as the tables of this moment have it, before anybody has acted. */
@Path("/v1/recoveries/deaths")
public class PaidToDeadResource {
    private static final String LIST = "paid-to-dead";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Caller caller;
    private final PaidToDeadStore recoveries;
    private final Views views;
    private final Pages pages;
    private final Zones zones;

    public PaidToDeadResource(
            Caller caller, PaidToDeadStore recoveries, Views views, Pages pages, Zones zones) {
        this.caller = caller;
        this.recoveries = recoveries;
        this.views = views;
        this.pages = pages;
        this.zones = zones;
    }

    @GET
    public Uni<Pages.Page<PaidToDead>> list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        String region = Objects.requireNonNullElse(owner, "");
        caller.over(Parameters.region("region", region));
        int size = Pages.limit(limit);
        UUID after = pages.after(LIST, cursor).uuid();
        return views.upToDate("ledger", PATIENCE)
                .flatMap(known -> recoveries.of(region, zones.of(region).getId(), after, size + 1))
                .map(items -> pages.page(LIST, items, size, one -> Pages.place(one.paymentId())));
    }
}

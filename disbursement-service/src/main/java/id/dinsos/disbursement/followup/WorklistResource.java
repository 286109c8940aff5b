package id.dinsos.disbursement.followup;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.followup.FollowUpStore.Listed;
import id.dinsos.disbursement.work.Csv;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments that did not arrive, and who has to do what about each; they name nobody. */
@Path("/v1/worklist")
public class WorklistResource {
    private static final String LIST = "worklist";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MAX_LINES = 50_000;

    private final Caller caller;
    private final FollowUpStore store;
    private final Views views;
    private final Pages pages;
    private final Clock clock;

    public WorklistResource(
            Caller caller, FollowUpStore store, Views views, Pages pages, Clock clock) {
        this.caller = caller;
        this.store = store;
        this.views = views;
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    public Uni<Pages.Page<Listed>> list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("region") @DefaultValue("") String region,
            @QueryParam("run") @DefaultValue("") String run,
            @QueryParam("code") @DefaultValue("") String code,
            @QueryParam("olderThanDays") @DefaultValue("0") int days,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        int size = Pages.limit(limit);
        FollowUpStore.Query query = query(owner, region, run, code, days);
        UUID after = pages.after(LIST, cursor).uuid();
        return views.upToDate("ledger", PATIENCE)
                .flatMap(known -> store.page(query, after, size + 1))
                .map(items -> pages.page(LIST, items, size, one -> Pages.place(one.paymentId())));
    }

    /** How many by code, village and age in days. */
    @GET
    @Path("/counts")
    public Uni<Counts> counts(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("region") @DefaultValue("") String region,
            @QueryParam("run") @DefaultValue("") String run,
            @QueryParam("code") @DefaultValue("") String code,
            @QueryParam("olderThanDays") @DefaultValue("0") int days) {
        FollowUpStore.Query query = query(owner, region, run, code, days);
        return views.upToDate("ledger", PATIENCE)
                .flatMap(known -> store.counts(query, clock.instant()))
                .map(Counts::new);
    }

    /** For a spreadsheet, the first fifty thousand. */
    @GET
    @Path("/payments.csv")
    @Produces("text/csv")
    public Uni<String> csv(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("region") @DefaultValue("") String region,
            @QueryParam("run") @DefaultValue("") String run,
            @QueryParam("code") @DefaultValue("") String code,
            @QueryParam("olderThanDays") @DefaultValue("0") int days) {
        FollowUpStore.Query query = query(owner, region, run, code, days);
        return views.upToDate("ledger", PATIENCE)
                .flatMap(known -> store.page(query, new UUID(0, 0), MAX_LINES))
                .map(WorklistResource::csv);
    }

    private FollowUpStore.Query query(
            @Nullable String owner, String region, String run, String code, int days) {
        caller.require("preparer", "approver", "auditor");
        RegionCode mine = owner == null ? caller.region() : Parameters.region("owner", owner);
        caller.over(mine);
        if (days < 0 || days > 3_660) {
            throw Parameters.fault("olderThanDays", "0 to 3660");
        }
        Instant until = clock.instant().minus(Duration.ofDays(days));
        return new FollowUpStore.Query(mine.code(), region, run, code, until);
    }

    private static String csv(List<Listed> items) {
        StringBuilder csv =
                new StringBuilder(
                        "\uFEFFpayment;run;beneficiary;village;month;amount_rupiah;state;code;"
                                + "bank;bank_code;since;owner;next\r\n");
        for (Listed one : items) {
            csv.append(one.paymentId())
                    .append(';')
                    .append(one.runId())
                    .append(';')
                    .append(one.beneficiaryId())
                    .append(';')
                    .append(Csv.sheet(one.region()))
                    .append(';')
                    .append(Csv.sheet(one.month()))
                    .append(';')
                    .append(one.amountRupiah())
                    .append(';')
                    .append(one.state())
                    .append(';')
                    .append(Csv.sheet(one.code()))
                    .append(';')
                    .append(one.bank())
                    .append(';')
                    .append(Csv.sheet(one.bankCode()))
                    .append(';')
                    .append(one.since())
                    .append(';')
                    .append(one.owner())
                    .append(';')
                    .append(Csv.sheet(one.nextId()))
                    .append("\r\n");
        }
        return csv.toString();
    }

    /** All counts. */
    public record Counts(List<FollowUpStore.Count> items) {}
}

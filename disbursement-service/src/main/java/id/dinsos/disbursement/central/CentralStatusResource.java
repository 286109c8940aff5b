package id.dinsos.disbursement.central;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.accountability.SheetFile;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.rules.Forms;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the ministry's payments stand, by family and in numbers. */
@Path("/v1/central-statuses")
public class CentralStatusResource {
    private static final String LIST = "central-statuses";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> NAMES =
            List.of("programme", "month", "stage", "words", "days", "families", "amount_rupiah");

    private final Caller caller;
    private final CentralStore store;
    private final Views views;
    private final Pages pages;
    private final Zones zones;
    private final Clock clock;

    public CentralStatusResource(
            Caller caller, CentralStore store, Views views, Pages pages, Zones zones, Clock clock) {
        this.caller = caller;
        this.store = store;
        this.views = views;
        this.pages = pages;
        this.zones = zones;
        this.clock = clock;
    }

    /** The families of a stage, by ids. */
    @GET
    public Uni<Pages.Page<CentralStore.Standing>> list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("programme") @DefaultValue("") String programme,
            @QueryParam("month") @DefaultValue("") String month,
            @QueryParam("stage") @Nullable CentralStage stage,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        CentralStore.Query query = query(owner, programme, month, stage);
        int size = Pages.limit(limit);
        UUID after = pages.after(LIST, cursor).uuid();
        return views.upToDate("ledger", PATIENCE)
                .flatMap(known -> store.page(query, after, size + 1))
                .map(lines -> pages.page(LIST, lines, size, one -> Pages.place(one.id())));
    }

    /**
     * How many families stand where, in whose words, and since how many days.
     *
     * @param form {@code json} or {@code csv}
     */
    @GET
    @Path("/counts")
    public Uni<Response> counts(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("programme") @DefaultValue("") String programme,
            @QueryParam("month") @DefaultValue("") String month,
            @QueryParam("stage") @Nullable CentralStage stage,
            @QueryParam("form") @DefaultValue("json") String form) {
        CentralStore.Query query = query(owner, programme, month, stage);
        if (!List.of("json", "csv").contains(form)) {
            throw Parameters.fault("form", "json or csv");
        }
        LocalDate today = zones.day(query.owner(), clock.instant());
        return views.upToDate("ledger", PATIENCE)
                .flatMap(known -> store.counts(query, today))
                .map(counts ->
                        form.equals("csv")
                                ? csv(query.owner(), today, counts)
                                : Response.ok(
                                                new Counts(query.owner(), today, counts),
                                                "application/json")
                                        .build());
    }

    private static Response csv(String owner, LocalDate today, List<CentralStore.Count> counts) {
        return SheetFile.csvFile(
                "status_pusat_%s_%s".formatted(owner, today),
                NAMES,
                counts.stream().map(CentralStore.Count::cells).toList());
    }

    private CentralStore.Query query(
            @Nullable String owner, String programme, String month, @Nullable CentralStage stage) {
        caller.require("preparer", "approver", "auditor", "officer");
        RegionCode mine = owner == null ? caller.region() : Parameters.region("owner", owner);
        caller.over(mine);
        if (!month.isEmpty() && Forms.month(month) == null) {
            throw Parameters.fault("month", "a month as 2026-11");
        }
        return new CentralStore.Query(
                mine.code(), programme, month, stage == null ? "" : stage.name());
    }

    /** As of a day. */
    public record Counts(String owner, LocalDate asOf, List<CentralStore.Count> items) {}
}

package id.dinsos.disbursement.accountability;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The realisation of programmes by month, district or village, state and reason, as it was known at
 * the end of any day: the same question of the same day has the same answer for ever.
 */
@Path("/v1/realisation")
public class RealisationResource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int DISTRICT = 8;
    private static final int VILLAGE = 13;
    private static final List<String> NAMES =
            List.of("programme", "month", "place", "state", "reason", "payments", "amount_rupiah");

    private final Caller caller;
    private final RealisationStore store;
    private final Views views;
    private final Clock clock;
    private final Zones zones;

    public RealisationResource(
            Caller caller, RealisationStore store, Views views, Clock clock, Zones zones) {
        this.caller = caller;
        this.store = store;
        this.views = views;
        this.clock = clock;
        this.zones = zones;
    }

    /**
     * @param asOf the day; today where it is left out
     * @param form {@code json}, {@code csv} or {@code xlsx}
     */
    @GET
    @RunOnVirtualThread
    public Response report(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("programme") @DefaultValue("") String programme,
            @QueryParam("year") @Nullable Integer year,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("by") @DefaultValue("district") String by,
            @QueryParam("form") @DefaultValue("json") String form) {
        caller.require("preparer", "approver", "auditor");
        RegionCode region = owner == null ? caller.region() : Parameters.region("owner", owner);
        caller.over(region);
        ZoneId zone = zones.of(region.code());
        LocalDate day = ReportResource.day(asOf, LocalDate.ofInstant(clock.instant(), zone));
        int length =
                switch (by) {
                    case "district" -> DISTRICT;
                    case "village" -> VILLAGE;
                    default -> throw Parameters.fault("by", "district or village");
                };
        int of = year == null ? day.getYear() : year;
        if (of < 2000 || of > 2200) {
            throw Parameters.fault("year", "2000 to 2200");
        }
        if (!List.of("json", "csv", "xlsx").contains(form)) {
            throw Parameters.fault("form", "json, csv or xlsx");
        }
        var unused = Await.await(views.upToDate("ledger", PATIENCE));
        List<RealisationStore.Line> lines =
                Await.await(
                        store.asOf(
                                region.code(),
                                programme,
                                of,
                                day.plusDays(1).atStartOfDay(zone).toInstant(),
                                length));
        String file = "realisasi_%s_%s".formatted(region.code(), day);
        return form.equals("json")
                ? Response.ok(new Report(region.code(), day, lines), "application/json").build()
                : SheetFile.answer(form, "Realisasi", file, NAMES, lines);
    }

    /** The report of one day. */
    public record Report(String owner, LocalDate asOf, List<RealisationStore.Line> items) {}
}

package id.dinsos.disbursement.accountability;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
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
    private final ZoneId zone;

    public RealisationResource(
            Caller caller, RealisationStore store, Views views, Clock clock, Settings settings) {
        this.caller = caller;
        this.store = store;
        this.views = views;
        this.clock = clock;
        this.zone = ZoneId.of(settings.zone());
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
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate day = asOf == null ? today : day(asOf, today);
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
        List<List<String>> rows = lines.stream().map(RealisationStore.Line::cells).toList();
        return switch (form) {
            case "csv" -> sheet(SheetFile.csv(NAMES, rows), "text/csv; charset=utf-8", file, form);
            case "xlsx" ->
                    sheet(
                            SheetFile.xlsx("Realisasi", NAMES, rows),
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            file,
                            form);
            default ->
                    Response.ok(new Report(region.code(), day, lines), "application/json").build();
        };
    }

    private static Response sheet(Object content, String type, String file, String form) {
        return Response.ok(content, type)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"%s.%s\"".formatted(file, form))
                .build();
    }

    private static LocalDate day(String text, LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isAfter(today)) {
                return day;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw Parameters.fault("asOf", "a day as 2026-11-28, not to come");
    }

    /** The report of one day. */
    public record Report(String owner, LocalDate asOf, List<RealisationStore.Line> items) {}
}

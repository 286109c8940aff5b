package id.dinsos.disbursement.accountability;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.AsOf;
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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an office answers for, as it was known at the end of any day of the owner's: tranches by
 * place, failures by reason and age, how budgets were used, reserves beside what was paid from
 * them, and who decided what. Each as JSON, CSV or XLSX.
 */
@Path("/v1/accountability")
public class ReportResource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> FORMS = List.of("json", "csv", "xlsx");

    private final Caller caller;
    private final TrancheStore tranches;
    private final FailureStore failures;
    private final BudgetReportStore budgets;
    private final RunHistoryStore runs;
    private final Views views;
    private final Clock clock;
    private final Zones zones;

    public ReportResource(
            Caller caller,
            TrancheStore tranches,
            FailureStore failures,
            BudgetReportStore budgets,
            RunHistoryStore runs,
            Views views,
            Clock clock,
            Zones zones) {
        this.caller = caller;
        this.tranches = tranches;
        this.failures = failures;
        this.budgets = budgets;
        this.runs = runs;
        this.views = views;
        this.clock = clock;
        this.zones = zones;
    }

    /** Quota, frozen, what became of the payments, and what remains. */
    @GET
    @Path("/tranches")
    @RunOnVirtualThread
    public Response tranches(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("programme") @DefaultValue("") String programme,
            @QueryParam("year") @Nullable Integer year,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("by") @DefaultValue("tranche") String by,
            @QueryParam("form") @DefaultValue("json") String form) {
        Question asked = question(owner, programme, year, asOf, form);
        List<Tranche> lines =
                tranches.asOf(
                        asked.owner,
                        programme,
                        asked.year,
                        asked.asOf(),
                        asked.end(),
                        length(by, true));
        return answer(
                asked,
                Response.ok(new TrancheReport(asked.owner, asked.day, lines), "application/json"),
                "realisasi-tahap",
                Tranche.NAMES,
                lines);
    }

    /** What has reached nobody, for which reason and since how long. */
    @GET
    @Path("/failures")
    @RunOnVirtualThread
    public Response failures(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("programme") @DefaultValue("") String programme,
            @QueryParam("year") @Nullable Integer year,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("by") @DefaultValue("district") String by,
            @QueryParam("form") @DefaultValue("json") String form) {
        Question asked = question(owner, programme, year, asOf, form);
        List<FailureStore.Line> lines =
                failures.asOf(asked.owner, programme, asked.year, asked.end(), length(by, false));
        return answer(
                asked,
                Response.ok(new FailureReport(asked.owner, asked.day, lines), "application/json"),
                "gagal-salur",
                FailureStore.Line.NAMES,
                lines);
    }

    /** How much of each budget was used. */
    @GET
    @Path("/budgets")
    @RunOnVirtualThread
    public Response budgets(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("programme") @DefaultValue("") String programme,
            @QueryParam("year") @Nullable Integer year,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("form") @DefaultValue("json") String form) {
        Question asked = question(owner, programme, year, asOf, form);
        List<Absorption> lines =
                budgets.absorption(asked.owner, programme, asked.year, asked.asOf());
        return answer(
                asked,
                Response.ok(
                        new AbsorptionReport(asked.owner, asked.day, lines), "application/json"),
                "serapan",
                Absorption.NAMES,
                lines);
    }

    /** What was set aside month by month, beside what was paid. */
    @GET
    @Path("/reserves")
    @RunOnVirtualThread
    public Response reserves(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("programme") @DefaultValue("") String programme,
            @QueryParam("year") @Nullable Integer year,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("form") @DefaultValue("json") String form) {
        Question asked = question(owner, programme, year, asOf, form);
        List<BudgetReportStore.ReserveLine> lines =
                budgets.reserves(asked.owner, programme, asked.year, asked.asOf(), asked.end());
        return answer(
                asked,
                Response.ok(new ReserveReport(asked.owner, asked.day, lines), "application/json"),
                "cadangan",
                BudgetReportStore.ReserveLine.NAMES,
                lines);
    }

    /** Who opened, submitted, approved, released and closed each run, with the papers. */
    @GET
    @Path("/decisions")
    @RunOnVirtualThread
    public Response decisions(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("programme") @DefaultValue("") String programme,
            @QueryParam("year") @Nullable Integer year,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("form") @DefaultValue("json") String form) {
        Question asked = question(owner, programme, year, asOf, form);
        List<DecisionLine> lines = new ArrayList<>();
        runs.each(
                asked.owner,
                programme,
                asked.year,
                asked.asOf(),
                (run, history) ->
                        lines.addAll(
                                DecisionLine.of(
                                        run, history.events(), zones.of(run.plan().owner()))));
        return answer(
                asked,
                Response.ok(new DecisionReport(asked.owner, asked.day, lines), "application/json"),
                "keputusan",
                DecisionLine.NAMES,
                lines);
    }

    private Question question(
            @Nullable String owner,
            String programme,
            @Nullable Integer year,
            @Nullable String asOf,
            String form) {
        caller.require("preparer", "approver", "auditor");
        RegionCode region = owner == null ? caller.region() : Parameters.region("owner", owner);
        caller.over(region);
        ZoneId zone = zones.of(region.code());
        LocalDate day = day(asOf, LocalDate.ofInstant(clock.instant(), zone));
        int of = year == null ? day.getYear() : year;
        if (of < 2000 || of > 2200) {
            throw Parameters.fault("year", "2000 to 2200");
        }
        if (!FORMS.contains(form)) {
            throw Parameters.fault("form", "json, csv or xlsx");
        }
        if (programme.length() > 100) {
            throw Parameters.fault("programme", "a programme's code");
        }
        var unused = Await.await(views.upToDate("ledger", PATIENCE));
        return new Question(region.code(), of, day, zone, form);
    }

    private static Response answer(
            Question asked,
            Response.ResponseBuilder json,
            String name,
            List<String> names,
            List<? extends Cells> lines) {
        return asked.form.equals("json")
                ? json.build()
                : SheetFile.answer(
                        asked.form,
                        name,
                        "%s_%s_%s".formatted(name, asked.owner, asked.day),
                        names,
                        lines);
    }

    private static int length(String by, boolean whole) {
        return switch (by) {
            case "district" -> 8;
            case "village" -> 13;
            default -> {
                if (whole && by.equals("tranche")) {
                    yield 0;
                }
                throw Parameters.fault(
                        "by", whole ? "tranche, district or village" : "district or village");
            }
        };
    }

    /** Today where it is left out. */
    static LocalDate day(@Nullable String asOf, LocalDate today) {
        if (asOf == null) {
            return today;
        }
        try {
            LocalDate day = LocalDate.parse(asOf);
            if (!day.isAfter(today)) {
                return day;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw Parameters.fault("asOf", "a day as 2026-11-28, not to come");
    }

    /** What is asked: of whom, of which fiscal year, and as it was known when. */
    private record Question(String owner, int year, LocalDate day, ZoneId zone, String form) {
        AsOf asOf() {
            return new AsOf(day, null, zone);
        }

        Instant end() {
            return day.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    /** Tranches as of a day. */
    public record TrancheReport(String owner, LocalDate asOf, List<Tranche> items) {}

    /** What has reached nobody, as of a day. */
    public record FailureReport(String owner, LocalDate asOf, List<FailureStore.Line> items) {}

    /** How budgets were used, as of a day. */
    public record AbsorptionReport(String owner, LocalDate asOf, List<Absorption> items) {}

    /** Reserves as of a day. */
    public record ReserveReport(
            String owner, LocalDate asOf, List<BudgetReportStore.ReserveLine> items) {}

    /** Who decided what, as of a day. */
    public record DecisionReport(String owner, LocalDate asOf, List<DecisionLine> items) {}
}

package id.dinsos.cases.report;

import id.dinsos.cases.desk.CaseView;
import id.dinsos.cases.empowerment.EnrolmentView;
import id.dinsos.cases.facility.FacilityView;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.referral.ReferralView;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reports on cases: as JSON or as a file, small counts hidden. */
@Path("/v1/case-reports")
public class ReportResource {
    private static final Set<String> FORMATS = Set.of("json", "csv", "xlsx");

    private final Caller caller;
    private final ReportStore reports;
    private final Views views;
    private final Settings settings;
    private final Clock clock;
    private final Zones zones;

    public ReportResource(
            Caller caller,
            ReportStore reports,
            Views views,
            Settings settings,
            Clock clock,
            Zones zones) {
        this.caller = caller;
        this.reports = reports;
        this.views = views;
        this.settings = settings;
        this.clock = clock;
        this.zones = zones;
    }

    /**
     * @param asOf the day at whose end, where each office lives, it is counted; today where it is
     *     left out
     */
    @GET
    @Path("{name}")
    public Uni<Response> report(
            @PathParam("name") String name,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("format") @DefaultValue("json") String format,
            @HeaderParam("X-Position") @Nullable String position) {
        caller.require("officer", "supervisor", "auditor");
        Fields fields = new Fields();
        ReportStore.Name report =
                fields.choice(
                        "/name",
                        name.toUpperCase(Locale.ROOT).replace('-', '_'),
                        ReportStore.Name.class);
        boolean sealed = caller.roles().contains(Reader.SUPERVISOR);
        String region = caller.region().code();
        LocalDate day =
                asOf == null ? zones.day(region, clock.instant()) : fields.dateText("/asOf", asOf);
        fields.expect(FORMATS.contains(format), "/format", "json, csv or xlsx");
        fields.check();
        return reached(position == null ? Position.START : Position.parse(position))
                .flatMap(x -> reports.report(report, region, day.plusDays(1), sealed))
                .map(ReportTable::suppressed)
                .map(table ->
                        switch (format) {
                            case "csv" ->
                                    file(
                                            Response.ok(table.csv(), "text/csv; charset=utf-8"),
                                            report,
                                            format);
                            case "xlsx" ->
                                    file(
                                            Response.ok(
                                                    ReportSheetFile.of(report.name(), table),
                                                    ReportSheetFile.TYPE),
                                            report,
                                            format);
                            default ->
                                    Response.ok(new CaseReport(day, table.objects()))
                                            .type("application/json")
                                            .build();
                        });
    }

    private static Response file(
            Response.ResponseBuilder answer, ReportStore.Name report, String format) {
        return answer.header(
                        "Content-Disposition",
                        "attachment; filename=\"%s.%s\""
                                .formatted(report.name().toLowerCase(Locale.ROOT), format))
                .build();
    }

    /** Until every view that is counted holds what the caller has just written. */
    private Uni<Void> reached(Position position) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String view :
                List.of(CaseView.NAME, ReferralView.NAME, FacilityView.NAME, EnrolmentView.NAME)) {
            all = all.flatMap(x -> views.reached(view, position, settings.waitForPosition()));
        }
        return all;
    }

    /** A report and the day at whose end it was counted. */
    public record CaseReport(LocalDate asOf, List<Map<String, @Nullable Object>> rows) {}
}

package id.dinsos.registry.proposal.report;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.proposal.ProposalView;
import id.dinsos.registry.proposal.report.ProposalReportStore.OperatorCount;
import id.dinsos.registry.proposal.report.ProposalReportStore.Span;
import id.dinsos.registry.proposal.report.ProposalReportStore.VillageCount;
import id.dinsos.registry.region.RegionStore;
import id.dinsos.registry.sheet.SheetText;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** In which villages nobody has deliberated, and who has handed in what; of a month or any days. */
@Path("/v1/proposals")
public class ProposalReportResource {
    private final ProposalReportStore reports;
    private final RegionStore regions;
    private final Views views;
    private final Settings settings;
    private final OfficeDay days;
    private final Caller caller;

    public ProposalReportResource(
            ProposalReportStore reports,
            RegionStore regions,
            Views views,
            Settings settings,
            OfficeDay days,
            Caller caller) {
        this.reports = reports;
        this.regions = regions;
        this.views = views;
        this.settings = settings;
        this.days = days;
        this.caller = caller;
    }

    /**
     * Every village, by code.
     *
     * @param region any level; the caller's own where absent
     * @param from the first day; that of this month where absent
     * @param until the last day; today where absent
     * @param silent only those that have not deliberated
     * @param position where the caller's last write stands, if the counts must show it
     */
    @GET
    @Path("/villages")
    public Uni<VillageCounts> villages(
            @RestQuery @Nullable String region,
            @RestQuery @Nullable LocalDate from,
            @RestQuery @Nullable LocalDate until,
            @RestQuery @DefaultValue("false") boolean silent,
            @RestHeader("X-Position") @Nullable String position) {
        RegionCode wanted = wanted(region);
        Span span = span(from, until);
        return ready(position)
                .flatMap(reached ->
                        counted(wanted, span, silent)
                                .map(items ->
                                        new VillageCounts(
                                                span.from(), span.until(), items, reached)));
    }

    /** As {@code villages}, for a spreadsheet. */
    @GET
    @Path("/villages.csv")
    @Produces("text/csv")
    public Uni<String> villagesCsv(
            @RestQuery @Nullable String region,
            @RestQuery @Nullable LocalDate from,
            @RestQuery @Nullable LocalDate until,
            @RestQuery @DefaultValue("false") boolean silent) {
        return counted(wanted(region), span(from, until), silent)
                .map(items ->
                        SheetText.of(
                                List.of(
                                        "kode_desa",
                                        "desa",
                                        "usulan",
                                        "musyawarah",
                                        "usulan_dimusyawarahkan",
                                        "musyawarah_terakhir"),
                                items.stream().map(this::cells)));
    }

    /**
     * By who has drafted them: what became of the proposals that were begun in a period.
     *
     * @param region any level; the caller's own where absent
     * @param from the first day; that of this month where absent
     * @param until the last day; today where absent
     * @param position where the caller's last write stands, if the counts must show it
     */
    @GET
    @Path("/operators")
    public Uni<OperatorCounts> operators(
            @RestQuery @Nullable String region,
            @RestQuery @Nullable LocalDate from,
            @RestQuery @Nullable LocalDate until,
            @RestHeader("X-Position") @Nullable String position) {
        RegionCode wanted = wanted(region);
        Span span = span(from, until);
        return ready(position)
                .flatMap(reached ->
                        reports.operators(wanted, span)
                                .map(items ->
                                        new OperatorCounts(
                                                span.from(), span.until(), items, reached)));
    }

    /** As {@code operators}, for a spreadsheet. */
    @GET
    @Path("/operators.csv")
    @Produces("text/csv")
    public Uni<String> operatorsCsv(
            @RestQuery @Nullable String region,
            @RestQuery @Nullable LocalDate from,
            @RestQuery @Nullable LocalDate until) {
        return reports.operators(wanted(region), span(from, until))
                .map(items ->
                        SheetText.of(
                                List.of(
                                        "petugas",
                                        "usulan",
                                        "diajukan",
                                        "berlaku",
                                        "ditolak",
                                        "ditarik",
                                        "dibatalkan"),
                                items.stream().map(ProposalReportResource::cells)));
    }

    private Uni<List<VillageCount>> counted(RegionCode wanted, Span span, boolean silent) {
        return reports.villages(wanted, span)
                .map(all -> all.stream().filter(one -> !silent || one.meetings() == 0).toList());
    }

    private List<String> cells(VillageCount one) {
        return List.of(
                one.region(),
                regions.name(one.region()),
                Long.toString(one.drafted()),
                Long.toString(one.meetings()),
                Long.toString(one.deliberated()),
                Objects.toString(one.lastMeeting(), ""));
    }

    private static List<String> cells(OperatorCount one) {
        return Stream.concat(
                        Stream.of(one.operator()),
                        Stream.of(
                                        one.drafted(),
                                        one.submitted(),
                                        one.effective(),
                                        one.refused(),
                                        one.withdrawn(),
                                        one.reversed())
                                .map(Object::toString))
                .toList();
    }

    private RegionCode wanted(@Nullable String region) {
        caller.require("registrar", "supervisor", "auditor");
        RegionCode wanted = region == null ? caller.region() : Parameters.region("region", region);
        caller.over(wanted);
        return wanted;
    }

    private Span span(@Nullable LocalDate from, @Nullable LocalDate until) {
        LocalDate last = until == null ? days.today() : until;
        LocalDate first = from == null ? last.withDayOfMonth(1) : from;
        if (first.isAfter(last)) {
            throw Parameters.fault("from", "no later than the last day");
        }
        return new Span(first, last, days.zone());
    }

    private Uni<String> ready(@Nullable String position) {
        Uni<Void> ready =
                position == null
                        ? Uni.createFrom().voidItem()
                        : views.reached(
                                ProposalView.NAME,
                                Position.parse(position),
                                settings.waitForPosition());
        return ready.map(x -> views.get(ProposalView.NAME).reached().toString());
    }

    /**
     * Villages in a period.
     *
     * @param position the place in the log that the counts show everything up to
     */
    public record VillageCounts(
            LocalDate from, LocalDate until, List<VillageCount> items, String position) {
        public VillageCounts {
            items = List.copyOf(items);
        }
    }

    /**
     * Whose proposals were begun in a period.
     *
     * @param position the place in the log that the counts show everything up to
     */
    public record OperatorCounts(
            LocalDate from, LocalDate until, List<OperatorCount> items, String position) {
        public OperatorCounts {
            items = List.copyOf(items);
        }
    }
}

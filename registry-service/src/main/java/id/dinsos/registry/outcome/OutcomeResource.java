package id.dinsos.registry.outcome;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.indicator.IndicatorStore;
import id.dinsos.registry.indicator.IndicatorStore.IndicatorRow;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.region.RegionStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * What a month came to: of a regency by district or by village, of a district by village, as known
 * today or on a day before. People are those who live in families on record.
 */
@Path("/v1/outcomes")
public class OutcomeResource {
    static final String PROGRAMME = "SEMBAKO";

    /** Of the statistics office, by which we say how many of the poorest are reached. */
    static final String LINE = "PEOPLE_BELOW_POVERTY_LINE";

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,29}");

    private final OutcomeStore store;
    private final IndicatorStore indicators;
    private final RegionStore regions;
    private final OfficeDay days;
    private final Caller caller;

    public OutcomeResource(
            OutcomeStore store,
            IndicatorStore indicators,
            RegionStore regions,
            OfficeDay days,
            Caller caller) {
        this.store = store;
        this.indicators = indicators;
        this.regions = regions;
        this.days = days;
        this.caller = caller;
    }

    /**
     * @param parent a regency or a district
     * @param by DISTRICT or VILLAGE; below a district it is VILLAGE
     * @param month this one where absent
     * @param knownOn as it was known at the end of that day; today where absent
     * @param programme whose payments are counted
     */
    @GET
    public Uni<Outcomes> of(
            @RestQuery @Nullable RegionCode parent,
            @RestQuery @Nullable By by,
            @RestQuery @Nullable YearMonth month,
            @RestQuery @Nullable LocalDate knownOn,
            @RestQuery @DefaultValue(PROGRAMME) String programme) {
        return found(parent, by, month, knownOn, programme);
    }

    /** As a table, a line for each place and figure, with semicolons as in every table of ours. */
    @GET
    @Path("/table.csv")
    @APIResponse(
            responseCode = "200",
            description = "A line for each place and figure.",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<Response> table(
            @RestQuery @Nullable RegionCode parent,
            @RestQuery @Nullable By by,
            @RestQuery @Nullable YearMonth month,
            @RestQuery @Nullable LocalDate knownOn,
            @RestQuery @DefaultValue(PROGRAMME) String programme) {
        return found(parent, by, month, knownOn, programme)
                .map(outcomes ->
                        Response.ok(OutcomeFile.of(outcomes), "text/csv; charset=utf-8")
                                .header(
                                        "Content-Disposition",
                                        "attachment; filename=\"capaian-%s-%s.csv\""
                                                .formatted(outcomes.parent(), outcomes.month()))
                                .header("Cache-Control", "no-store")
                                .build());
    }

    private Uni<Outcomes> found(
            @Nullable RegionCode parent,
            @Nullable By by,
            @Nullable YearMonth month,
            @Nullable LocalDate knownOn,
            String programme) {
        caller.require("registrar", "officer", "supervisor", "auditor");
        RegionCode region = Parameters.required("parent", parent);
        if (region.level() != Level.REGENCY && region.level() != Level.DISTRICT) {
            throw Parameters.fault("parent", "a regency or a district");
        }
        caller.over(region);
        if (!CODE.matcher(programme).matches()) {
            throw Parameters.fault("programme", "a programme code as SEMBAKO");
        }
        LocalDate today = days.today();
        LocalDate known = knownOn == null ? today : knownOn;
        YearMonth wanted = month == null ? YearMonth.from(known) : month;
        if (known.isAfter(today) || wanted.atDay(1).isAfter(known)) {
            throw RefusedException.of(
                    KernelCode.DATE_IN_FUTURE, "nothing is known of it on " + known);
        }
        By places = region.level() == Level.DISTRICT || by == null ? By.below(region) : by;
        return Uni.combine()
                .all()
                .unis(
                        store.of(region, places.length(), wanted, known, programme),
                        indicators.inForce(
                                region.regency(),
                                known.plusDays(1).atStartOfDay(days.zone()).toInstant()))
                .with((figures, published) ->
                        answer(region, wanted, known, programme, figures, published));
    }

    private Outcomes answer(
            RegionCode parent,
            YearMonth month,
            LocalDate known,
            String programme,
            Map<String, PlaceFigures> figures,
            List<IndicatorRow> published) {
        List<Outcome> rows = new ArrayList<>();
        figures.forEach((place, one) -> rows.add(Outcome.of(place, regions.name(place), one)));
        PlaceFigures total =
                figures.values().stream().reduce(new PlaceFigures(Map.of()), PlaceFigures::plus);
        return new Outcomes(
                parent.code(),
                regions.name(parent.code()),
                month,
                known,
                programme,
                rows,
                Outcome.of(parent.code(), regions.name(parent.code()), total),
                parent.level() == Level.REGENCY ? reach(total, published) : null,
                published);
    }

    private static @Nullable Reach reach(PlaceFigures total, List<IndicatorRow> published) {
        return published.stream()
                .filter(one -> one.name().equals(LINE))
                .findFirst()
                .map(line ->
                        Reach.of(
                                line.value(),
                                total.byDecile(Movement.PEOPLE),
                                total.byDecile(PlaceFigures.AIDED_PEOPLE)))
                .orElse(null);
    }

    /** The places of a row. */
    public enum By {
        DISTRICT(8),
        VILLAGE(13);

        private final int length;

        By(int length) {
            this.length = length;
        }

        int length() {
            return length;
        }

        static By below(RegionCode parent) {
            return parent.level() == Level.REGENCY ? DISTRICT : VILLAGE;
        }
    }

    /**
     * A month of a place.
     *
     * @param knownOn what was learned later is not in it
     * @param reach of as many of the poorest as the poverty line counts; null of a district, and
     *     where no such figure of the statistics office is in force
     * @param indicators what others publish of the regency, with source and version
     */
    public record Outcomes(
            String parent,
            String name,
            YearMonth month,
            LocalDate knownOn,
            String programme,
            List<Outcome> rows,
            Outcome total,
            @Nullable Reach reach,
            List<IndicatorRow> indicators) {
        public Outcomes {
            rows = List.copyOf(rows);
            indicators = List.copyOf(indicators);
        }
    }
}

package id.dinsos.registry.outcome;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.registry.indicator.IndicatorStore;
import id.dinsos.registry.indicator.IndicatorStore.IndicatorRow;
import id.dinsos.registry.region.RegionStore;
import id.dinsos.registry.statistics.CountStore.Subject;
import id.dinsos.registry.statistics.PublicTableStore;
import id.dinsos.registry.statistics.PublicTableStore.Published;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may know of poverty in a regency, without a token. Families and people are sums of
 * what the public tables of the month show anyway; who graduated and the children are two counts of
 * the whole regency that follow from nothing else that is shown. Who came and went is not public:
 * it is the difference of two months, and would tell what their rounding hides.
 */
@Path("/v1/public-outcomes")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class PublicOutcomeResource {
    private static final String TABLE = "OUTCOMES";
    private static final String RULE =
            "Counted once a month and rounded to one of the two multiples of five around each"
                    + " count; families and people by village first, then added up.";

    private final PublicTableStore tables;
    private final OutcomeStore store;
    private final IndicatorStore indicators;
    private final RegionStore regions;
    private final Zones zones;
    private final Clock clock;

    public PublicOutcomeResource(
            PublicTableStore tables,
            OutcomeStore store,
            IndicatorStore indicators,
            RegionStore regions,
            Zones zones,
            Clock clock) {
        this.tables = tables;
        this.store = store;
        this.indicators = indicators;
        this.regions = regions;
        this.zones = zones;
        this.clock = clock;
    }

    /**
     * @param regency one whose regions the office has on record
     */
    @GET
    public Uni<PublicOutcomes> of(@RestQuery @Nullable RegionCode regency) {
        RegionCode region = Parameters.required("regency", regency);
        if (region.level() != Level.REGENCY || regions.find(region).isEmpty()) {
            throw Parameters.fault("regency", "a regency of this office");
        }
        Instant now = clock.instant();
        LocalDate today = zones.day(region.code(), now);
        YearMonth last = YearMonth.from(today).minusMonths(1);
        return Uni.combine()
                .all()
                .unis(
                        tables.ofMonth(Subject.HOUSEHOLDS, region, today),
                        tables.ofMonth(Subject.PERSONS, region, today),
                        tables.ofMonth(TABLE, 2, region, today, () -> counted(region, last, today)),
                        indicators.inForce(region, now))
                .with((families, people, outcomes, published) ->
                        answer(region, last, families, people, outcomes, published));
    }

    /** Two counts of the month before this one, of the regency as a whole. */
    private Uni<Map<String, long[]>> counted(RegionCode region, YearMonth month, LocalDate today) {
        String code = region.code();
        return store.of(region, code.length(), month, today, OutcomeResource.PROGRAMME)
                .map(found -> found.getOrDefault(code, new PlaceFigures(Map.of())))
                .map(one ->
                        Map.of(
                                code,
                                new long[] {
                                    one.of(Movement.GRADUATED), one.of(PlaceFigures.CHILDREN)
                                }));
    }

    private PublicOutcomes answer(
            RegionCode region,
            YearMonth month,
            Published families,
            Published people,
            Published outcomes,
            List<IndicatorRow> published) {
        List<PublicOutcome> rows = new ArrayList<>();
        Map<String, long[]> persons = people.below(region);
        families.below(region)
                .forEach((place, counts) -> {
                    long[] here = persons.getOrDefault(place, new long[counts.length]);
                    rows.add(
                            new PublicOutcome(
                                    place,
                                    regions.name(place),
                                    Arrays.stream(counts).sum(),
                                    PlaceFigures.poor(counts),
                                    Arrays.stream(here).sum(),
                                    PlaceFigures.poor(here)));
                });
        long[] whole = outcomes.cells().getOrDefault(region.code(), new long[2]);
        LocalDate oldest =
                List.of(families, people, outcomes).stream()
                        .map(Published::countedOn)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        return new PublicOutcomes(
                region.code(),
                regions.name(region.code()),
                oldest,
                RULE,
                rows,
                month,
                whole[0],
                whole[1],
                published.stream().map(PublicIndicator::of).toList());
    }

    /**
     * Poverty in a regency as anybody may know it.
     *
     * @param countedOn the day of the oldest count in it
     * @param month the last whole one, of which the next two speak
     * @param graduated families taken off a list because they are no longer poor
     * @param childrenUnderFive in families that Sembako was paid to
     */
    public record PublicOutcomes(
            String regency,
            String name,
            LocalDate countedOn,
            String rule,
            List<PublicOutcome> districts,
            YearMonth month,
            long graduated,
            long childrenUnderFive,
            List<PublicIndicator> indicators) {
        public PublicOutcomes {
            districts = List.copyOf(districts);
            indicators = List.copyOf(indicators);
        }
    }

    /** Families and people on record in a district, and those of deciles 1 to 4. */
    public record PublicOutcome(
            String region,
            String name,
            long families,
            long poorFamilies,
            long people,
            long poorPeople) {}

    /** What others publish, as they publish it. */
    public record PublicIndicator(
            String name, int year, String value, String source, String version) {
        static PublicIndicator of(IndicatorRow one) {
            return new PublicIndicator(
                    one.name(), one.year(), one.written(), one.source(), one.version());
        }
    }
}

package id.dinsos.registry.statistics;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.person.PersonFacts.PpksType;
import id.dinsos.registry.region.RegionStore;
import id.dinsos.registry.statistics.CountStore.Subject;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Counts for dashboards: of a regency by district, of a district by village. */
@Path("/v1/statistics")
public class StatisticsResource {
    private static final String RULE =
            "Counted once a month. Each count by village is one of the two multiples of five around"
                    + " it; all others are sums of those.";

    private final CountStore counts;
    private final PublicTableStore published;
    private final RegionStore regions;
    private final Views views;
    private final Caller caller;

    public StatisticsResource(
            CountStore counts,
            PublicTableStore published,
            RegionStore regions,
            Views views,
            Caller caller) {
        this.counts = counts;
        this.published = published;
        this.regions = regions;
        this.views = views;
        this.caller = caller;
    }

    /**
     * As it is, for those who work with the region.
     *
     * @param type counts only persons of this PPKS type
     */
    @GET
    public Uni<StatisticsAnswer> exact(
            @RestQuery @DefaultValue("") String parent,
            @RestQuery @DefaultValue("HOUSEHOLDS") Subject of,
            @RestQuery @Nullable PpksType type) {
        caller.require("registrar", "officer", "auditor");
        RegionCode region = parent(parent);
        caller.over(region);
        return counts.count(of, region, type)
                .map(found -> answer(of, region, table(of, found), reached(of), null));
    }

    /** As anybody may know it. By type within deciles it would tell too much of too few. */
    @GET
    @Path("/public")
    public Uni<StatisticsAnswer> guarded(
            @RestQuery @DefaultValue("") String parent,
            @RestQuery @DefaultValue("HOUSEHOLDS") Subject of,
            @RestQuery @Nullable PpksType type) {
        var unused = caller.actor();
        if (type != null) {
            throw RefusedException.of(
                    StatisticsCode.STATISTICS_NOT_PUBLIC, "a type by decile is for officers");
        }
        RegionCode region = parent(parent);
        if (regions.find(region).isEmpty()) {
            throw RefusedException.of(
                    StatisticsCode.STATISTICS_PARENT_INVALID,
                    "there is no such regency or district");
        }
        return published
                .ofThisMonth(of, region.regency())
                .map(month ->
                        answer(
                                of,
                                region,
                                table(of, month.below(region)),
                                null,
                                month.countedOn()));
    }

    private static Table table(Subject of, Map<String, long[]> found) {
        List<String> names =
                of == Subject.PPKS
                        ? Stream.of(PpksType.values()).map(Enum::name).toList()
                        : IntStream.range(0, CountStore.DECILES)
                                .mapToObj(Integer::toString)
                                .toList();
        return Table.of(found, names, of.addsUp());
    }

    private String reached(Subject of) {
        return views.get(of == Subject.HOUSEHOLDS ? "household" : "person").reached().toString();
    }

    private StatisticsAnswer answer(
            Subject of,
            RegionCode region,
            Table table,
            @Nullable String position,
            @Nullable LocalDate countedOn) {
        return new StatisticsAnswer(
                of,
                region.code(),
                regions.name(region.code()),
                position,
                countedOn,
                countedOn == null ? null : RULE,
                table.columns(),
                table.rows(regions::name),
                table.sums());
    }

    private static RegionCode parent(String code) {
        if (RegionCode.isValid(code)) {
            RegionCode region = RegionCode.of(code);
            if (region.level() == Level.REGENCY || region.level() == Level.DISTRICT) {
                return region;
            }
        }
        throw RefusedException.of(
                StatisticsCode.STATISTICS_PARENT_INVALID, "name a regency or a district");
    }

    /**
     * One table.
     *
     * @param position the place in the log that the counts have come to; null of a public table
     * @param countedOn the day of a public table; null of one for officers
     * @param rule by which counts are rounded; null where none is
     */
    public record StatisticsAnswer(
            Subject of,
            String parent,
            String name,
            @Nullable String position,
            @Nullable LocalDate countedOn,
            @Nullable String rule,
            List<String> columns,
            List<Table.Row> rows,
            List<Long> total) {}
}

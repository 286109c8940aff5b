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
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Counts for dashboards: of a regency by district, of a district by village. */
@Path("/v1/statistics")
public class StatisticsResource {
    private static final String RULE =
            "Counts from 1 to 4 are null, and so are as many others as it takes that none of them"
                    + " can be reckoned from the sums.";

    private final CountStore counts;
    private final RegionStore regions;
    private final Views views;
    private final Caller caller;

    public StatisticsResource(CountStore counts, RegionStore regions, Views views, Caller caller) {
        this.counts = counts;
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
        return table(of, region, type).map(table -> answer(of, region, table, null));
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
        Uni<boolean[]> sums =
                region.level() == Level.REGENCY
                        ? Uni.createFrom().item(new boolean[0])
                        : table(of, region.regency(), null)
                                .map(above -> above.hiddenOf(region.code()));
        return sums.flatMap(above ->
                table(of, region, null)
                        .map(table -> answer(of, region, table, table.hidden(above))));
    }

    private Uni<Table> table(Subject of, RegionCode region, @Nullable PpksType type) {
        List<String> names =
                of == Subject.PPKS
                        ? Stream.of(PpksType.values()).map(Enum::name).toList()
                        : IntStream.range(0, CountStore.DECILES)
                                .mapToObj(Integer::toString)
                                .toList();
        return counts.count(of, region, type).map(found -> Table.of(found, names, of.addsUp()));
    }

    private StatisticsAnswer answer(
            Subject of, RegionCode region, Table table, boolean @Nullable [][] hidden) {
        return new StatisticsAnswer(
                of,
                region.code(),
                regions.name(region.code()),
                views.get(of == Subject.HOUSEHOLDS ? "household" : "person").reached().toString(),
                hidden == null ? null : RULE,
                table.columns(),
                table.rows(regions::name, hidden),
                table.sums(hidden));
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
     * @param position the place in the log that the counts have come to
     * @param rule by which counts are hidden; null where none is
     */
    public record StatisticsAnswer(
            Subject of,
            String parent,
            String name,
            String position,
            @Nullable String rule,
            List<String> columns,
            List<Table.Row> rows,
            List<@Nullable Long> total) {}
}

package id.dinsos.registry.outcome;

import id.dinsos.contracts.RegionCode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the figures of a place as they were known on a day: of each village two rows of an index,
 * however long the office has been at work.
 */
@Singleton
public class OutcomeStore {
    private static final String LEVELS =
            """
            select p.region, a.levels::text as at_end, b.levels::text as at_start
            from view_outcome.place p
            left join lateral (select d.levels from view_outcome.place_day d
                where d.region = p.region and d.day <= $3 order by d.day desc limit 1) a on true
            left join lateral (select d.levels from view_outcome.place_day d
                where d.region = p.region and d.day < $4 order by d.day desc limit 1) b on true
            where p.region >= $1 and p.region < $2
            """;
    private static final String AIDED =
            """
            select region, decile, sum(families)::bigint as families, sum(people)::bigint as people,
                sum(children)::bigint as children
            from aided_day
            where programme = $3 and month = $4 and region >= $1 and region < $2 and day <= $5
            group by region, decile
            """;

    private final Pool pool;

    public OutcomeStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * The figures of each place of a length directly below the parent, by its code.
     *
     * @param length of the codes: of a district, of a village, or of the parent itself
     * @param known the last day on which something may have been learned
     */
    Uni<Map<String, PlaceFigures>> of(
            RegionCode parent, int length, YearMonth month, LocalDate known, String programme) {
        LocalDate last = month.atEndOfMonth();
        LocalDate end = known.isBefore(last) ? known : last;
        Map<String, PlaceFigures> found = new TreeMap<>();
        BiConsumer<String, PlaceFigures> add =
                (region, more) -> {
                    String place = region.substring(0, Math.min(length, region.length()));
                    var unused = found.merge(place, more, PlaceFigures::plus);
                };
        return pool.preparedQuery(LEVELS)
                .execute(Tuple.of(parent.code(), parent.code() + "/", end, month.atDay(1)))
                .invoke(rows ->
                        rows.forEach(row ->
                                add.accept(
                                        row.getString("region"),
                                        PlaceFigures.of(
                                                figures(row.getString("at_start")),
                                                figures(row.getString("at_end"))))))
                .flatMap(x -> aided(parent, month, known, programme, add))
                .map(x -> found);
    }

    private Uni<Void> aided(
            RegionCode parent,
            YearMonth month,
            LocalDate known,
            String programme,
            BiConsumer<String, PlaceFigures> add) {
        return pool.preparedQuery(AIDED)
                .execute(
                        Tuple.of(
                                parent.code(),
                                parent.code() + "/",
                                programme,
                                month.toString(),
                                known))
                .invoke(rows ->
                        rows.forEach(row -> {
                            Map<String, Long> counts = new HashMap<>();
                            counts.put(PlaceFigures.AIDED_FAMILIES, row.getLong("families"));
                            counts.put(
                                    PlaceFigures.AIDED_PEOPLE + row.getInteger("decile"),
                                    row.getLong("people"));
                            counts.put(PlaceFigures.CHILDREN, row.getLong("children"));
                            add.accept(row.getString("region"), new PlaceFigures(counts));
                        }))
                .replaceWithVoid();
    }

    /** The figures of a level as its row holds them. */
    static Map<String, Long> figures(@Nullable String text) {
        Map<String, Long> figures = new HashMap<>();
        if (text != null) {
            new JsonObject(text)
                    .forEach(one ->
                            figures.put(one.getKey(), ((Number) one.getValue()).longValue()));
        }
        return figures;
    }

    static String text(Level level) {
        return new JsonObject(new HashMap<String, Object>(level.figures())).encode();
    }
}

package id.dinsos.registry.statistics;

import id.dinsos.contracts.RegionCode;
import id.dinsos.registry.person.PersonFacts.PpksType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what the views hold, from their indexes alone. A record that ended in another one, and
 * whoever has left the regency with their household, is nobody here.
 */
@Singleton
public class CountStore {
    static final int DECILES = 11;
    static final int DISTRICT = 8;
    static final int VILLAGE = 13;
    private static final String RANGE = " region >= $1 and region < $2 ";
    private static final String HOUSEHOLDS =
            "select left(region, $3) place, decile as part, count(*) as count from view_household.household where"
                    + RANGE
                    + "and state = 'LIVE' group by 1, 2";
    private static final String PERSONS =
            "select left(region, $3) place, decile as part, count(*) as count from view_person.person where"
                    + RANGE
                    + "and alive and here group by 1, 2";
    private static final String OF_TYPE =
            "select left(region, $3) place, decile as part, count(*) as count from view_person.person where"
                    + RANGE
                    + "and alive and here and keys @> array[$4::bigint] group by 1, 2";
    private static final String TYPES =
            "select left(region, $3) place, key::int - 1 as part, count(*) as count"
                    + " from view_person.person, unnest(keys) key where"
                    + RANGE
                    + "and alive and here and typed and key between 1 and "
                    + PpksType.values().length
                    + " group by 1, 2";

    private final Pool pool;

    public CountStore(Pool pool) {
        this.pool = pool;
    }

    /** Counts per place directly below the parent; those who live in no village stand under it. */
    Uni<Map<String, long[]>> count(Subject of, RegionCode parent, @Nullable PpksType type) {
        return count(
                of, parent, type, parent.level() == RegionCode.Level.REGENCY ? DISTRICT : VILLAGE);
    }

    /** Counts per village of a regency. */
    Uni<Map<String, long[]>> byVillage(Subject of, RegionCode regency) {
        return count(of, regency, null, VILLAGE);
    }

    private Uni<Map<String, long[]>> count(
            Subject of, RegionCode parent, @Nullable PpksType type, int length) {
        Tuple tuple = Tuple.of(parent.code(), parent.code() + "/", length);
        String sql =
                switch (of) {
                    case HOUSEHOLDS -> HOUSEHOLDS;
                    case PERSONS -> type == null ? PERSONS : OF_TYPE;
                    case PPKS -> TYPES;
                };
        if (sql.equals(OF_TYPE)) {
            tuple.addValue(Objects.requireNonNull(type).ordinal() + 1L);
        }
        return pool.preparedQuery(sql)
                .execute(tuple)
                .map(rows -> {
                    Map<String, long[]> counts = new TreeMap<>();
                    rows.forEach(row ->
                            counts.computeIfAbsent(
                                                    row.getString("place"),
                                                    x -> new long[of.width()])[
                                            row.getInteger("part")] =
                                    row.getLong("count"));
                    return counts;
                });
    }

    /** What is counted. */
    public enum Subject {
        /** Households by decile. */
        HOUSEHOLDS,
        /** Living persons by decile, of one PPKS type where asked for. */
        PERSONS,
        /** Living persons by PPKS type; one person may be of several. */
        PPKS;

        /** Whether the columns of a row add up to how many there are. */
        boolean addsUp() {
            return this != PPKS;
        }

        /** How many columns a row has. */
        int width() {
            return this == PPKS ? PpksType.values().length : DECILES;
        }
    }
}

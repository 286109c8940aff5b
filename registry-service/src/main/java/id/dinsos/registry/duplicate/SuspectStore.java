package id.dinsos.registry.duplicate;

import id.dinsos.contracts.RegionCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Finds records that share what only one person, or one family, should have; by blind keys. */
@Singleton
public class SuspectStore {
    /** The character after the dot: behind every code below a region, before its next sibling. */
    private static final String AFTER_ALL = "/";

    /** One card of two households, then records alike in name, birth and mother; from indexes. */
    private static final String SQL =
            """
            select * from (
                (select 'FAMILY_CARD' as kind, kk as key, array_agg(distinct household_id) as ids
                from view_person.person
                where kk is not null and household_id is not null and here
                    and region >= $1 and region < $2
                    and ('FAMILY_CARD' > $3 or 'FAMILY_CARD' = $3 and kk > $4)
                group by kk having count(distinct household_id) > 1 order by kk limit $5)
                union all
                (select 'PERSON', likeness, array_agg(id)
                from view_person.person
                where likeness is not null and here and region >= $1 and region < $2
                    and ('PERSON' > $3 or 'PERSON' = $3 and likeness > $4)
                group by likeness having count(*) > 1 order by likeness limit $5)) one
            order by kind, key limit $5
            """;

    private final Pool pool;

    public SuspectStore(Pool pool) {
        this.pool = pool;
    }

    /** By kind, then by key. */
    Uni<List<Found>> find(RegionCode region, String kind, UUID after, int limit) {
        return pool.preparedQuery(SQL)
                .execute(
                        Tuple.tuple()
                                .addValue(region.code())
                                .addValue(region.code() + AFTER_ALL)
                                .addValue(kind)
                                .addValue(after)
                                .addValue(limit))
                .map(rows -> {
                    List<Found> found = new ArrayList<>();
                    for (Row row : rows) {
                        found.add(
                                new Found(
                                        row.getString("kind"),
                                        row.getUUID("key"),
                                        List.of(row.getArrayOfUUIDs("ids"))));
                    }
                    return found;
                });
    }

    /**
     * Records that share a key.
     *
     * @param ids of households for a card, of persons otherwise
     */
    record Found(String kind, UUID key, List<UUID> ids) {}
}

package id.dinsos.registry.duplicate;

import id.dinsos.contracts.RegionCode;
import id.dinsos.registry.duplicate.Pair.Verdict;
import id.dinsos.registry.duplicate.Suspected.Score;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Finds records that share what only one person, or one family, should have; by blind keys. */
@Singleton
public class SuspectStore {
    /** The character after the dot: behind every code below a region, before its next sibling. */
    private static final String AFTER_ALL = "/";

    /**
     * One card of two households, then records alike in name, birth and mother. Which keys stand
     * for several is counted first, and only of those it is asked whose they are; of those shown,
     * whether one has a number now that another once had. Where an officer has said of each two
     * that they are different, they are suspected no more.
     */
    private static final String SQL =
            """
            select one.*, kind = 'PERSON' and exists (
                    select from view_person.person a
                    join view_person.person b on b.former && array[a.nik, a.kk, a.card]
                    where a.id = any (one.ids) and b.id = any (one.ids)) as formerly
            from (
                (select 'FAMILY_CARD' as kind, one.kk as key, f.ids, f.villages, 0 as niks,
                    1 as cards
                from (select kk from view_person.person
                    where kk is not null and household_id is not null and here
                        and region >= $1 and region < $2
                        and ('FAMILY_CARD' > $3 or kk > $4) and 'FAMILY_CARD' >= $3
                    group by kk having count(distinct household_id) > 1 order by kk) one
                cross join lateral (
                    select array_agg(distinct household_id) as ids,
                        count(distinct region)::int as villages
                    from view_person.person
                    where kk = one.kk and household_id is not null and here
                        and region >= $1 and region < $2) f
                where %1$s order by one.kk limit $5)
                union all
                (select 'PERSON', one.likeness, f.ids, f.villages, f.niks, f.cards
                from (select likeness from view_person.person
                    where likeness is not null and here and region >= $1 and region < $2
                        and ('PERSON' > $3 or likeness > $4)
                    group by likeness having count(*) > 1 order by likeness) one
                cross join lateral (
                    select array_agg(id) as ids, count(distinct region)::int as villages,
                        count(distinct nik)::int as niks,
                        case when count(kk) = count(*) then count(distinct kk)::int else 0 end
                            as cards
                    from view_person.person
                    where likeness = one.likeness and here and region >= $1 and region < $2) f
                where %1$s order by one.likeness limit $5)) one
            order by kind, key limit $5
            """
                    .formatted(
                            "cardinality(f.ids) * (cardinality(f.ids) - 1) / 2"
                                    + " > (select count(*) from view_duplicate_pair.pair p"
                                    + " where p.verdict = 'DIFFERENT' and p.one = any (f.ids)"
                                    + " and p.other = any (f.ids))");

    /** What officers have said of some records so far. */
    private static final String SAID =
            "select one, other, verdict from view_duplicate_pair.pair"
                    + " where one = any ($1) and other = any ($1) order by one, other";

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
                                        Suspected.valueOf(row.getString("kind")),
                                        row.getUUID("key"),
                                        List.of(row.getArrayOfUUIDs("ids")),
                                        Suspected.valueOf(row.getString("kind"))
                                                .score(
                                                        row.getInteger("villages"),
                                                        row.getInteger("niks"),
                                                        row.getInteger("cards"),
                                                        row.getBoolean("formerly"))));
                    }
                    return found;
                });
    }

    /** Of which two among some records officers have said what. */
    Uni<List<Said>> said(Collection<UUID> ids) {
        return pool.preparedQuery(SAID)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    List<Said> found = new ArrayList<>();
                    rows.forEach(row ->
                            found.add(
                                    new Said(
                                            row.getUUID("one"),
                                            row.getUUID("other"),
                                            Verdict.valueOf(row.getString("verdict")))));
                    return found;
                });
    }

    /** The last word on two records. */
    public record Said(UUID one, UUID other, Verdict verdict) {}

    /**
     * Records that share a key.
     *
     * @param ids of households for a card, of persons otherwise
     */
    record Found(Suspected kind, UUID key, List<UUID> ids, Score score) {}
}

package id.dinsos.registry.civil;

import id.dinsos.contracts.RegionCode;
import id.dinsos.registry.match.CivilCause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is not matched, by village: the living who are here, with the cause, from what two views say.
 */
@Singleton
class CivilBacklogStore {
    /** The character after the dot: behind every code below a region, before its next sibling. */
    static final String AFTER_ALL = "/";

    /** Who stands in the backlog; {@code c} is the civil view, {@code p} the person's. */
    static final String UNMATCHED =
            "(c.cause is not null or c.corrected) and c.known is not null and p.here and p.alive";

    /** Why: what has been corrected since is to be asked anew, whatever it was before. */
    static final String CAUSE =
            "case when p.nik is null then 'NO_NIK' when c.corrected then 'CORRECTED'"
                    + " else c.cause end";

    private static final String LIST =
            """
            select p.id, p.region, p.household_id, %s as cause, c.cause as was, c.checked_on,
                c.name_score, c.source
            from view_civil.civil c join view_person.person p on p.id = c.id
            where %s and p.region >= $1 and p.region < $2 and (p.region, p.id) > ($3, $4)
                and ($5::text is null or %s = $5)
            order by p.region, p.id limit $6
            """
                    .formatted(CAUSE, UNMATCHED, CAUSE);

    private static final String COUNT =
            """
            select p.region, %s as cause, count(*) as n
            from view_civil.civil c join view_person.person p on p.id = c.id
            where %s and p.region >= $1 and p.region < $2
            group by 1, 2 order by 1, 2
            """
                    .formatted(CAUSE, UNMATCHED);

    private final Pool pool;

    CivilBacklogStore(Pool pool) {
        this.pool = pool;
    }

    /** By village, then by id. */
    Uni<List<Item>> list(
            RegionCode region, @Nullable CivilCause cause, String village, UUID after, int limit) {
        return pool.preparedQuery(LIST)
                .execute(
                        Tuple.of(
                                region.code(),
                                region.code() + AFTER_ALL,
                                village,
                                after,
                                cause == null ? null : cause.name(),
                                limit))
                .map(rows -> {
                    List<Item> items = new ArrayList<>();
                    rows.forEach(row -> items.add(Item.of(row)));
                    return items;
                });
    }

    /** How many, by village and cause. */
    Uni<List<Count>> count(RegionCode region) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(region.code(), region.code() + AFTER_ALL))
                .map(rows -> {
                    List<Count> counts = new ArrayList<>();
                    rows.forEach(row ->
                            counts.add(
                                    new Count(
                                            row.getString("region"),
                                            CivilCause.valueOf(row.getString("cause")),
                                            row.getLong("n"))));
                    return counts;
                });
    }

    /**
     * One who is not matched.
     *
     * @param cause why
     * @param was what the last answer had found; null where it was a match, or none came
     * @param checkedOn the day of the last answer with attributes
     * @param source how that was asked
     */
    public record Item(
            UUID personId,
            String region,
            @Nullable UUID householdId,
            CivilCause cause,
            @Nullable CivilCause was,
            @Nullable LocalDate checkedOn,
            @Nullable Integer nameScore,
            @Nullable String source) {
        static Item of(Row row) {
            String was = row.getString("was");
            return new Item(
                    row.getUUID("id"),
                    row.getString("region"),
                    row.getUUID("household_id"),
                    CivilCause.valueOf(row.getString("cause")),
                    was == null ? null : CivilCause.valueOf(was),
                    row.getLocalDate("checked_on"),
                    row.getInteger("name_score"),
                    row.getString("source"));
        }
    }

    /** How many of a village are not matched for one cause. */
    public record Count(String region, CivilCause cause, long people) {}
}

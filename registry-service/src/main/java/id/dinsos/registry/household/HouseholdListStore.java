package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.registry.household.HouseholdListResource.Item;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads pages of the list of households: as it is, as it was at the end of a day, and those who
 * have changed between two places of the log, whom pages read in the meantime may have missed.
 */
@Singleton
class HouseholdListStore {
    /** The character after the dot: behind every code below a region, before its next sibling. */
    private static final String AFTER_ALL = "/";

    /**
     * There is one lower bound of the region: of two the index may choose the lower to begin at.
     */
    private static final String NOW =
            """
            select id, version, region, owner, state, head_id, payee_id, decile, percentile, living,
                lists
            from view_household.household
            where region >= $1 and region < $2 and decile between $3 and $4
                and (region > $5 or id > $6)
            order by region, id limit $7
            """;

    private static final String THEN =
            """
            select id, version, region, owner, state, head_id, payee_id, decile, percentile, living,
                lists
            from view_household.household_known
            where region >= $1 and region < $2 and decile between $3 and $4
                and (region > $5 or id > $6) and known_from <= $8 and known_to > $8
            order by region, id limit $7
            """;

    /** The log says who has changed, the view how they stand. */
    private static final String CHANGED =
            """
            with changed as materialized (
                select distinct e.stream_id from event e
                where (e.tx, e.position) > ($5::text::xid8, $6)
                    and (e.tx, e.position) <= ($7::text::xid8, $8) and e.type = any($9))
            select h.id, h.version, h.region, h.owner, h.state, h.head_id, h.payee_id, h.decile,
                h.percentile, h.living, h.lists
            from changed c join view_household.household h on h.id = c.stream_id
            where h.region >= $1 and h.region < $2 and h.decile between $3 and $4 and h.id > $10
            order by h.id limit $11
            """;

    private static final String[] TYPES = HouseholdEvent.NAMES.keySet().toArray(String[]::new);

    private final Pool pool;

    HouseholdListStore(Pool pool) {
        this.pool = pool;
    }

    /** By village, then by id. */
    Uni<List<Item>> now(Filter filter, ListPlace after, int limit) {
        return pool.preparedQuery(NOW)
                .execute(place(filter, after).addValue(limit))
                .map(HouseholdListStore::items);
    }

    /** As {@code now}, as the list was known at the end of a day. */
    Uni<List<Item>> then(Filter filter, LocalDate day, ListPlace after, int limit) {
        return pool.preparedQuery(THEN)
                .execute(place(filter, after).addValue(limit).addValue(day))
                .map(HouseholdListStore::items);
    }

    /** Who has changed behind one place of the log and up to another, by id. */
    Uni<List<Item>> changed(Filter filter, Position since, Position upTo, UUID after, int limit) {
        Tuple tuple =
                filter(filter, filter.region.code())
                        .addValue(Long.toString(since.tx()))
                        .addValue(since.position())
                        .addValue(Long.toString(upTo.tx()))
                        .addValue(upTo.position())
                        .addValue(TYPES)
                        .addValue(after)
                        .addValue(limit);
        return pool.preparedQuery(CHANGED).execute(tuple).map(HouseholdListStore::items);
    }

    private static Tuple place(Filter filter, ListPlace after) {
        String region = filter.region.code();
        String start = after.village.compareTo(region) > 0 ? after.village : region;
        return filter(filter, start).addValue(after.village).addValue(after.id);
    }

    private static Tuple filter(Filter filter, String start) {
        return Tuple.tuple()
                .addValue(start)
                .addValue(filter.region.code() + AFTER_ALL)
                .addValue(filter.decileFrom)
                .addValue(filter.decileTo);
    }

    private static List<Item> items(RowSet<Row> rows) {
        List<Item> items = new ArrayList<>();
        rows.forEach(row -> items.add(item(row)));
        return items;
    }

    private static Item item(Row row) {
        String lists = row.getString("lists");
        return new Item(
                row.getUUID("id"),
                row.getInteger("version"),
                row.getString("region"),
                row.getString("owner"),
                row.getString("state"),
                row.getUUID("head_id"),
                row.getUUID("payee_id"),
                row.getInteger("decile"),
                row.getInteger("percentile"),
                row.getInteger("living"),
                lists.isEmpty() ? List.of() : List.of(lists.split(",")));
    }

    /** Which households are asked for. */
    record Filter(RegionCode region, int decileFrom, int decileTo) {}

    /** A place in the order of the list. */
    record ListPlace(String village, UUID id) {}
}

package id.dinsos.registry.household;

import id.dinsos.eventstore.Recorded;
import id.dinsos.eventstore.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * One row per household, for lists by region. It holds no personal data; whoever wants a name asks
 * for the household itself.
 */
@Singleton
public class HouseholdView implements View {
    static final String NAME = "household";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> types() {
        return HouseholdEvent.NAMES.keySet();
    }

    /** Region codes are compared byte by byte, so that a prefix is a range of the index. */
    @Override
    public String ddl() {
        return """
        create table household (
            id         uuid primary key,
            version    int  not null,
            region     text collate "C" not null,
            owner      text not null,
            state      text not null,
            head_id    uuid not null,
            payee_id   uuid,
            decile     int  not null,
            percentile int  not null,
            living     int  not null,
            lists      text not null
        );
        create index household_by_region on household (region, id);
        """;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        List<Recorded> own =
                batch.stream().filter(one -> one.event() instanceof HouseholdEvent).toList();
        List<UUID> begun =
                own.stream()
                        .filter(one -> one.version() > 1)
                        .map(Recorded::streamId)
                        .distinct()
                        .toList();
        return known(tx, begun)
                .flatMap(rows -> {
                    Map<UUID, HouseholdRow> changed = new HashMap<>();
                    for (Recorded one : own) {
                        UUID id = one.streamId();
                        HouseholdRow before = changed.getOrDefault(id, rows.get(id));
                        changed.put(
                                id,
                                HouseholdRow.after(
                                        before, id, one.version(), (HouseholdEvent) one.event()));
                    }
                    return write(tx, changed.values());
                });
    }

    private static Uni<Map<UUID, HouseholdRow>> known(SqlConnection tx, List<UUID> ids) {
        Map<UUID, HouseholdRow> found = new HashMap<>();
        if (ids.isEmpty()) {
            return Uni.createFrom().item(found);
        }
        return tx.preparedQuery(
                        "select id, version, region, owner, state, head_id, payee_id, decile,"
                                + " percentile, living, lists from household where id = any($1)")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    rows.forEach(row -> found.put(row.getUUID(0), row(row)));
                    return found;
                });
    }

    private static HouseholdRow row(Row row) {
        String lists = row.getString(10);
        return new HouseholdRow(
                row.getUUID(0),
                row.getInteger(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getUUID(5),
                row.getUUID(6),
                row.getInteger(7),
                row.getInteger(8),
                row.getInteger(9),
                lists.isEmpty() ? List.of() : List.of(lists.split(",")));
    }

    private static Uni<Void> write(SqlConnection tx, Collection<HouseholdRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns columns = new Columns(rows);
        Tuple tuple =
                Tuple.tuple()
                        .addValue(columns.of(HouseholdRow::id, UUID[]::new))
                        .addValue(columns.of(HouseholdRow::version, Integer[]::new))
                        .addValue(columns.of(HouseholdRow::region, String[]::new))
                        .addValue(columns.of(HouseholdRow::owner, String[]::new))
                        .addValue(columns.of(HouseholdRow::state, String[]::new))
                        .addValue(columns.of(HouseholdRow::headId, UUID[]::new))
                        .addValue(columns.of(HouseholdRow::payeeId, UUID[]::new))
                        .addValue(columns.of(HouseholdRow::decile, Integer[]::new))
                        .addValue(columns.of(HouseholdRow::percentile, Integer[]::new))
                        .addValue(columns.of(HouseholdRow::living, Integer[]::new))
                        .addValue(columns.of(row -> String.join(",", row.lists()), String[]::new));
        return tx.preparedQuery(
                        """
                        insert into household
                        select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[],
                            $6::uuid[], $7::uuid[], $8::int[], $9::int[], $10::int[], $11::text[])
                        on conflict (id) do update set version = excluded.version,
                            region = excluded.region, state = excluded.state,
                            head_id = excluded.head_id, payee_id = excluded.payee_id,
                            decile = excluded.decile, percentile = excluded.percentile,
                            living = excluded.living, lists = excluded.lists
                        where household.version < excluded.version
                        """)
                .execute(tuple)
                .replaceWithVoid();
    }

    private record Columns(List<HouseholdRow> rows) {
        Columns(Collection<HouseholdRow> rows) {
            this(new ArrayList<>(rows));
        }

        <T> T[] of(
                Function<HouseholdRow, ? extends @org.jspecify.annotations.Nullable Object> field,
                java.util.function.IntFunction<T[]> array) {
            return rows.stream().map(field).toArray(array);
        }
    }
}

package id.dinsos.registry.household;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * One row per household, for lists by region, and one per day on which it changed, for lists as
 * they were known. It holds no personal data; whoever wants a name asks for the household itself.
 */
@Singleton
public class HouseholdView implements View {
    static final String NAME = "household";

    /** Until when a row is known that nothing has followed. */
    private static final LocalDate FOR_EVER = LocalDate.of(9999, 12, 31);

    private final Zones zones;

    public HouseholdView(Zones zones) {
        this.zones = zones;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
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
        create index household_by_region on household (region, id) include (decile, state);
        create table household_known (
            like household,
            known_from date not null,
            known_to   date not null,
            primary key (id, known_from)
        );
        create index household_known_by_region on household_known (region, id, known_from);
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
                    List<KnownHousehold> days = days(own, rows);
                    List<HouseholdRow> last =
                            days.stream()
                                    .filter(KnownHousehold::isLast)
                                    .map(KnownHousehold::row)
                                    .toList();
                    return write(tx, last).flatMap(x -> remember(tx, days));
                });
    }

    /** Each household's row at the end of each day of the batch, in order. */
    private List<KnownHousehold> days(List<Recorded> batch, Map<UUID, HouseholdRow> rows) {
        Map<UUID, List<KnownHousehold>> known = new LinkedHashMap<>();
        for (Recorded one : batch) {
            UUID id = one.streamId();
            List<KnownHousehold> days = known.computeIfAbsent(id, x -> new ArrayList<>());
            KnownHousehold before = days.isEmpty() ? null : days.getLast();
            HouseholdRow row =
                    HouseholdRow.after(
                            before == null ? rows.get(id) : before.row,
                            id,
                            one.version(),
                            (HouseholdEvent) one.event());
            LocalDate day = one.knownSince(zones.of(one.meta().owner()));
            if (before != null) {
                // Who moves west around midnight goes back a day: nothing was known before itself.
                day = day.isBefore(before.from) ? before.from : day;
                days.removeLast();
                if (before.from.isBefore(day)) {
                    days.add(new KnownHousehold(before.row, before.from, day));
                }
            }
            days.add(new KnownHousehold(row, day, FOR_EVER));
        }
        return known.values().stream().flatMap(List::stream).toList();
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
                    rows.forEach(row -> found.put(row.getUUID("id"), row(row)));
                    return found;
                });
    }

    private static HouseholdRow row(Row row) {
        String lists = row.getString("lists");
        return new HouseholdRow(
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

    private static Uni<Void> write(SqlConnection tx, List<HouseholdRow> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(
                                """
                                insert into household
                                select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[],
                                    $6::uuid[], $7::uuid[], $8::int[], $9::int[], $10::int[], $11::text[])
                                on conflict (id) do update set version = excluded.version,
                                    region = excluded.region, owner = excluded.owner, state = excluded.state,
                                    head_id = excluded.head_id, payee_id = excluded.payee_id,
                                    decile = excluded.decile, percentile = excluded.percentile,
                                    living = excluded.living, lists = excluded.lists
                                where household.version < excluded.version
                                """)
                        .execute(tuple(rows))
                        .replaceWithVoid();
    }

    /** Ends what was known until now, then adds the days; one day has one row, its last. */
    private static Uni<Void> remember(SqlConnection tx, List<KnownHousehold> days) {
        if (days.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple tuple = tuple(days.stream().map(KnownHousehold::row).toList());
        tuple.addValue(days.stream().map(KnownHousehold::from).toArray(LocalDate[]::new));
        tuple.addValue(days.stream().map(KnownHousehold::to).toArray(LocalDate[]::new));
        List<KnownHousehold> begun = days.stream().filter(one -> one.row.version() > 1).toList();
        return end(tx, begun)
                .flatMap(x ->
                        tx.preparedQuery(
                                        """
                                        insert into household_known
                                        select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[],
                                            $6::uuid[], $7::uuid[], $8::int[], $9::int[], $10::int[], $11::text[],
                                            $12::date[], $13::date[])
                                        on conflict (id, known_from) do update set version = excluded.version,
                                            region = excluded.region, owner = excluded.owner, state = excluded.state,
                                            head_id = excluded.head_id, payee_id = excluded.payee_id,
                                            decile = excluded.decile, percentile = excluded.percentile,
                                            living = excluded.living, lists = excluded.lists,
                                            known_to = excluded.known_to
                                        """)
                                .execute(tuple)
                                .replaceWithVoid());
    }

    private static Uni<Void> end(SqlConnection tx, List<KnownHousehold> begun) {
        return begun.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(
                                """
                                update household_known k set known_to = n.day
                                from (select id, min(day) from unnest($1::uuid[], $2::date[]) u (id, day) group by id) n (id, day)
                                where k.id = n.id and k.known_to = '9999-12-31' and k.known_from < n.day
                                """)
                        .execute(
                                Tuple.of(
                                        begun.stream()
                                                .map(one -> one.row.id())
                                                .toArray(UUID[]::new),
                                        begun.stream()
                                                .map(KnownHousehold::from)
                                                .toArray(LocalDate[]::new)))
                        .replaceWithVoid();
    }

    private static Tuple tuple(List<HouseholdRow> rows) {
        Columns columns = new Columns(rows);
        return Tuple.tuple()
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
    }

    /** A row as it was known from one day until, not on, another. */
    private record KnownHousehold(HouseholdRow row, LocalDate from, LocalDate to) {
        boolean isLast() {
            return to.equals(FOR_EVER);
        }
    }

    private record Columns(List<HouseholdRow> rows) {
        <T> T[] of(
                Function<HouseholdRow, ? extends @org.jspecify.annotations.Nullable Object> field,
                java.util.function.IntFunction<T[]> array) {
            return rows.stream().map(field).toArray(array);
        }
    }
}

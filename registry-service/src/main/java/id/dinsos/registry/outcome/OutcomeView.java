package id.dinsos.registry.outcome;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.view.View;
import id.dinsos.registry.household.HouseholdEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The figures of each village at the end of each day on which one of them moved, so that any day is
 * one look into an index; and of each family what the next event, or a payment, is counted by.
 */
@Singleton
public class OutcomeView implements View {
    static final String NAME = "outcome";

    private final Zones zones;

    public OutcomeView(Zones zones) {
        this.zones = zones;
    }

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

    /** Of a village the newest day stands in {@code place}, all of them in {@code place_day}. */
    @Override
    public String ddl() {
        return """
        create table family (
            id        uuid primary key,
            version   int     not null,
            region    text collate "C" not null,
            live      boolean not null,
            decile    int     not null,
            people    int     not null,
            young     jsonb   not null,
            lists     text    not null,
            graduated boolean not null
        );
        create table place (
            region text collate "C" primary key,
            day    date not null
        );
        create table place_day (
            region text collate "C",
            day    date,
            levels jsonb not null,
            primary key (region, day)
        );
        """;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        List<Recorded> own =
                batch.stream().filter(one -> one.event() instanceof HouseholdEvent).toList();
        if (own.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] begun =
                own.stream()
                        .filter(one -> one.version() > 1)
                        .map(Recorded::streamId)
                        .distinct()
                        .toArray(UUID[]::new);
        return families(tx, begun)
                .flatMap(rows -> {
                    Map<String, TreeMap<LocalDate, Map<String, Long>>> moves = fold(own, rows);
                    Set<UUID> changed =
                            own.stream().map(Recorded::streamId).collect(Collectors.toSet());
                    rows.keySet().retainAll(changed);
                    return write(tx, rows.values())
                            .flatMap(x -> newest(tx, moves.keySet()))
                            .flatMap(newest -> write(tx, Level.after(newest, moves)));
                });
    }

    /** Moves the families on, and says by how much each figure moved where on which day. */
    private Map<String, TreeMap<LocalDate, Map<String, Long>>> fold(
            List<Recorded> events, Map<UUID, FamilyRow> rows) {
        Map<String, TreeMap<LocalDate, Map<String, Long>>> moves = new TreeMap<>();
        for (Recorded one : events) {
            LocalDate day = one.knownSince(zones.of(one.meta().owner()));
            HouseholdEvent event = (HouseholdEvent) one.event();
            FamilyRow before = rows.get(one.streamId());
            int month = FamilyRow.month(YearMonth.from(one.recordedAt().atOffset(ZoneOffset.UTC)));
            FamilyRow after = FamilyRow.after(before, one.streamId(), one.version(), event, month);
            rows.put(one.streamId(), after);
            Movement.of(
                    before,
                    after,
                    event,
                    (region, figure, more) -> {
                        var unused =
                                moves.computeIfAbsent(region, x -> new TreeMap<>())
                                        .computeIfAbsent(day, x -> new HashMap<>())
                                        .merge(figure, more, Long::sum);
                    });
        }
        return moves;
    }

    private static Uni<Map<UUID, FamilyRow>> families(SqlConnection tx, UUID[] ids) {
        Map<UUID, FamilyRow> found = new HashMap<>();
        return ids.length == 0
                ? Uni.createFrom().item(found)
                : tx.preparedQuery(
                                "select id, version, region, live, decile, people,"
                                        + " young::text as young, lists, graduated"
                                        + " from family where id = any($1)")
                        .execute(Tuple.of(ids))
                        .map((RowSet<Row> rows) -> {
                            rows.forEach(row -> found.put(row.getUUID("id"), family(row)));
                            return found;
                        });
    }

    private static FamilyRow family(Row row) {
        Map<String, Integer> young = new HashMap<>();
        new JsonObject(row.getString("young"))
                .forEach(one -> young.put(one.getKey(), ((Number) one.getValue()).intValue()));
        String lists = row.getString("lists");
        return new FamilyRow(
                row.getUUID("id"),
                row.getInteger("version"),
                row.getString("region"),
                row.getBoolean("live"),
                row.getInteger("decile"),
                row.getInteger("people"),
                young,
                lists.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(lists.split(","))),
                row.getBoolean("graduated"));
    }

    private static Uni<Void> write(SqlConnection tx, Collection<FamilyRow> rows) {
        return tx.preparedQuery(
                        """
                        insert into family
                        select id, version, region, live, decile, people, young::jsonb, lists, graduated
                        from unnest($1::uuid[], $2::int[], $3::text[], $4::boolean[], $5::int[],
                            $6::int[], $7::text[], $8::text[], $9::boolean[])
                            f (id, version, region, live, decile, people, young, lists, graduated)
                        on conflict (id) do update set version = excluded.version,
                            region = excluded.region, live = excluded.live,
                            decile = excluded.decile, people = excluded.people,
                            young = excluded.young, lists = excluded.lists,
                            graduated = excluded.graduated
                        """)
                .execute(
                        Tuple.tuple()
                                .addValue(column(rows, FamilyRow::id, UUID[]::new))
                                .addValue(column(rows, FamilyRow::version, Integer[]::new))
                                .addValue(column(rows, FamilyRow::region, String[]::new))
                                .addValue(column(rows, FamilyRow::live, Boolean[]::new))
                                .addValue(column(rows, FamilyRow::decile, Integer[]::new))
                                .addValue(column(rows, FamilyRow::people, Integer[]::new))
                                .addValue(column(rows, OutcomeView::young, String[]::new))
                                .addValue(
                                        column(
                                                rows,
                                                row -> String.join(",", row.lists()),
                                                String[]::new))
                                .addValue(column(rows, FamilyRow::graduated, Boolean[]::new)))
                .replaceWithVoid();
    }

    private static String young(FamilyRow row) {
        return new JsonObject(new HashMap<String, Object>(row.young())).encode();
    }

    private static Uni<Map<String, Level>> newest(SqlConnection tx, Set<String> regions) {
        return tx.preparedQuery(
                        "select region, day, d.levels::text as levels from place"
                                + " join place_day d using (region, day)"
                                + " where region = any($1)")
                .execute(Tuple.of(regions.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Level> found = new HashMap<>();
                    rows.forEach(row ->
                            found.put(
                                    row.getString("region"),
                                    new Level(
                                            row.getString("region"),
                                            row.getLocalDate("day"),
                                            OutcomeStore.figures(row.getString("levels")))));
                    return found;
                });
    }

    private static Uni<Void> write(SqlConnection tx, List<Level> levels) {
        if (levels.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(
                        """
                        with said as (
                            select * from unnest($1::text[], $2::date[], $3::text[])
                                l (region, day, levels)),
                        newest as (
                            insert into place select region, max(day) from said group by region
                            on conflict (region) do update set day = excluded.day)
                        insert into place_day select region, day, levels::jsonb from said
                        on conflict (region, day) do update set levels = excluded.levels
                        """)
                .execute(
                        Tuple.of(
                                column(levels, Level::region, String[]::new),
                                column(levels, Level::day, LocalDate[]::new),
                                column(levels, OutcomeStore::text, String[]::new)))
                .replaceWithVoid();
    }

    private static <R, T> T[] column(
            Collection<R> rows,
            Function<R, ? extends @Nullable Object> field,
            IntFunction<T[]> array) {
        return rows.stream().map(field).toArray(array);
    }
}

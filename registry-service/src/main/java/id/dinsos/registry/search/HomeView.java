package id.dinsos.registry.search;

import static id.dinsos.registry.search.PersonView.begun;
import static id.dinsos.registry.search.PersonView.column;
import static id.dinsos.registry.search.PersonView.known;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.registry.household.HouseholdEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The part of {@link PersonView} that knows the homes of those who are searched for. */
final class HomeView {
    static final String DDL =
            """
            create table home (
                id     uuid primary key,
                region text collate "C" not null,
                decile int  not null,
                away   boolean not null
            );
            """;

    private HomeView() {}

    static Uni<List<HomeRow>> homes(SqlConnection tx, List<Recorded> events) {
        return known(
                        tx,
                        "select id, region, decile, away from home where id = any($1)",
                        begun(events),
                        row ->
                                new HomeRow(
                                        row.getUUID("id"),
                                        row.getString("region"),
                                        row.getInteger("decile"),
                                        row.getBoolean("away")))
                .map(rows -> {
                    Map<UUID, HomeRow> changed = new HashMap<>();
                    for (Recorded one : events) {
                        UUID id = one.streamId();
                        HomeRow before = changed.getOrDefault(id, rows.get(id));
                        changed.put(id, HomeRow.after(before, id, (HouseholdEvent) one.event()));
                    }
                    changed.values().removeIf(row -> row.equals(rows.get(row.id())));
                    return List.copyOf(changed.values());
                });
    }

    static Uni<Void> write(SqlConnection tx, List<HomeRow> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(
                                """
                                insert into home (id, region, decile, away)
                                select * from unnest($1::uuid[], $2::text[], $3::int[], $4::boolean[])
                                on conflict (id) do update set region = excluded.region,
                                    decile = excluded.decile, away = excluded.away
                                """)
                        .execute(
                                Tuple.of(
                                        column(rows, HomeRow::id, UUID[]::new),
                                        column(rows, HomeRow::region, String[]::new),
                                        column(rows, HomeRow::decile, Integer[]::new),
                                        column(rows, HomeRow::away, Boolean[]::new)))
                        .replaceWithVoid();
    }

    /** Those who came before their household, and those whose household has changed. */
    static Uni<Void> move(SqlConnection tx, List<HomeRow> homes) {
        return homes.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(
                                """
                                update person p set region = h.region, decile = h.decile,
                                    here = not p.merged and not h.away
                                from unnest($1::uuid[], $2::text[], $3::int[], $4::boolean[])
                                    h (id, region, decile, away)
                                where p.household_id = h.id
                                    and (p.region <> h.region or p.decile <> h.decile
                                        or p.here <> (not p.merged and not h.away))
                                """)
                        .execute(
                                Tuple.of(
                                        column(homes, HomeRow::id, UUID[]::new),
                                        column(homes, HomeRow::region, String[]::new),
                                        column(homes, HomeRow::decile, Integer[]::new),
                                        column(homes, HomeRow::away, Boolean[]::new)))
                        .replaceWithVoid();
    }
}

package id.dinsos.registry.search;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonFacts.PpksType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row per person, with where and how poor the household is, to be found by the blind keys of a
 * name or family card. It holds no personal data; whoever wants a name asks for the person.
 */
@Singleton
public class PersonView implements View {
    static final String NAME = "person";

    /** The keys that are PPKS types. */
    static final String TYPES =
            Stream.of(PpksType.values())
                    .map(type -> Long.toString(BlindIndex.ofType(type)))
                    .collect(Collectors.joining(",", "'{", "}'::bigint[]"));

    private final PersonRow.Blind blind;

    public PersonView(BlindIndex index) {
        this.blind = new PersonRow.Blind(index::ofName, index::ofKk);
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
        return Stream.concat(
                        PersonEvent.NAMES.keySet().stream(), HouseholdEvent.NAMES.keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** One who lives in no household is found under their regency. */
    @Override
    public String ddl() {
        return """
        create table home (
            id     uuid primary key,
            region text collate "C" not null,
            decile int  not null
        );
        create table person (
            id           uuid primary key,
            version      int  not null,
            owner        text not null,
            region       text collate "C" not null,
            decile       int  not null,
            household_id uuid,
            sex          text not null,
            alive        boolean  not null,
            kk           uuid,
            keys         bigint[] not null,
            typed        boolean  not null generated always as (keys && %s) stored
        );
        create index person_by_household on person (household_id);
        """
                .formatted(TYPES);
    }

    /**
     * The keys' index takes small steps (a short pending list), so that no search pays for an
     * intake.
     */
    @Override
    public String indexes() {
        return """
        create index person_by_region on person (region, id) include (decile, alive);
        create index person_by_type on person (region) include (keys) where typed and alive;
        create index person_by_kk on person (kk) where kk is not null;
        create index person_by_keys on person using gin (keys) with (gin_pending_list_limit = 512);
        """;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        return homes(tx, events(batch, HouseholdEvent.class))
                .flatMap(homes ->
                        writeHomes(tx, homes)
                                .flatMap(x -> persons(tx, events(batch, PersonEvent.class)))
                                .flatMap(persons -> writePersons(tx, persons))
                                .flatMap(x -> movePersons(tx, homes)));
    }

    private static List<Recorded> events(List<Recorded> batch, Class<?> type) {
        return batch.stream().filter(one -> type.isInstance(one.event())).toList();
    }

    private static UUID[] begun(List<Recorded> events) {
        return events.stream()
                .filter(one -> one.version() > 1)
                .map(Recorded::streamId)
                .distinct()
                .toArray(UUID[]::new);
    }

    private static Uni<List<HomeRow>> homes(SqlConnection tx, List<Recorded> events) {
        return known(
                        tx,
                        "select id, region, decile from home where id = any($1)",
                        begun(events),
                        row -> new HomeRow(row.getUUID(0), row.getString(1), row.getInteger(2)))
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

    private Uni<List<PersonRow>> persons(SqlConnection tx, List<Recorded> events) {
        return known(
                        tx,
                        "select id, version, owner, household_id, sex, alive, kk, keys from person"
                                + " where id = any($1)",
                        begun(events),
                        PersonView::person)
                .map(rows -> {
                    Map<UUID, PersonRow> changed = new HashMap<>();
                    for (Recorded one : events) {
                        UUID id = one.streamId();
                        PersonRow before = changed.getOrDefault(id, rows.get(id));
                        changed.put(
                                id,
                                PersonRow.after(
                                        before,
                                        id,
                                        one.version(),
                                        (PersonEvent) one.event(),
                                        blind));
                    }
                    return List.copyOf(changed.values());
                });
    }

    private static <T> Uni<Map<UUID, T>> known(
            SqlConnection tx, String sql, UUID[] ids, Function<Row, T> read) {
        Map<UUID, T> found = new HashMap<>();
        return ids.length == 0
                ? Uni.createFrom().item(found)
                : tx.preparedQuery(sql)
                        .execute(Tuple.of(ids))
                        .map((RowSet<Row> rows) -> {
                            rows.forEach(row -> found.put(row.getUUID(0), read.apply(row)));
                            return found;
                        });
    }

    private static PersonRow person(Row row) {
        Set<Long> names = new HashSet<>();
        List<PpksType> types = new ArrayList<>();
        for (Long key : row.getArrayOfLongs(7)) {
            if (key > 0 && key <= PpksType.values().length) {
                types.add(PpksType.values()[(int) (key - 1)]);
            } else {
                names.add(key);
            }
        }
        return new PersonRow(
                row.getUUID(0),
                row.getInteger(1),
                row.getString(2),
                row.getUUID(3),
                row.getString(4),
                row.getBoolean(5),
                row.getUUID(6),
                names,
                types);
    }

    private static Uni<Void> writeHomes(SqlConnection tx, List<HomeRow> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(
                                """
                                insert into home select * from unnest($1::uuid[], $2::text[], $3::int[])
                                on conflict (id) do update set region = excluded.region,
                                    decile = excluded.decile
                                """)
                        .execute(
                                Tuple.of(
                                        column(rows, HomeRow::id, UUID[]::new),
                                        column(rows, HomeRow::region, String[]::new),
                                        column(rows, HomeRow::decile, Integer[]::new)))
                        .replaceWithVoid();
    }

    private static Uni<Void> writePersons(SqlConnection tx, List<PersonRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple tuple =
                Tuple.tuple()
                        .addValue(column(rows, PersonRow::id, UUID[]::new))
                        .addValue(column(rows, PersonRow::version, Integer[]::new))
                        .addValue(column(rows, PersonRow::owner, String[]::new))
                        .addValue(column(rows, PersonRow::householdId, UUID[]::new))
                        .addValue(column(rows, PersonRow::sex, String[]::new))
                        .addValue(column(rows, PersonRow::alive, Boolean[]::new))
                        .addValue(column(rows, PersonRow::kk, UUID[]::new))
                        .addValue(column(rows, PersonView::keys, String[]::new));
        return tx.preparedQuery(
                        """
                        insert into person
                        select p.id, p.version, p.owner, coalesce(h.region, p.owner),
                            coalesce(h.decile, 0), p.household_id, p.sex, p.alive, p.kk,
                            p.keys::bigint[]
                        from unnest($1::uuid[], $2::int[], $3::text[], $4::uuid[], $5::text[],
                                $6::boolean[], $7::uuid[], $8::text[])
                            p (id, version, owner, household_id, sex, alive, kk, keys)
                        left join home h on h.id = p.household_id
                        on conflict (id) do update set version = excluded.version,
                            owner = excluded.owner, region = excluded.region,
                            decile = excluded.decile, household_id = excluded.household_id,
                            sex = excluded.sex, alive = excluded.alive, kk = excluded.kk, keys = excluded.keys
                        where person.version < excluded.version
                        """)
                .execute(tuple)
                .flatMap(x ->
                        ErasureStore.forgetErased(tx, column(rows, PersonRow::id, UUID[]::new)));
    }

    /** Those who came before their household, and those whose household has changed. */
    private static Uni<Void> movePersons(SqlConnection tx, List<HomeRow> homes) {
        return homes.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(
                                """
                                update person p set region = h.region, decile = h.decile
                                from unnest($1::uuid[], $2::text[], $3::int[]) h (id, region, decile)
                                where p.household_id = h.id
                                    and (p.region <> h.region or p.decile <> h.decile)
                                """)
                        .execute(
                                Tuple.of(
                                        column(homes, HomeRow::id, UUID[]::new),
                                        column(homes, HomeRow::region, String[]::new),
                                        column(homes, HomeRow::decile, Integer[]::new)))
                        .replaceWithVoid();
    }

    /** As PostgreSQL reads an array: arrays of arrays would be unnested whole. */
    private static String keys(PersonRow row) {
        return Stream.concat(row.names().stream(), row.types().stream().map(BlindIndex::ofType))
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static <R, T> T[] column(
            Collection<R> rows,
            Function<R, ? extends @Nullable Object> field,
            IntFunction<T[]> array) {
        return rows.stream().map(field).toArray(array);
    }
}

package id.dinsos.registry.search;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonFacts.PpksType;
import id.dinsos.registry.search.PersonRow.Known;
import id.dinsos.registry.search.PersonRow.Numbers;
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
 * name or a number, those of now and those of before. It holds no personal data; whoever wants a
 * name asks for the person.
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
        this.blind = new PersonRow.Blind(index::ofName, index::ofNumber, index::ofLikeness);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 5;
    }

    @Override
    public Set<String> types() {
        return Stream.concat(
                        PersonEvent.NAMES.keySet().stream(), HouseholdEvent.NAMES.keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * One who lives in no household is found under their regency. Only those who are {@code here}
     * are counted and exported: not a record that ended in another one, and nobody who has left
     * with their household.
     */
    @Override
    public String ddl() {
        return HomeView.DDL
                + """
                create table person (
                    id           uuid primary key,
                    version      int  not null,
                    owner        text not null,
                    region       text collate "C" not null,
                    decile       int  not null,
                    household_id uuid,
                    sex          text not null,
                    alive        boolean  not null,
                    merged       boolean  not null,
                    here         boolean  not null,
                    nik          uuid,
                    kk           uuid,
                    card         uuid,
                    former       uuid[]   not null,
                    likeness     uuid,
                    born         int,
                    keys         bigint[] not null,
                    typed        boolean  not null generated always as (keys && %s) stored
                );
                create index person_by_household on person (household_id);
                create function located(keys bigint[], region text) returns bigint[]
                    language sql immutable strict parallel safe as
                    $$select array(select key # ('x' || left(md5(left(region, 8)), 16))::bit(64)::bigint
                        from unnest(keys) key)$$;
                """
                        .formatted(TYPES);
    }

    /**
     * The keys are indexed together with the district, so that a name that is common in a regency
     * is looked up among the hundreds of one district. What is new goes into the index at once: a
     * list of what is pending would be read through by each search once in every district.
     */
    @Override
    public String indexes() {
        return """
        create index person_by_region on person (region, id) include (decile, alive, here);
        create index person_by_type on person (region) include (keys)
            where typed and alive and here;
        create index person_by_kk on person (kk, household_id) include (region, here)
            where kk is not null;
        create index person_by_card on person (card) where card is not null;
        create index person_by_former on person using gin (former) with (fastupdate = off)
            where former <> '{}';
        create index person_by_likeness on person (likeness, id) include (region, here)
            where likeness is not null;
        create index person_by_keys on person using gin (located(keys, region))
            with (fastupdate = off);
        """;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        return HomeView.homes(tx, events(batch, HouseholdEvent.class))
                .flatMap(homes ->
                        HomeView.write(tx, homes)
                                .flatMap(x -> persons(tx, events(batch, PersonEvent.class)))
                                .flatMap(persons -> writePersons(tx, persons))
                                .flatMap(x -> HomeView.move(tx, homes)));
    }

    private static List<Recorded> events(List<Recorded> batch, Class<?> type) {
        return batch.stream().filter(one -> type.isInstance(one.event())).toList();
    }

    static UUID[] begun(List<Recorded> events) {
        return events.stream()
                .filter(one -> one.version() > 1)
                .map(Recorded::streamId)
                .distinct()
                .toArray(UUID[]::new);
    }

    private Uni<List<PersonRow>> persons(SqlConnection tx, List<Recorded> events) {
        return known(
                        tx,
                        "select id, version, owner, household_id, sex, alive, merged, nik, kk, card,"
                                + " former, likeness, born, keys from person where id = any($1)",
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

    static <T> Uni<Map<UUID, T>> known(
            SqlConnection tx, String sql, UUID[] ids, Function<Row, T> read) {
        Map<UUID, T> found = new HashMap<>();
        return ids.length == 0
                ? Uni.createFrom().item(found)
                : tx.preparedQuery(sql)
                        .execute(Tuple.of(ids))
                        .map((RowSet<Row> rows) -> {
                            rows.forEach(row -> found.put(row.getUUID("id"), read.apply(row)));
                            return found;
                        });
    }

    private static PersonRow person(Row row) {
        Set<Long> names = new HashSet<>();
        List<PpksType> types = new ArrayList<>();
        for (Long key : row.getArrayOfLongs("keys")) {
            if (key > 0 && key <= PpksType.values().length) {
                types.add(PpksType.values()[(int) (key - 1)]);
            } else {
                names.add(key);
            }
        }
        return new PersonRow(
                row.getUUID("id"),
                row.getInteger("version"),
                row.getString("owner"),
                row.getUUID("household_id"),
                row.getString("sex"),
                row.getBoolean("alive"),
                row.getBoolean("merged"),
                new Known(names, row.getUUID("likeness"), row.getInteger("born")),
                new Numbers(
                        row.getUUID("nik"),
                        row.getUUID("kk"),
                        row.getUUID("card"),
                        Set.of(row.getArrayOfUUIDs("former"))),
                types);
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
                        .addValue(column(rows, PersonRow::merged, Boolean[]::new))
                        .addValue(column(rows, row -> row.numbers().nik(), UUID[]::new))
                        .addValue(column(rows, row -> row.numbers().kk(), UUID[]::new))
                        .addValue(column(rows, row -> row.numbers().card(), UUID[]::new))
                        .addValue(column(rows, PersonView::former, String[]::new))
                        .addValue(column(rows, row -> row.known().likeness(), UUID[]::new))
                        .addValue(column(rows, row -> row.known().born(), Integer[]::new))
                        .addValue(column(rows, PersonView::keys, String[]::new));
        return tx.preparedQuery(
                        """
                        insert into person (id, version, owner, region, decile, household_id, sex,
                            alive, merged, here, nik, kk, card, former, likeness, born, keys)
                        select p.id, p.version, p.owner, coalesce(h.region, p.owner),
                            coalesce(h.decile, 0), p.household_id, p.sex, p.alive, p.merged,
                            not p.merged and not coalesce(h.away, false), p.nik, p.kk, p.card,
                            p.former::uuid[], p.likeness, p.born, p.keys::bigint[]
                        from unnest($1::uuid[], $2::int[], $3::text[], $4::uuid[], $5::text[],
                                $6::boolean[], $7::boolean[], $8::uuid[], $9::uuid[], $10::uuid[],
                                $11::text[], $12::uuid[], $13::int[], $14::text[])
                            p (id, version, owner, household_id, sex, alive, merged, nik, kk, card,
                                former, likeness, born, keys)
                        left join home h on h.id = p.household_id
                        on conflict (id) do update set version = excluded.version,
                            owner = excluded.owner, region = excluded.region,
                            decile = excluded.decile, household_id = excluded.household_id,
                            sex = excluded.sex, alive = excluded.alive, merged = excluded.merged,
                            here = excluded.here, nik = excluded.nik, kk = excluded.kk,
                            card = excluded.card, former = excluded.former,
                            likeness = excluded.likeness, born = excluded.born,
                            keys = excluded.keys
                        where person.version < excluded.version
                        """)
                .execute(tuple)
                .flatMap(x ->
                        ErasureStore.forgetErased(tx, column(rows, PersonRow::id, UUID[]::new)));
    }

    /** As PostgreSQL reads an array: arrays of arrays would be unnested whole. */
    private static String keys(PersonRow row) {
        return Stream.concat(
                        row.known().names().stream(), row.types().stream().map(BlindIndex::ofType))
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String former(PersonRow row) {
        return row.numbers().former().stream()
                .map(UUID::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }

    static <R, T> T[] column(
            Collection<R> rows,
            Function<R, ? extends @Nullable Object> field,
            IntFunction<T[]> array) {
        return rows.stream().map(field).toArray(array);
    }
}

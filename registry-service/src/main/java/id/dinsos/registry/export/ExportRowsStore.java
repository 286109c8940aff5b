package id.dinsos.registry.export;

import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.registry.export.ExportBody.Kind;
import id.dinsos.registry.export.ExportRow.Sight;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdDecider;
import id.dinsos.registry.office.ReadLogStore;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonDecider;
import id.dinsos.registry.region.RegionStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an export, page by page: who belongs in it says the view at one place of the log, in
 * one statement; what stands in the row says the log up to that place. So whoever moves while the
 * file is written is in it once, as they stood. Every page is on record as read before it is
 * written, with the export it is for.
 */
@Singleton
public class ExportRowsStore {
    private static final int PAGE = 500;
    private static final HouseholdDecider HOUSEHOLDS = new HouseholdDecider();
    private static final PersonDecider PERSONS = new PersonDecider();

    static final List<String> HOUSEHOLD_NAMES =
            List.of(
                    "id",
                    "kode_desa",
                    "desa",
                    "kepala_keluarga",
                    "nik_kepala",
                    "no_kk",
                    "alamat",
                    "rt",
                    "rw",
                    "anggota_hidup",
                    "desil",
                    "persentil",
                    "daftar",
                    "status");
    static final List<String> PERSON_NAMES =
            List.of(
                    "id",
                    "id_keluarga",
                    "nama",
                    "nik",
                    "no_kk",
                    "hubungan",
                    "jenis_kelamin",
                    "tgl_lahir",
                    "hidup",
                    "padan",
                    "pekerjaan",
                    "disabilitas",
                    "ppks");

    /** Rows and the place the view has come to are of one snapshot. */
    private static final String PEOPLE =
            """
            with written as (
                insert into export_row (export_id, seq, id)
                select $1, row_number() over (order by region, id), id
                from view_person.person
                where region >= $2 and region < $3 and decile between $4 and $5 and here
                    and not exists (select from view_privacy.restriction r
                        where r.person_id = person.id)
                    and ($6::bigint[] is null or keys @> $6)
                returning 1)
            select c.tx, c.position, (select count(*) from written) as rows
            from checkpoint c where c.view = 'person'
            """;

    private static final String HOMES =
            """
            with written as (
                insert into export_row (export_id, seq, id)
                select $1, row_number() over (order by region, id), id
                from view_household.household h
                where region >= $2 and region < $3 and decile between $4 and $5
                    and state = 'LIVE'
                    and ($6::bigint[] is null or exists (select from view_person.person p
                        where p.household_id = h.id and p.keys @> $6))
                returning 1)
            select c.tx, c.position, (select count(*) from written) as rows
            from checkpoint c where c.view = 'household'
            """;

    private static final String FREE =
            "select id from unnest($1::uuid[]) a (id) where not exists"
                    + " (select from view_privacy.restriction r where r.person_id = a.id)";

    private final EventStore store;
    private final RegionStore regions;
    private final ReadLogStore readLog;

    public ExportRowsStore(EventStore store, RegionStore regions, ReadLogStore readLog) {
        this.store = store;
        this.regions = regions;
        this.readLog = readLog;
    }

    static List<String> names(Kind kind) {
        return switch (kind) {
            case HOUSEHOLDS -> HOUSEHOLD_NAMES;
            case PERSONS -> PERSON_NAMES;
            case ROSTER -> ExportHeading.ROSTER;
        };
    }

    /** Settles who belongs in the file; anew where a crash interrupted it. */
    Uni<Roll> settle(UUID export, ExportOrder order) {
        Tuple tuple =
                Tuple.tuple()
                        .addValue(export)
                        .addValue(order.region())
                        .addValue(order.regionEnd())
                        .addValue(order.decileFrom())
                        .addValue(order.decileTo())
                        .addValue(
                                order.ppksType() == null
                                        ? null
                                        : new Long[] {order.ppksType().ordinal() + 1L});
        return forget(store.pool(), export)
                .flatMap(x ->
                        store.pool()
                                .preparedQuery(order.kind() == Kind.PERSONS ? PEOPLE : HOMES)
                                .execute(tuple))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Roll(
                            new Position(row.getLong("tx"), row.getLong("position")),
                            row.getLong("rows"));
                });
    }

    static Uni<Void> forget(Pool pool, UUID export) {
        return pool.preparedQuery("delete from export_row where export_id = $1")
                .execute(Tuple.of(export))
                .replaceWithVoid();
    }

    /** The page behind a row's number; the last one is not full. */
    Uni<Page> page(UUID export, ExportOrder order, String actor, long after, Position upTo) {
        return store.pool()
                .preparedQuery(
                        "select id from export_row where export_id = $1 and seq > $2"
                                + " order by seq limit $3")
                .execute(Tuple.of(export, after, PAGE))
                .map(ExportRowsStore::ids)
                .flatMap(ids ->
                        read(order, new Reader(actor, "export " + export), ids, after, upTo));
    }

    private Uni<Page> read(
            ExportOrder order, Reader reader, List<UUID> ids, long after, Position upTo) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(new Page(List.of(), null));
        }
        Long next = ids.size() < PAGE ? null : Long.valueOf(after + PAGE);
        return order.kind() == Kind.PERSONS
                ? people(reader, ids, upTo)
                        .map(people -> new Page(persons(order, ids, people), next))
                : homes(ids, upTo)
                        .flatMap(homes ->
                                people(reader, named(order, homes), upTo)
                                        .map(people ->
                                                new Page(households(order, homes, people), next)));
    }

    private Uni<Map<UUID, Household.Registered>> homes(List<UUID> ids, Position upTo) {
        return store.loadAll(ids)
                .map(streams -> {
                    Map<UUID, Household.Registered> homes = new LinkedHashMap<>();
                    for (UUID id : ids) {
                        Stream stream = upTo(Objects.requireNonNull(streams.get(id)), upTo);
                        if (stream.fold(HOUSEHOLDS) instanceof Household.Registered home) {
                            homes.put(id, home);
                        }
                    }
                    return homes;
                });
    }

    /** Whose data lie still is in no row, whatever the file is of. */
    private Uni<Map<UUID, Person.Registered>> people(Reader reader, List<UUID> ids, Position upTo) {
        return store.pool()
                .preparedQuery(FREE)
                .execute(Tuple.tuple().addValue(ids.toArray(UUID[]::new)))
                .map(ExportRowsStore::ids)
                .call(free -> readLog.read(reader.actor, reader.action, free))
                .flatMap(store::loadAll)
                .map(streams ->
                        streams.values().stream()
                                .map(stream -> upTo(stream, upTo))
                                .filter(stream -> stream.fold(PERSONS) instanceof Person.Registered)
                                .collect(
                                        Collectors.toMap(
                                                Stream::id,
                                                stream ->
                                                        (Person.Registered) stream.fold(PERSONS))));
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        List<UUID> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.getUUID("id")));
        return ids;
    }

    private static Stream upTo(Stream stream, Position end) {
        return new Stream(
                stream.id(),
                stream.version(),
                stream.hash(),
                stream.events().stream()
                        .filter(one -> one.position().compareTo(end) <= 0)
                        .toList());
    }

    /** Whose names stand in the rows of these households. */
    private static List<UUID> named(ExportOrder order, Map<UUID, Household.Registered> homes) {
        Set<UUID> ids = new LinkedHashSet<>();
        homes.values()
                .forEach(home -> {
                    ids.add(home.headId());
                    if (order.kind() == Kind.ROSTER) {
                        home.members().forEach(member -> ids.add(member.personId()));
                    }
                });
        return List.copyOf(ids);
    }

    private List<List<String>> households(
            ExportOrder order,
            Map<UUID, Household.Registered> homes,
            Map<UUID, Person.Registered> people) {
        List<List<String>> rows = new ArrayList<>();
        homes.forEach((id, home) -> {
            if (order.kind() == Kind.ROSTER) {
                home.members().stream()
                        .filter(Household.Member::alive)
                        .forEach(one ->
                                rows.add(ExportRow.member(home, one, people, Sight.of(order))));
            } else {
                rows.add(
                        ExportRow.household(
                                id,
                                home,
                                people.get(home.headId()),
                                regions.name(home.region().code()),
                                Sight.of(order)));
            }
        });
        return rows;
    }

    private static List<List<String>> persons(
            ExportOrder order, List<UUID> ids, Map<UUID, Person.Registered> people) {
        List<List<String>> rows = new ArrayList<>();
        for (UUID id : ids) {
            Person.Registered person = people.get(id);
            if (person != null && !person.identity().isErased() && person.mergedInto() == null) {
                rows.add(ExportRow.person(id, person, Sight.of(order)));
            }
        }
        return rows;
    }

    /**
     * Who belongs in a file.
     *
     * @param position the place in the log at which this was so
     */
    record Roll(Position position, long rows) {}

    /** Rows, and the number behind which the next begin; null after the last. */
    record Page(List<List<String>> rows, @Nullable Long next) {}

    /** Who reads, and what for, as it stands in the trail of reads. */
    private record Reader(String actor, String action) {}
}

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
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an export, page by page: who belongs in it says the view, what stands in the row says
 * the log up to the export's position. Every page is on record as read before it is written.
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
    static final List<String> ROSTER_NAMES =
            List.of("No", "Nama", "NIK", "No. KK", "Hubungan", "L/P", "Lahir", "RT/RW", "Desil");

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
            case ROSTER -> ROSTER_NAMES;
        };
    }

    Uni<Long> total(ExportOrder order) {
        return store.pool()
                .preparedQuery("select count(*) from " + from(order))
                .execute(filter(order))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** The page behind a place; the last one is not full. */
    Uni<Page> page(ExportOrder order, String actor, Place after, Position upTo) {
        Tuple tuple =
                filter(order).addValue(after.region).addValue(after.id).addValue(after.region);
        return store.pool()
                .preparedQuery(
                        "select region, id from "
                                + from(order)
                                + " and (region > $5 or region = $7 and id > $6)"
                                + " order by region, id limit "
                                + PAGE)
                .execute(tuple)
                .map(rows -> {
                    List<Place> places = new ArrayList<>();
                    rows.forEach(row -> places.add(new Place(row.getString(0), row.getUUID(1))));
                    return places;
                })
                .flatMap(places -> read(order, actor, places, upTo));
    }

    private Uni<Page> read(ExportOrder order, String actor, List<Place> places, Position upTo) {
        List<UUID> ids = places.stream().map(Place::id).toList();
        Place next = places.size() < PAGE ? null : places.getLast();
        if (ids.isEmpty()) {
            return Uni.createFrom().item(new Page(List.of(), null));
        }
        return order.kind() == Kind.PERSONS
                ? people(actor, ids, upTo)
                        .map(people -> new Page(persons(order, ids, people), next))
                : homes(ids, upTo)
                        .flatMap(homes ->
                                people(actor, named(order, homes), upTo)
                                        .map(people ->
                                                new Page(households(order, homes, people), next)));
    }

    private static String from(ExportOrder order) {
        String where = " where region >= $1 and region < $2 and decile between $3 and $4";
        String typed =
                order.ppksType() == null
                        ? ""
                        : " and keys @> array[%d]::bigint[]"
                                .formatted(order.ppksType().ordinal() + 1);
        if (order.kind() == Kind.PERSONS) {
            // Who has left the regency with their household is another office's.
            return "view_person.person p"
                    + where
                    + typed
                    + " and not exists (select from view_household.household gone"
                    + " where gone.id = p.household_id and gone.state = 'MOVED_OUT')";
        }
        return "view_household.household h"
                + where
                + " and state = 'LIVE'"
                + (typed.isEmpty()
                        ? ""
                        : " and exists (select from view_person.person p"
                                + " where p.household_id = h.id"
                                + typed
                                + ")");
    }

    private static Tuple filter(ExportOrder order) {
        return Tuple.tuple()
                .addValue(order.region())
                .addValue(order.regionEnd())
                .addValue(order.decileFrom())
                .addValue(order.decileTo());
    }

    private Uni<Map<UUID, Household.Registered>> homes(List<UUID> ids, Position upTo) {
        return store.loadAll(ids)
                .map(streams ->
                        ids.stream()
                                .map(id -> upTo(Objects.requireNonNull(streams.get(id)), upTo))
                                .filter(stream ->
                                        stream.fold(HOUSEHOLDS) instanceof Household.Registered)
                                .collect(
                                        Collectors.toMap(
                                                Stream::id,
                                                stream ->
                                                        (Household.Registered)
                                                                stream.fold(HOUSEHOLDS),
                                                (one, same) -> one,
                                                java.util.LinkedHashMap::new)));
    }

    private Uni<Map<UUID, Person.Registered>> people(String actor, List<UUID> ids, Position upTo) {
        return readLog.read(actor, "export", ids)
                .flatMap(kept -> store.loadAll(ids))
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

    /** Rows, and the place behind which the next begin; null after the last. */
    record Page(List<List<String>> rows, @Nullable Place next) {}

    /** A row's place in the order of the file. */
    record Place(String region, UUID id) {
        static final Place BEGIN = new Place("", new UUID(0, 0));
    }
}

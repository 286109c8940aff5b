package id.dinsos.cases.desk;

import id.dinsos.cases.handling.CaseEvent.CaseReceived;
import id.dinsos.cases.handling.CaseEvent.IdentificationUndone;
import id.dinsos.cases.handling.CaseEvent.PersonIdentified;
import id.dinsos.cases.handling.CaseEvent.PersonInvolved;
import id.dinsos.cases.handling.CaseEvent.ReporterTold;
import id.dinsos.cases.handling.Involved;
import id.dinsos.eventstore.rules.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of {@link CaseView} that knows who is in which case, by their ids alone. */
final class PeopleColumnsView {
    /** Who is only identified is in the table already, with their role. */
    private static final String SAVE =
            "insert into involved select case_id, ref, coalesce(role, 'OTHER'), person_id from"
                    + " unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[])"
                    + " u (case_id, ref, role, person_id) on conflict (case_id, ref) do update"
                    + " set person_id = excluded.person_id";

    private static final String WAITING =
            "insert into to_tell select unnest($1::uuid[]) on conflict do nothing";

    private PeopleColumnsView() {}

    static Uni<Void> save(SqlConnection tx, List<Recorded> batch) {
        return people(tx, batch).flatMap(x -> reporters(tx, batch));
    }

    /** Who told of a case and said who they are, until they have heard how it ended. */
    private static Uni<Void> reporters(SqlConnection tx, List<Recorded> batch) {
        Map<UUID, Boolean> waiting = new LinkedHashMap<>();
        for (Recorded recorded : batch) {
            if (recorded.event() instanceof CaseReceived received) {
                boolean named =
                        received.report()
                                .value()
                                .map(report ->
                                        !report.reporter().isEmpty() || !report.phone().isEmpty())
                                .orElse(false);
                if (named) {
                    waiting.put(recorded.streamId(), true);
                }
            } else if (recorded.event() instanceof ReporterTold) {
                waiting.put(recorded.streamId(), false);
            }
        }
        return waiting.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(WAITING)
                        .execute(Tuple.of(ids(waiting, true)))
                        .flatMap(x ->
                                tx.preparedQuery("delete from to_tell where case_id = any($1)")
                                        .execute(Tuple.of(ids(waiting, false))))
                        .replaceWithVoid();
    }

    private static UUID[] ids(Map<UUID, Boolean> waiting, boolean yes) {
        return waiting.entrySet().stream()
                .filter(one -> one.getValue() == yes)
                .map(Map.Entry::getKey)
                .toArray(UUID[]::new);
    }

    private static Uni<Void> people(SqlConnection tx, List<Recorded> batch) {
        Map<Place, Somebody> people = new LinkedHashMap<>();
        for (Recorded recorded : batch) {
            UUID id = recorded.streamId();
            switch (recorded.event()) {
                case PersonInvolved(Involved person, var at) ->
                        people.put(
                                new Place(id, person.ref()),
                                new Somebody(person.role().name(), person.personId()));
                case PersonIdentified(UUID ref, UUID person, var at) ->
                        identify(people, new Place(id, ref), person);
                case IdentificationUndone undone ->
                        identify(people, new Place(id, undone.ref()), null);
                default -> {}
            }
        }
        if (people.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Place> places = List.copyOf(people.keySet());
        List<Somebody> found = List.copyOf(people.values());
        return tx.preparedQuery(SAVE)
                .execute(
                        Tuple.of(
                                places.stream().map(Place::caseId).toArray(UUID[]::new),
                                places.stream().map(Place::ref).toArray(UUID[]::new),
                                found.stream().map(Somebody::role).toArray(String[]::new),
                                found.stream().map(Somebody::person).toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private static void identify(Map<Place, Somebody> people, Place place, @Nullable UUID person) {
        Somebody before = people.get(place);
        people.put(place, new Somebody(before == null ? null : before.role, person));
    }

    private record Place(UUID caseId, UUID ref) {}

    private record Somebody(@Nullable String role, @Nullable UUID person) {}
}

package id.dinsos.registry.search;

import id.dinsos.eventstore.log.EventStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Erases a person from the registry: their key, by which the log reads as erased from then on, and
 * what the search has kept of their name and numbers, in one transaction. The claim on the NIK
 * stays, so that the same person cannot be paid twice.
 */
@Singleton
public class ErasureStore {
    /** Held, no batch of the view is at work, also not of one that is being built anew. */
    private static final String HOLD =
            "select view from checkpoint where view in ('person', 'person.next') for update";

    private static final String SCHEMAS =
            "select nspname from pg_namespace"
                    + " where nspname in ('view_person', 'view_person_next')";

    private final EventStore store;

    public ErasureStore(EventStore store) {
        this.store = store;
    }

    public Uni<Void> erase(UUID personId) {
        return store.pool()
                .withTransaction(tx ->
                        tx.query(HOLD)
                                .execute()
                                .flatMap(held -> store.keys().erase(tx, personId))
                                .flatMap(x -> tx.query(SCHEMAS).execute())
                                .flatMap(schemas -> {
                                    Uni<Void> done = Uni.createFrom().voidItem();
                                    for (var schema : schemas) {
                                        String table = schema.getString("nspname") + ".person";
                                        done = done.flatMap(x -> forget(tx, table, personId));
                                    }
                                    return done;
                                }));
    }

    /** Those of the batch who were erased after it had been read from the log. */
    static Uni<Void> forgetErased(SqlConnection tx, UUID[] persons) {
        return tx.preparedQuery(
                        "select subject_id from public.subject_key"
                                + " where wrapped_key is null and subject_id = any($1)")
                .execute(Tuple.of(persons))
                .flatMap(rows -> {
                    List<UUID> erased = new ArrayList<>();
                    rows.forEach(row -> erased.add(row.getUUID("subject_id")));
                    return erased.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : forget(tx, "person", erased.toArray(UUID[]::new));
                });
    }

    /** Leaves nothing of the persons by which a name or family card could be found. */
    private static Uni<Void> forget(SqlConnection tx, String table, UUID... persons) {
        return tx.preparedQuery(
                        "update %s set nik = null, kk = null, card = null, former = '{}', likeness = null, keys = array(select key from unnest(keys) key"
                                        .formatted(table)
                                + " where key = any(%s)) where id = any($1)"
                                        .formatted(PersonView.TYPES))
                .execute(Tuple.of(persons))
                .replaceWithVoid();
    }
}

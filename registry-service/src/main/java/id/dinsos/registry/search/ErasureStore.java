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
    private final EventStore store;

    public ErasureStore(EventStore store) {
        this.store = store;
    }

    public Uni<Void> erase(UUID personId) {
        return store.pool()
                .withTransaction(tx ->
                        held(tx, PersonView.NAME)
                                .call(schemas -> store.keys().erase(tx, personId))
                                .flatMap(schemas -> {
                                    Uni<Void> done = Uni.createFrom().voidItem();
                                    for (String schema : schemas) {
                                        done =
                                                done.flatMap(x ->
                                                        forget(tx, schema + ".person", personId));
                                    }
                                    return done;
                                }));
    }

    /**
     * Holds a view: no batch of it is at work until the transaction ends, also not where it is
     * being built anew. The schemas of its tables, those of a new one included.
     */
    public static Uni<List<String>> held(SqlConnection tx, String view) {
        return tx.preparedQuery("select view from checkpoint where view = any($1) for update")
                .execute(Tuple.of(new String[] {view, view + ".next"}))
                .flatMap(x ->
                        tx.preparedQuery("select nspname from pg_namespace where nspname = any($1)")
                                .execute(
                                        Tuple.of(
                                                new String[] {
                                                    "view_" + view, "view_" + view + "_next"
                                                })))
                .map(rows -> {
                    List<String> schemas = new ArrayList<>();
                    rows.forEach(row -> schemas.add(row.getString("nspname")));
                    return schemas;
                });
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
                        "update %s set nik = null, kk = null, card = null, former = '{}', likeness = null, born = null, keys = array(select key from unnest(keys) key"
                                        .formatted(table)
                                + " where key = any(%s)) where id = any($1)"
                                        .formatted(PersonView.TYPES))
                .execute(Tuple.of(persons))
                .replaceWithVoid();
    }
}

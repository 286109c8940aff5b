package id.dinsos.registry.pointer;

import id.dinsos.eventstore.log.EventStore;
import id.dinsos.registry.person.PointerClaims;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** Who names a person as heir, caregiver or payee, from the claims that keep it. */
@Singleton
public class PointerStore {
    private final EventStore store;

    public PointerStore(EventStore store) {
        this.store = store;
    }

    /** The records of persons and households that name the person. */
    public Uni<Set<UUID>> pointingAt(UUID person) {
        return store.pool()
                .preparedQuery(
                        "select stream_id from claim where value between $1 and $2 and kind = $3")
                .execute(
                        Tuple.of(
                                Buffer.buffer(PointerClaims.first(person)),
                                Buffer.buffer(PointerClaims.last(person)),
                                PointerClaims.KIND))
                .map(rows -> {
                    Set<UUID> found = new LinkedHashSet<>();
                    rows.forEach(row -> found.add(row.getUUID("stream_id")));
                    return found;
                });
    }
}

package id.dinsos.cases.complaint;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Finds the open complaint of a matter, which holds the matter by a claim. */
@Singleton
class ComplaintStore {
    private static final String OPEN = "select stream_id from claim where kind = $1 and value = $2";

    private final Pool pool;

    ComplaintStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<UUID>> open(Matter matter) {
        return pool.preparedQuery(OPEN)
                .execute(Tuple.of(ComplaintPublisher.MATTER, Buffer.buffer(matter.key())))
                .map(rows ->
                        rows.rowCount() == 0
                                ? Optional.empty()
                                : Optional.of(rows.iterator().next().getUUID("stream_id")));
    }
}

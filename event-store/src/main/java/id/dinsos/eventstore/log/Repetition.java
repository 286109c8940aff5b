package id.dinsos.eventstore.log;

import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/** A refused command may be the repetition of one that was answered long ago. */
final class Repetition {
    private Repetition() {}

    /** The first answer, else the refusal. */
    static Uni<Done> or(Pool pool, Throwable refused, Request request) {
        Request.Once once = request.once();
        if (once == null) {
            return Uni.createFrom().failure(refused);
        }
        return pool.preparedQuery(
                        "select request_hash, result_id, etag from command"
                                + " where client = $1 and operation = $2 and key = $3")
                .execute(Tuple.of(once.client(), once.operation(), once.key()))
                .map(rows -> repeated(rows, refused, once));
    }

    private static Done repeated(RowSet<Row> rows, Throwable refused, Request.Once once) {
        if (!rows.iterator().hasNext()) {
            throw (RuntimeException) refused;
        }
        Row row = rows.iterator().next();
        if (!once.sameRequest(row.getBuffer("request_hash").getBytes())) {
            throw RefusedException.of(
                    KernelCode.IDEMPOTENCY_KEY_REUSED,
                    "this Idempotency-Key was used for another request");
        }
        return new Done(
                UUID.fromString(row.getString("result_id")),
                Integer.parseInt(row.getString("etag")),
                Position.START,
                true,
                true);
    }
}

package id.dinsos.eventstore.log;

import id.dinsos.eventstore.rules.Claim;
import id.dinsos.eventstore.rules.Claims;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusalCode;
import id.dinsos.eventstore.rules.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * After a clash of claims: what another stream holds it goes on holding, however often one tries,
 * and the claim says why the command is refused.
 */
final class Clash {
    private Clash() {}

    /** Refuses where another stream holds what the work takes. */
    static Uni<Void> requireFree(Pool pool, List<Claims> moved) {
        List<Claim> taken = moved.stream().flatMap(claims -> claims.taken().stream()).toList();
        Set<Claim.Key> given = new HashSet<>();
        moved.forEach(claims -> claims.released().forEach(one -> given.add(one.key())));
        return pool.preparedQuery(
                        "select c.kind, c.value, c.stream_id from claim c"
                                + " join unnest($1::text[], $2::bytea[]) w (kind, value)"
                                + " on c.kind = w.kind and c.value = w.value")
                .execute(
                        Tuple.of(
                                taken.stream().map(Claim::kind).toArray(String[]::new),
                                taken.stream()
                                        .map(one -> Buffer.buffer(one.bytes()))
                                        .toArray(Buffer[]::new)))
                .invoke(rows -> {
                    for (Row row : rows) {
                        byte[] value = row.getBuffer("value").getBytes();
                        Claim.Key key =
                                new Claim.Key(row.getString("kind"), ByteBuffer.wrap(value));
                        UUID holder = row.getUUID("stream_id");
                        for (Claim one : taken) {
                            if (one.key().equals(key)
                                    && !one.streamId().equals(holder)
                                    && !given.contains(key)) {
                                throw held(one);
                            }
                        }
                    }
                })
                .replaceWithVoid();
    }

    private static RefusedException held(Claim claim) {
        RefusalCode code = claim.held();
        return RefusedException.of(
                code == null ? KernelCode.CHANGED_MEANWHILE : code,
                "another record has it already");
    }
}

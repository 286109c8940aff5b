package id.dinsos.registry.intake.load;

import id.dinsos.eventstore.log.ConflictException;
import id.dinsos.eventstore.rules.Claims;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers a dry run would have claimed and given back, and where it would have put whom. It
 * appends no events, so that its batches know of each other only from here: two of one NIK, and one
 * person in two families, are found as in the real run.
 */
@Singleton
class TrialClaimStore {
    private final Pool pool;

    TrialClaimStore(Pool pool) {
        this.pool = pool;
    }

    /** The households into which earlier batches have put some of the persons. */
    Uni<Map<UUID, UUID>> homes(UUID intakeId, Set<UUID> persons) {
        Buffer[] values = persons.stream().map(id -> buffer(value(id))).toArray(Buffer[]::new);
        return pool.preparedQuery(
                        "select value, holder from trial_claim"
                                + " where intake_id = $1 and value = any($2)")
                .execute(Tuple.of(intakeId, values))
                .map(rows -> {
                    Map<UUID, UUID> homes = new HashMap<>();
                    rows.forEach(row -> {
                        ByteBuffer id = ByteBuffer.wrap(row.getBuffer("value").getBytes());
                        homes.put(new UUID(id.getLong(), id.getLong()), row.getUUID("holder"));
                    });
                    return homes;
                });
    }

    /**
     * Keeps what a batch claims, or fails with {@link ConflictException} and keeps nothing.
     *
     * @param homes the household into which it puts each person
     */
    Uni<Void> hold(UUID intakeId, List<Claims> claims, Map<UUID, UUID> homes) {
        Map<ByteBuffer, @Nullable UUID> holders = new HashMap<>();
        homes.forEach((person, home) -> holders.put(value(person), home));
        for (Claims one : claims) {
            one.released().forEach(claim -> holders.put(claim.value(), null));
        }
        for (Claims one : claims) {
            one.taken().forEach(claim -> holders.put(claim.value(), claim.streamId()));
        }
        if (holders.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Buffer[] values =
                holders.keySet().stream().map(TrialClaimStore::buffer).toArray(Buffer[]::new);
        return pool.withTransaction(tx ->
                tx.preparedQuery(
                                """
                                insert into trial_claim
                                select $1, value, holder from unnest($2::bytea[], $3::uuid[]) c (value, holder)
                                on conflict (intake_id, value) do update set holder = excluded.holder
                                where excluded.holder is null or trial_claim.holder is null
                                    or trial_claim.holder = excluded.holder
                                """)
                        .execute(Tuple.of(intakeId, values, holders.values().toArray(UUID[]::new)))
                        .invoke(rows -> {
                            if (rows.rowCount() < values.length) {
                                throw new ConflictException(ConflictException.Cause.CLAIM);
                            }
                        })
                        .replaceWithVoid());
    }

    /** An id is shorter than any hash, so that the two are never taken for each other. */
    private static ByteBuffer value(UUID id) {
        return ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .flip();
    }

    private static Buffer buffer(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return Buffer.buffer(bytes);
    }
}

package id.dinsos.registry.person;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;

/**
 * Records every read of personal data. It is awaited before the answer goes out: where the record
 * cannot be kept, nothing is shown.
 */
@Singleton
public class ReadLogStore {
    private final Pool pool;
    private final Clock clock;

    public ReadLogStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    public Uni<Void> read(String actor, String action, Collection<UUID> subjects) {
        return pool.preparedQuery(
                        "insert into personal_read (at, actor, action, subject)"
                                + " select $1, $2, $3, unnest($4::uuid[])")
                .execute(
                        Tuple.of(
                                clock.instant().atOffset(ZoneOffset.UTC),
                                actor,
                                action,
                                subjects.toArray(UUID[]::new)))
                .replaceWithVoid();
    }
}

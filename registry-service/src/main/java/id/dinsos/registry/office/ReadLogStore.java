package id.dinsos.registry.office;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records every read of personal data. It is awaited before the answer goes out: where the record
 * cannot be kept, nothing is shown.
 */
@Singleton
public class ReadLogStore {
    /** The most reads of one page. */
    public static final int PAGE = 200;

    private final Pool pool;
    private final Clock clock;
    private final Counter reads;

    public ReadLogStore(Pool pool, Clock clock, MeterRegistry meters) {
        this.pool = pool;
        this.clock = clock;
        this.reads =
                Counter.builder("dinsos.reads")
                        .description("Records of persons shown to somebody, each of them kept")
                        .register(meters);
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
                .invoke(() -> reads.increment(subjects.size()))
                .replaceWithVoid();
    }

    /** Who looked at the person, the newest first, before a moment where one is given. */
    public Uni<List<Read>> of(UUID subject, @Nullable Instant before) {
        Instant until = before == null ? clock.instant().plusSeconds(1) : before;
        return pool.preparedQuery(
                        "select at, actor, action from personal_read"
                                + " where subject = $1 and at < $2 order by at desc limit "
                                + PAGE)
                .execute(Tuple.of(subject, until.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    List<Read> found = new ArrayList<>();
                    rows.forEach(row ->
                            found.add(
                                    new Read(
                                            row.getOffsetDateTime("at").toInstant(),
                                            row.getString("actor"),
                                            row.getString("action"))));
                    return found;
                });
    }

    /** One look at somebody's data. */
    public record Read(Instant at, String actor, String action) {}
}

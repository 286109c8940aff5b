package id.dinsos.disbursement.channel;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Records every fetching of a bank file. It is awaited before the answer goes out: where the record
 * cannot be kept, nothing is handed out.
 */
@Singleton
public class BankFileReadStore {
    private static final int PAGE = 200;

    private final Pool pool;
    private final Clock clock;

    public BankFileReadStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    public Uni<Void> note(UUID file, String actor) {
        return pool.preparedQuery(
                        "insert into bank_file_read (file_id, at, actor) values ($1, $2, $3)")
                .execute(Tuple.of(file, clock.instant().atOffset(ZoneOffset.UTC), actor))
                .replaceWithVoid();
    }

    /** The newest first. */
    Uni<List<Read>> of(UUID file) {
        return pool.preparedQuery(
                        "select at, actor from bank_file_read where file_id = $1"
                                + " order by at desc limit "
                                + PAGE)
                .execute(Tuple.of(file))
                .map(rows -> {
                    List<Read> found = new ArrayList<>();
                    rows.forEach(row ->
                            found.add(
                                    new Read(
                                            row.getOffsetDateTime("at").toInstant(),
                                            row.getString("actor"))));
                    return found;
                });
    }

    /** One fetching. */
    public record Read(Instant at, String actor) {}
}

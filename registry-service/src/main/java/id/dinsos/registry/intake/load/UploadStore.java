package id.dinsos.registry.intake.load;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which files of uploads there are, so that none is left behind for good: an upload is known before
 * its first byte is kept, and no longer once an intake has it.
 */
@Singleton
public class UploadStore {
    private final Pool pool;
    private final Clock clock;

    UploadStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Gives the upload its name. */
    public Uni<UUID> begin(UUID intake) {
        return pool.preparedQuery(
                        "insert into intake_upload (intake_id, begun_at) values ($1, $2)"
                                + " returning upload")
                .execute(Tuple.of(intake, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getUUID("upload"));
    }

    /** Its files are gone. */
    public Uni<Void> forget(UUID upload) {
        return pool.preparedQuery("delete from intake_upload where upload = $1")
                .execute(Tuple.of(upload))
                .replaceWithVoid();
    }

    /** For which intake one was sent that never became one. */
    Uni<Optional<UUID>> abandoned(UUID upload) {
        return pool.preparedQuery("select intake_id from intake_upload where upload = $1")
                .execute(Tuple.of(upload))
                .map(rows ->
                        rows.rowCount() == 0
                                ? Optional.empty()
                                : Optional.of(rows.iterator().next().getUUID("intake_id")));
    }

    /**
     * What is to be swept up: uploads begun before a time that never became an intake, and intakes
     * that ended before another and have files still.
     */
    Uni<List<UUID>> old(Instant begun, Instant ended) {
        return pool.preparedQuery(
                        "select upload id from intake_upload where begun_at < $1"
                                + " union all (select id from intake where finished_at < $2"
                                + " and not swept order by finished_at limit 10000)")
                .execute(Tuple.of(begun.atOffset(ZoneOffset.UTC), ended.atOffset(ZoneOffset.UTC)))
                .map(UploadStore::ids);
    }

    /** The files of an intake are gone. */
    Uni<Void> swept(UUID intake) {
        return pool.preparedQuery(
                        "with gone as (delete from intake_part where intake_id = $1)"
                                + " update intake set swept = true where id = $1")
                .execute(Tuple.of(intake))
                .replaceWithVoid();
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        List<UUID> found = new ArrayList<>();
        rows.forEach(row -> found.add(row.getUUID("id")));
        return found;
    }
}

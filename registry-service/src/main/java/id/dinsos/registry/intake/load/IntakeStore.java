package id.dinsos.registry.intake.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.Fence;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.intake.file.IntakeCode;
import id.dinsos.registry.intake.load.Intake.Reviewed;
import id.dinsos.registry.intake.load.Intake.State;
import id.dinsos.registry.intake.rules.RowError;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Intakes as they stand in the database: what the job writes and callers see. */
@Singleton
public class IntakeStore {
    private static final String COLUMNS =
            "select id, owner, actor, dry_run, state, sorted, progress, last_family_id, failure_code,"
                    + " failure_detail, received_at, started_at, finished_at, as_of, whole,"
                    + " review, preview, reviewed_by, reviewed_at, review_reason, upload, swept"
                    + " from intake";

    private static final String AT_WORK = "state in ('RECEIVED', 'CHECKING', 'TRIAL', 'LOADING')";

    /** Before the statement that ends an intake: what only it knew goes. */
    private static final String OVER =
            "with gone as (delete from trial_claim where intake_id = $1),"
                    + " seen as (delete from intake_seen where intake_id = $1) ";

    private final Pool pool;
    private final ErrorStore errors;
    private final ObjectMapper mapper;
    private final Clock clock;

    public IntakeStore(Pool pool, ErrorStore errors, ObjectMapper mapper, Clock clock) {
        this.pool = pool;
        this.errors = errors;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Keeps an order to take files in; false where one with this id is there already. */
    Uni<Boolean> receive(UUID id, String actor, IntakeOrder order, UUID upload, long bytes) {
        return pool.preparedQuery(
                        "with come as (delete from intake_upload where upload = $10)"
                                + " insert into intake (id, owner, actor, dry_run, state, progress,"
                                + " received_at, as_of, whole, review, upload)"
                                + " values ($1, $2, $3, $4, 'RECEIVED', $5, $6, $7, $8, $9, $10)"
                                + " on conflict (id) do nothing")
                .execute(
                        Tuple.tuple()
                                .addValue(id)
                                .addValue(order.owner())
                                .addValue(actor)
                                .addValue(order.dryRun())
                                .addValue(json(IntakeProgress.of(bytes)))
                                .addValue(now())
                                .addValue(order.asOf())
                                .addValue(order.whole())
                                .addValue(order.review())
                                .addValue(upload))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Rows of a version that is put in force: they were looked at there, so they are loaded. */
    public Uni<Boolean> receiveOfVersion(
            UUID id, String actor, String owner, LocalDate asOf, UUID upload, long bytes) {
        return receive(id, actor, new IntakeOrder(owner, false, asOf, false, false), upload, bytes);
    }

    public Uni<Optional<Intake>> find(UUID id) {
        return pool.preparedQuery(COLUMNS + " where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> all(rows).stream().findFirst());
    }

    /** For a caller with authority over its office; for everybody else there is none. */
    public Uni<Intake> of(UUID id, Caller caller) {
        return find(id).map(found ->
                found.filter(intake -> caller.covers(intake.owner()))
                        .orElseThrow(() ->
                                RefusedException.of(
                                        IntakeCode.INTAKE_UNKNOWN, "there is no such intake")));
    }

    Uni<List<Intake>> open() {
        return pool.query(COLUMNS + " where " + AT_WORK + " order by received_at limit 100")
                .execute()
                .map(this::all);
    }

    Uni<Void> checking(UUID id) {
        return update(
                        "update intake set state = 'CHECKING',"
                                + " started_at = coalesce(started_at, $2) where id = $1"
                                + " and state in ('RECEIVED', 'CHECKING')",
                        Tuple.of(id, now()))
                .replaceWithVoid();
    }

    /**
     * It was checked; what was found of whole columns stands before the errors of rows. What is to
     * be reviewed is only tried, what is not is loaded.
     */
    Uni<Void> loading(UUID id, boolean sorted, List<RowError> found) {
        return Fence.transaction(
                pool,
                tx ->
                        tx.preparedQuery(
                                        "update intake set sorted = $2, state ="
                                                + " case when review then 'TRIAL' else 'LOADING' end,"
                                                + " progress = jsonb_set(progress, '{warnings}',"
                                                + " to_jsonb($3::int))"
                                                + " where id = $1 and state in ('RECEIVED', 'CHECKING')")
                                .execute(Tuple.of(id, sorted, found.size()))
                                .flatMap(rows ->
                                        rows.rowCount() == 0
                                                ? Uni.createFrom().voidItem()
                                                : errors.write(tx, id, 0, found)));
    }

    /** Ends one that is not over yet; false where it is. What was taken in stays. */
    Uni<Boolean> cancel(UUID id) {
        return pool.preparedQuery(
                        OVER
                                + "update intake set state = 'CANCELLED', finished_at = $2"
                                + " where id = $1 and ("
                                + AT_WORK
                                + " or state = 'REVIEW')")
                .execute(Tuple.of(id, now()))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> done(UUID id) {
        return update(
                        OVER
                                + "update intake set state = 'DONE', finished_at = $2,"
                                + " progress = jsonb_set(progress, '{bytesDone}', progress->'bytesTotal')"
                                + " where id = $1 and state = 'LOADING'",
                        Tuple.of(id, now()))
                .replaceWithVoid();
    }

    /** False where it is over already. */
    Uni<Boolean> failed(UUID id, String code, String detail) {
        return update(
                        OVER
                                + "update intake set state = 'FAILED', finished_at = $2, failure_code = $3,"
                                + " failure_detail = $4 where id = $1 and "
                                + AT_WORK,
                        Tuple.of(id, now(), code, detail))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The trial has come to its end: a person looks at it now. */
    Uni<Void> tried(UUID id) {
        return update(
                        OVER
                                + "update intake set state = 'REVIEW',"
                                + " progress = jsonb_set(progress, '{bytesDone}', progress->'bytesTotal')"
                                + " where id = $1 and state = 'TRIAL'",
                        Tuple.of(id))
                .replaceWithVoid();
    }

    /**
     * Takes in what was reviewed, also where it had been refused: from the beginning, with errors
     * of its own. False where somebody else was first.
     */
    Uni<Boolean> accept(Intake intake, String by) {
        return pool.withTransaction(tx ->
                tx.preparedQuery(
                                "update intake set state = 'LOADING', preview = progress,"
                                        + " progress = $2, last_family_id = null, reviewed_by = $3, reviewed_at = $4,"
                                        + " review_reason = null, finished_at = null"
                                        + " where id = $1 and state in ('REVIEW', 'REFUSED')")
                        .execute(
                                Tuple.of(
                                        intake.id(),
                                        json(IntakeProgress.of(intake.progress().bytesTotal())),
                                        by,
                                        now()))
                        .flatMap(rows ->
                                rows.rowCount() == 0
                                        ? Uni.createFrom().item(false)
                                        : errors.forget(tx, intake.id()).replaceWith(true)));
    }

    /** Nothing of it is taken in; false where somebody else was first. */
    Uni<Boolean> refuse(UUID id, String by, String reason) {
        return pool.preparedQuery(
                        "update intake set state = 'REFUSED', finished_at = $3, reviewed_by = $2,"
                                + " reviewed_at = $3, review_reason = $4"
                                + " where id = $1 and state = 'REVIEW'")
                .execute(Tuple.of(id, by, now(), reason))
                .map(rows -> rows.rowCount() == 1);
    }

    /** What the job writes, of which nobody who was late changes anything. */
    private Uni<RowSet<Row>> update(String sql, Tuple values) {
        return Fence.transaction(pool, tx -> tx.preparedQuery(sql).execute(values));
    }

    private List<Intake> all(RowSet<Row> rows) {
        List<Intake> found = new ArrayList<>();
        for (Row row : rows) {
            JsonObject preview = row.getJsonObject("preview");
            found.add(
                    new Intake(
                            row.getUUID("id"),
                            row.getString("owner"),
                            row.getString("actor"),
                            row.getBoolean("dry_run"),
                            State.valueOf(row.getString("state")),
                            row.getBoolean("sorted"),
                            progress(row.getJsonObject("progress")),
                            row.getString("last_family_id"),
                            row.getString("failure_code"),
                            row.getString("failure_detail"),
                            row.getOffsetDateTime("received_at"),
                            row.getOffsetDateTime("started_at"),
                            row.getOffsetDateTime("finished_at"),
                            row.getLocalDate("as_of"),
                            row.getBoolean("whole"),
                            row.getBoolean("review"),
                            preview == null ? null : progress(preview),
                            reviewed(row),
                            row.getUUID("upload"),
                            row.getBoolean("swept")));
        }
        return found;
    }

    private static @Nullable Reviewed reviewed(Row row) {
        String by = row.getString("reviewed_by");
        return by == null
                ? null
                : new Reviewed(
                        by, row.getOffsetDateTime("reviewed_at"), row.getString("review_reason"));
    }

    JsonObject json(IntakeProgress progress) {
        try {
            return new JsonObject(mapper.writeValueAsString(progress));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private IntakeProgress progress(JsonObject json) {
        try {
            return mapper.readValue(json.encode(), IntakeProgress.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

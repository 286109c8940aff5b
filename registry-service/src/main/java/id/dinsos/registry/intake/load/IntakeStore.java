package id.dinsos.registry.intake.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.registry.intake.rules.RowError;
import id.dinsos.registry.intake.rules.Said;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Intakes as they stand in the database: what the job writes and callers see. */
@Singleton
public class IntakeStore {
    private static final String COLUMNS =
            "select id, owner, actor, dry_run, state, sorted, progress, failure_code,"
                    + " failure_detail, received_at, started_at, finished_at, as_of, whole, absent from intake";

    /** Before the statement that ends an intake: what only its dry run knew goes. */
    private static final String OVER =
            "with gone as (delete from trial_claim where intake_id = $1) ";

    private final Pool pool;
    private final ObjectMapper mapper;
    private final Clock clock;

    public IntakeStore(Pool pool, ObjectMapper mapper, Clock clock) {
        this.pool = pool;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Keeps an order to take files in; false where one with this id is there already. */
    Uni<Boolean> receive(UUID id, String actor, IntakeOrder order, long bytes) {
        return pool.preparedQuery(
                        "insert into intake (id, owner, actor, dry_run, state, progress, received_at,"
                                + " as_of, whole, absent)"
                                + " values ($1, $2, $3, $4, 'RECEIVED', $5, $6, $7, $8, $9)"
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
                                .addValue(order.absent().name()))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Optional<Intake>> find(UUID id) {
        return pool.preparedQuery(COLUMNS + " where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> all(rows).stream().findFirst());
    }

    Uni<List<Intake>> open() {
        return pool.query(
                        COLUMNS
                                + " where state in ('RECEIVED', 'CHECKING', 'LOADING')"
                                + " order by received_at limit 100")
                .execute()
                .map(this::all);
    }

    /** Of these, the intakes that are still open or ended after a time. */
    Uni<Set<UUID>> needed(Collection<UUID> ids, Instant endedAfter) {
        return pool.preparedQuery(
                        "select id from intake where id = any($1)"
                                + " and (finished_at is null or finished_at > $2)")
                .execute(Tuple.of(ids.toArray(UUID[]::new), endedAfter.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    Set<UUID> found = new HashSet<>();
                    rows.forEach(row -> found.add(row.getUUID(0)));
                    return found;
                });
    }

    Uni<Void> checking(UUID id) {
        return pool.preparedQuery(
                        "update intake set state = 'CHECKING',"
                                + " started_at = coalesce(started_at, $2) where id = $1"
                                + " and state in ('RECEIVED', 'CHECKING')")
                .execute(Tuple.of(id, now()))
                .replaceWithVoid();
    }

    /** It was checked; what was found of whole columns stands before the errors of rows. */
    Uni<Void> loading(UUID id, boolean sorted, List<RowError> found) {
        return pool.withTransaction(tx ->
                tx.preparedQuery(
                                "update intake set state = 'LOADING', sorted = $2, progress ="
                                        + " jsonb_set(progress, '{warnings}', to_jsonb($3::int))"
                                        + " where id = $1 and state in ('RECEIVED', 'CHECKING')")
                        .execute(Tuple.of(id, sorted, found.size()))
                        .flatMap(rows ->
                                rows.rowCount() == 0
                                        ? Uni.createFrom().voidItem()
                                        : write(tx, id, 0, found)));
    }

    /** Ends one that is not over yet; false where it is. What was taken in stays. */
    Uni<Boolean> cancel(UUID id) {
        return pool.preparedQuery(
                        OVER
                                + "update intake set state = 'CANCELLED', finished_at = $2"
                                + " where id = $1 and state in ('RECEIVED', 'CHECKING', 'LOADING')")
                .execute(Tuple.of(id, now()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Of a whole list: the households of the regency that it does not name. */
    Uni<Void> absent(Intake intake) {
        if (!intake.whole() || intake.dryRun()) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(
                        "insert into intake_absent (intake_id, household_id)"
                                + " select $1, h.id from view_household.household h"
                                + " where h.owner = $2 and h.state = 'LIVE' and not exists"
                                + " (select from intake_seen s where s.intake_id = $1"
                                + " and s.household_id = h.id) on conflict do nothing")
                .execute(Tuple.of(intake.id(), intake.owner()))
                .flatMap(x ->
                        pool.preparedQuery("delete from intake_seen where intake_id = $1")
                                .execute(Tuple.of(intake.id())))
                .replaceWithVoid();
    }

    /** The households a whole list has named, taken in or not. */
    Uni<Void> saw(UUID id, Collection<UUID> households) {
        return pool.preparedQuery(
                        "insert into intake_seen select $1, unnest($2::uuid[])"
                                + " on conflict do nothing")
                .execute(Tuple.of(id, households.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /** A page of those who were absent, by id. */
    Uni<List<UUID>> absent(UUID id, UUID after, int limit) {
        return pool.preparedQuery(
                        "select household_id from intake_absent where intake_id = $1"
                                + " and household_id > $2 order by household_id limit $3")
                .execute(Tuple.of(id, after, limit))
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("household_id")));
                    return found;
                });
    }

    Uni<Void> done(UUID id) {
        return pool.preparedQuery(
                        OVER
                                + "update intake set state = 'DONE', finished_at = $2,"
                                + " progress = jsonb_set(progress, '{bytesDone}', progress->'bytesTotal')"
                                + " where id = $1 and state = 'LOADING'")
                .execute(Tuple.of(id, now()))
                .replaceWithVoid();
    }

    Uni<Void> failed(UUID id, String code, String detail) {
        return pool.preparedQuery(
                        OVER
                                + "update intake set state = 'FAILED', finished_at = $2, failure_code = $3,"
                                + " failure_detail = $4 where id = $1")
                .execute(Tuple.of(id, now(), code, detail))
                .replaceWithVoid();
    }

    /**
     * Moves the checkpoint with the errors of its batch; false where another process has moved it
     * meanwhile, who then goes on alone.
     */
    Uni<Boolean> advance(UUID id, IntakeProgress from, IntakeProgress to, List<RowError> errors) {
        return pool.withTransaction(tx ->
                tx.preparedQuery(
                                "update intake set progress = $3 where id = $1 and state = 'LOADING'"
                                        + " and progress->>'lastFamilyId' is not distinct from $2")
                        .execute(Tuple.of(id, from.lastFamilyId(), json(to)))
                        .flatMap(rows ->
                                rows.rowCount() == 0
                                        ? Uni.createFrom().item(false)
                                        : write(tx, id, from.listed(), errors).replaceWith(true)));
    }

    Uni<List<StoredError>> errors(UUID id, long after, int limit) {
        return pool.preparedQuery(
                        "select seq, file, line, column_name, code, message, other_person, warning"
                                + " from intake_error where intake_id = $1 and seq > $2"
                                + " order by seq limit $3")
                .execute(Tuple.of(id, after, limit))
                .map(rows -> {
                    List<StoredError> found = new ArrayList<>();
                    rows.forEach(row ->
                            found.add(
                                    new StoredError(
                                            row.getLong(0),
                                            row.getString(1),
                                            row.getLong(2),
                                            row.getString(3),
                                            row.getString(4),
                                            row.getString(5),
                                            row.getUUID(6),
                                            row.getBoolean(7))));
                    return found;
                });
    }

    private Uni<Void> write(SqlConnection tx, UUID id, long before, List<RowError> errors) {
        if (errors.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple tuple =
                Tuple.tuple()
                        .addValue(id)
                        .addValue(before)
                        .addValue(errors.stream().map(e -> e.file().label()).toArray(String[]::new))
                        .addValue(errors.stream().map(RowError::line).toArray(Long[]::new))
                        .addValue(errors.stream().map(RowError::column).toArray(String[]::new))
                        .addValue(errors.stream().map(RowError::code).toArray(String[]::new))
                        .addValue(errors.stream().map(RowError::message).toArray(String[]::new))
                        .addValue(errors.stream().map(RowError::other).toArray(UUID[]::new))
                        .addValue(now())
                        .addValue(errors.stream().map(RowError::warning).toArray(Boolean[]::new));
        return tx.preparedQuery(
                        """
                        with added as (
                            insert into intake_error
                            select $1, $2 + n, file, line, col, code, message, other, warning
                            from unnest($3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[],
                                    $8::uuid[], $10::boolean[]) with ordinality
                                e (file, line, col, code, message, other, warning, n)
                            returning intake_id, file, line, other_person
                        )
                        insert into suspected_duplicate
                        select md5($1::text || '/' || file || '/' || line)::uuid, i.owner,
                            other_person, $1, file, line, $9
                        from added join intake i on i.id = $1
                        where other_person is not null and not i.dry_run
                        on conflict do nothing
                        """)
                .execute(tuple)
                .replaceWithVoid();
    }

    private List<Intake> all(RowSet<Row> rows) {
        List<Intake> found = new ArrayList<>();
        for (Row row : rows) {
            found.add(
                    new Intake(
                            row.getUUID(0),
                            row.getString(1),
                            row.getString(2),
                            row.getBoolean(3),
                            row.getString(4),
                            row.getBoolean(5),
                            progress(row.getJsonObject(6)),
                            row.getString(7),
                            row.getString(8),
                            row.getOffsetDateTime(9),
                            row.getOffsetDateTime(10),
                            row.getOffsetDateTime(11),
                            row.getLocalDate("as_of"),
                            row.getBoolean("whole"),
                            IntakeOrder.Absent.valueOf(row.getString("absent"))));
        }
        return found;
    }

    private JsonObject json(IntakeProgress progress) {
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

    /** One intake as it stands. */
    record Intake(
            UUID id,
            String owner,
            String actor,
            boolean dryRun,
            String state,
            boolean sorted,
            IntakeProgress progress,
            @Nullable String failureCode,
            @Nullable String failureDetail,
            OffsetDateTime receivedAt,
            @Nullable OffsetDateTime startedAt,
            @Nullable OffsetDateTime finishedAt,
            @Nullable LocalDate saidAsOf,
            boolean whole,
            IntakeOrder.Absent absent) {
        boolean open() {
            return switch (state) {
                case "DONE", "FAILED", "CANCELLED" -> false;
                default -> true;
            };
        }

        /** As it was said, else the day on which the files came. */
        LocalDate asOf(ZoneId zone) {
            return saidAsOf != null ? saidAsOf : LocalDate.ofInstant(receivedAt.toInstant(), zone);
        }

        Said said(ZoneId zone) {
            return saidAsOf == null
                    ? new Said(asOf(zone), receivedAt.toInstant(), zone)
                    : Said.on(saidAsOf, zone);
        }
    }

    /**
     * One error as stored, in the order they were found.
     *
     * @param warning the row was taken in all the same
     */
    record StoredError(
            long seq,
            String file,
            long line,
            String column,
            String code,
            String message,
            @Nullable UUID otherPersonId,
            boolean warning) {}
}

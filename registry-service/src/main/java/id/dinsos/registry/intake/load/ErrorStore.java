package id.dinsos.registry.intake.load;

import id.dinsos.registry.intake.rules.RowError;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was found wrong with the rows of intakes, in the order it was found; and, where a number is
 * another person's, that the two may be one and the same.
 */
@Singleton
public class ErrorStore {
    private final Pool pool;
    private final Clock clock;

    ErrorStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<List<StoredError>> list(UUID intakeId, long after, int limit) {
        return pool.preparedQuery(
                        "select seq, file, line, column_name, code, message, other_person, warning"
                                + " from intake_error where intake_id = $1 and seq > $2"
                                + " order by seq limit $3")
                .execute(Tuple.of(intakeId, after, limit))
                .map(rows -> {
                    List<StoredError> found = new ArrayList<>();
                    rows.forEach(row ->
                            found.add(
                                    new StoredError(
                                            row.getLong("seq"),
                                            row.getString("file"),
                                            row.getLong("line"),
                                            row.getString("column_name"),
                                            row.getString("code"),
                                            row.getString("message"),
                                            row.getUUID("other_person"),
                                            row.getBoolean("warning"))));
                    return found;
                });
    }

    /**
     * In the transaction that moves the checkpoint. Of a trial no duplicates are kept: nobody has
     * said yet that these rows are to be taken in.
     *
     * @param before how many the list has
     */
    Uni<Void> write(SqlConnection tx, UUID intakeId, long before, List<RowError> errors) {
        if (errors.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple tuple =
                Tuple.tuple()
                        .addValue(intakeId)
                        .addValue(before)
                        .addValue(errors.stream().map(e -> e.file().label()).toArray(String[]::new))
                        .addValue(errors.stream().map(RowError::line).toArray(Long[]::new))
                        .addValue(errors.stream().map(RowError::column).toArray(String[]::new))
                        .addValue(errors.stream().map(RowError::code).toArray(String[]::new))
                        .addValue(errors.stream().map(RowError::message).toArray(String[]::new))
                        .addValue(errors.stream().map(RowError::other).toArray(UUID[]::new))
                        .addValue(clock.instant().atOffset(ZoneOffset.UTC))
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
                        where other_person is not null and not i.dry_run and i.state <> 'TRIAL'
                        on conflict do nothing
                        """)
                .execute(tuple)
                .replaceWithVoid();
    }

    /** What the trial has found of rows: the real run finds its own. Of columns it stays. */
    Uni<Void> forget(SqlConnection tx, UUID intakeId) {
        return tx.preparedQuery("delete from intake_error where intake_id = $1 and line > 1")
                .execute(Tuple.of(intakeId))
                .flatMap(x ->
                        tx.preparedQuery(
                                        "update intake set progress = jsonb_set(progress,"
                                                + " '{warnings}', (select to_jsonb(count(*))"
                                                + " from intake_error where intake_id = $1))"
                                                + " where id = $1")
                                .execute(Tuple.of(intakeId)))
                .replaceWithVoid();
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

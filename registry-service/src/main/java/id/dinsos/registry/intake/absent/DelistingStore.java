package id.dinsos.registry.intake.absent;

import id.dinsos.registry.intake.absent.Delisting.State;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decisions over those who are absent, and what they have come to, household by household. */
@Singleton
public class DelistingStore {
    private static final String FIND =
            """
            select d.*,
                (select count(*) from intake_absent a where a.intake_id = d.intake_id) absent,
                (select count(*) from intake_absent a where a.intake_id = d.intake_id
                    and a.outcome = 'DELISTED') delisted,
                (select count(*) from intake_absent a where a.intake_id = d.intake_id
                    and a.outcome = 'UNCHANGED') unchanged,
                (select count(*) from intake_absent a where a.intake_id = d.intake_id
                    and a.outcome = 'RESTORED') restored
            from intake_delisting d where d.intake_id = $1
            """;

    private final Pool pool;
    private final Clock clock;

    DelistingStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Optional<Delisting>> find(UUID intakeId) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(intakeId))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(delisting(row));
                    }
                    return Optional.empty();
                });
    }

    /** False where one stands already; after a refusal it may be proposed again. */
    Uni<Boolean> propose(UUID intakeId, String by, String reason) {
        return pool.preparedQuery(
                        "insert into intake_delisting as d (intake_id, state, reason, proposed_by,"
                                + " proposed_at) values ($1, 'PROPOSED', $2, $3, $4)"
                                + " on conflict (intake_id) do update set state = 'PROPOSED',"
                                + " reason = $2, proposed_by = $3, proposed_at = $4,"
                                + " decided_by = null, decided_at = null"
                                + " where d.state = 'REFUSED'")
                .execute(Tuple.of(intakeId, reason, by, now()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** False where it was decided meanwhile, or the same person has proposed it. */
    Uni<Boolean> decide(UUID intakeId, String by, boolean approved) {
        return pool.preparedQuery(
                        "update intake_delisting set state = $3, decided_by = $2, decided_at = $4"
                                + " where intake_id = $1 and state = 'PROPOSED'"
                                + " and (proposed_by <> $2 or $3 = 'REFUSED')")
                .execute(
                        Tuple.of(
                                intakeId,
                                by,
                                (approved ? State.DELISTING : State.REFUSED).name(),
                                now()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** False where there is nothing to take back. */
    Uni<Boolean> reverse(UUID intakeId, String by, String why) {
        return pool.preparedQuery(
                        "update intake_delisting set state = 'RESTORING', reversed_by = $2,"
                                + " reversed_at = $3, reversed_why = $4"
                                + " where intake_id = $1 and state = 'DELISTED'")
                .execute(Tuple.of(intakeId, by, now(), why))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<List<UUID>> open() {
        return pool.query(
                        "select intake_id as id from intake_delisting"
                                + " where state in ('DELISTING', 'RESTORING') limit 100")
                .execute()
                .map(DelistingStore::ids);
    }

    /** The next households to be taken off, or put back. */
    Uni<List<UUID>> next(UUID intakeId, State state, int limit) {
        return pool.preparedQuery(
                        "select household_id as id from intake_absent where intake_id = $1"
                                + " and outcome is not distinct from $2"
                                + " order by household_id limit $3")
                .execute(
                        Tuple.of(
                                intakeId,
                                state == State.RESTORING ? State.DELISTED.name() : null,
                                limit))
                .map(DelistingStore::ids);
    }

    Uni<Void> note(UUID intakeId, Collection<UUID> households, String outcome) {
        return pool.preparedQuery(
                        "update intake_absent set outcome = $3"
                                + " where intake_id = $1 and household_id = any($2)")
                .execute(Tuple.of(intakeId, households.toArray(UUID[]::new), outcome))
                .replaceWithVoid();
    }

    Uni<Void> done(UUID intakeId) {
        return pool.preparedQuery(
                        "update intake_delisting set state = case state when 'DELISTING'"
                                + " then 'DELISTED' when 'RESTORING' then 'RESTORED'"
                                + " else state end where intake_id = $1")
                .execute(Tuple.of(intakeId))
                .replaceWithVoid();
    }

    private static List<UUID> ids(Iterable<Row> rows) {
        List<UUID> found = new ArrayList<>();
        rows.forEach(row -> found.add(row.getUUID("id")));
        return found;
    }

    private static Delisting delisting(Row row) {
        return new Delisting(
                row.getUUID("intake_id"),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("proposed_by"),
                row.getOffsetDateTime("proposed_at"),
                row.getString("decided_by"),
                row.getOffsetDateTime("decided_at"),
                row.getString("reversed_by"),
                row.getOffsetDateTime("reversed_at"),
                row.getString("reversed_why"),
                row.getLong("absent"),
                row.getLong("delisted"),
                row.getLong("unchanged"),
                row.getLong("restored"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

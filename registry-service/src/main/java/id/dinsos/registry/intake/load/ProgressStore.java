package id.dinsos.registry.intake.load;

import id.dinsos.eventstore.log.Fence;
import id.dinsos.registry.intake.load.PartFile.Part;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How far an intake has come, with what it gives back up to there. */
@Singleton
public class ProgressStore {
    private final Pool pool;
    private final IntakeStore intakes;
    private final ErrorStore errors;

    ProgressStore(Pool pool, IntakeStore intakes, ErrorStore errors) {
        this.pool = pool;
        this.intakes = intakes;
        this.errors = errors;
    }

    /**
     * Begins what it gives back, in place of what a trial had given; false where somebody else has
     * begun, or a person has ended it.
     */
    Uni<Boolean> begin(Intake intake, List<Part> heads) {
        return Fence.transaction(
                pool,
                tx ->
                        tx.preparedQuery(
                                        "update intake set state = state where id = $1"
                                                + " and state = $2 and last_family_id is null")
                                .execute(Tuple.of(intake.id(), intake.state().name()))
                                .flatMap(rows ->
                                        rows.rowCount() == 0
                                                ? Uni.createFrom().item(false)
                                                : replace(tx, intake.id(), heads)
                                                        .replaceWith(true)));
    }

    private static Uni<Void> replace(SqlConnection tx, UUID id, List<Part> heads) {
        return tx.preparedQuery("delete from intake_part where intake_id = $1 and file = any ($2)")
                .execute(Tuple.of(id, heads.stream().map(Part::file).toArray(String[]::new)))
                .flatMap(x -> write(tx, id, heads));
    }

    /**
     * Moves the checkpoint with the errors and the parts of its batch; false where another process
     * has moved it meanwhile, who then goes on alone, or a person has decided on what was tried.
     */
    Uni<Boolean> advance(Intake from, IntakeProgress to, BatchResult batch, List<Part> parts) {
        UUID id = from.id();
        return Fence.transaction(
                pool,
                tx ->
                        tx.preparedQuery(
                                        "update intake set progress = $3, last_family_id = $5"
                                                + " where id = $1 and state = $4"
                                                + " and last_family_id is not distinct from $2")
                                .execute(
                                        Tuple.of(
                                                id,
                                                from.lastFamilyId(),
                                                intakes.json(to),
                                                from.state().name(),
                                                batch.lastFamilyId()))
                                .flatMap(rows ->
                                        rows.rowCount() == 0
                                                ? Uni.createFrom().item(false)
                                                : errors.write(
                                                                tx,
                                                                id,
                                                                from.progress().listed(),
                                                                batch.errors())
                                                        .flatMap(x -> write(tx, id, parts))
                                                        .replaceWith(true)));
    }

    private static Uni<Void> write(SqlConnection tx, UUID id, List<Part> parts) {
        if (parts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(
                        "insert into intake_part (intake_id, file, place, name)"
                                + " select $1, * from unnest($2::text[], $3::bigint[], $4::text[])")
                .execute(
                        Tuple.of(
                                id,
                                parts.stream().map(Part::file).toArray(String[]::new),
                                parts.stream().map(Part::place).toArray(Long[]::new),
                                parts.stream().map(Part::name).toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** The parts of a file in order; none where the intake gives no such file back. */
    Uni<List<String>> parts(UUID id, String file) {
        return pool.preparedQuery(
                        "select name from intake_part where intake_id = $1 and file = $2"
                                + " order by place")
                .execute(Tuple.of(id, file))
                .map(rows -> {
                    List<String> names = new ArrayList<>();
                    rows.forEach(row -> names.add(row.getString("name")));
                    return names;
                });
    }
}

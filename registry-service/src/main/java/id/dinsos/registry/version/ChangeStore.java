package id.dinsos.registry.version;

import id.dinsos.eventstore.log.Fence;
import id.dinsos.registry.version.Difference.District;
import id.dinsos.registry.version.Difference.Household;
import id.dinsos.registry.version.Series.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The households in which a version differs: shown, worked off, and counted. */
@Singleton
public class ChangeStore {
    /** Only what changes a record is put in force; the intake registers families and members. */
    private static final String RECORD =
            " and here and fault is null and (gone or decile_before <> decile_after"
                    + " or percentile_before <> percentile_after"
                    + " or sembako_before <> sembako_after or pkh_before <> pkh_after)";

    private static final String DISTRICTS =
            """
            select district,
                count(*) filter (where entered)::int entered,
                count(*) filter (where gone)::int gone,
                count(*) filter (where decile_after between 1 and decile_before - 1)::int poorer,
                count(*) filter (where decile_before between 1 and decile_after - 1)::int better,
                count(*) filter (where decile_before between 1 and 4)::int poor_before,
                count(*) filter (where decile_after between 1 and 4)::int poor_after,
                count(*) filter (where joined + departed > 0)::int members,
                count(*) filter (where sembako_after and not sembako_before)::int sembako_joined,
                count(*) filter (where sembako_before and not sembako_after)::int sembako_left,
                count(*) filter (where pkh_after and not pkh_before)::int pkh_joined,
                count(*) filter (where pkh_before and not pkh_after)::int pkh_left,
                count(*) filter (where not on_record and fault is null)::int unknown,
                count(*) filter (where on_record and not here)::int elsewhere,
                count(*) filter (where fault is not null)::int faulty
            from registry_version_change where version_id = $1 group by district order by district
            """;

    private final Pool pool;

    ChangeStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * The next households whose record is to be changed.
     *
     * @param outcome what has come of them so far; null: nothing yet
     * @param after behind this one: those before it have been noted, and are not gone through again
     */
    Uni<List<Household>> next(UUID version, @Nullable String outcome, UUID after, int limit) {
        return pool.preparedQuery(
                        "select * from registry_version_change where version_id = $1"
                                + " and outcome is not distinct from $2 and household_id > $3"
                                + (outcome == null ? RECORD : "")
                                + " order by household_id limit $4")
                .execute(Tuple.of(version, outcome, after, limit))
                .map(ChangeStore::households);
    }

    Uni<Void> note(UUID version, Collection<UUID> households, String outcome) {
        return Fence.transaction(
                pool,
                tx ->
                        tx.preparedQuery(
                                        "update registry_version_change set outcome = $3"
                                                + " where version_id = $1 and household_id = any($2)")
                                .execute(
                                        Tuple.of(version, households.toArray(UUID[]::new), outcome))
                                .replaceWithVoid());
    }

    /** Whose rows the intake takes: families not on record, and those to whom members come. */
    Uni<Set<UUID>> forIntake(UUID version) {
        return pool.preparedQuery(
                        "select household_id from registry_version_change where version_id = $1"
                                + " and fault is null and (not on_record or here and joined > 0)")
                .execute(Tuple.of(version))
                .map(rows -> {
                    Set<UUID> found = new HashSet<>();
                    rows.forEach(row -> found.add(row.getUUID("household_id")));
                    return found;
                });
    }

    /** The intake has taken in those who were not on record. */
    Uni<Void> takenIn(UUID version) {
        return Fence.transaction(
                pool,
                tx ->
                        tx.preparedQuery(
                                        "update registry_version_change set outcome = 'TAKEN_IN'"
                                                + " where version_id = $1 and outcome is null"
                                                + " and fault is null and not on_record")
                                .execute(Tuple.of(version))
                                .replaceWithVoid());
    }

    Uni<Outcome> outcome(UUID version, String changed, String unchanged, Instant at) {
        return pool.preparedQuery(
                        "select count(*) filter (where outcome = $2)::int changed,"
                                + " count(*) filter (where outcome = $3)::int unchanged"
                                + " from registry_version_change where version_id = $1")
                .execute(Tuple.of(version, changed, unchanged))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Outcome(row.getInteger("changed"), row.getInteger("unchanged"), at);
                });
    }

    /** A page of those whose record is to be changed, by id. */
    Uni<List<Household>> record(UUID version, UUID after, int limit) {
        return pool.preparedQuery(
                        "select * from registry_version_change where version_id = $1"
                                + " and household_id > $2"
                                + RECORD
                                + " order by household_id limit $3")
                .execute(Tuple.of(version, after, limit))
                .map(ChangeStore::households);
    }

    /** A page of all of them, by id. */
    Uni<List<Household>> list(UUID version, UUID after, int limit) {
        return pool.preparedQuery(
                        "select * from registry_version_change where version_id = $1"
                                + " and household_id > $2 order by household_id limit $3")
                .execute(Tuple.of(version, after, limit))
                .map(ChangeStore::households);
    }

    Uni<List<District>> districts(UUID version) {
        return pool.preparedQuery(DISTRICTS)
                .execute(Tuple.of(version))
                .map(rows -> {
                    List<District> found = new ArrayList<>();
                    rows.forEach(row -> found.add(district(row)));
                    return found;
                });
    }

    private static District district(Row row) {
        return new District(
                row.getString("district"),
                row.getInteger("entered"),
                row.getInteger("gone"),
                row.getInteger("poorer"),
                row.getInteger("better"),
                row.getInteger("poor_before"),
                row.getInteger("poor_after"),
                row.getInteger("members"),
                row.getInteger("sembako_joined"),
                row.getInteger("sembako_left"),
                row.getInteger("pkh_joined"),
                row.getInteger("pkh_left"),
                row.getInteger("unknown"),
                row.getInteger("elsewhere"),
                row.getInteger("faulty"));
    }

    private static List<Household> households(Iterable<Row> rows) {
        List<Household> found = new ArrayList<>();
        for (Row row : rows) {
            found.add(
                    new Household(
                            row.getUUID("household_id"),
                            row.getString("district"),
                            row.getBoolean("entered"),
                            row.getBoolean("gone"),
                            row.getBoolean("on_record"),
                            row.getBoolean("here"),
                            row.getInteger("decile_before"),
                            row.getInteger("decile_after"),
                            row.getInteger("percentile_before"),
                            row.getInteger("percentile_after"),
                            row.getBoolean("sembako_before"),
                            row.getBoolean("sembako_after"),
                            row.getBoolean("pkh_before"),
                            row.getBoolean("pkh_after"),
                            row.getInteger("joined"),
                            row.getInteger("departed"),
                            row.getString("fault"),
                            row.getLong("line"),
                            row.getString("outcome")));
        }
        return found;
    }
}

package id.dinsos.registry.intake.load;

import id.dinsos.eventstore.log.Fence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Which households of a regency a whole list does not name. While it is read the named are kept; at
 * its end those that are left are listed, for a person to look at; a second time it comes to the
 * same.
 */
@Singleton
public class AbsentStore {
    private final Pool pool;

    AbsentStore(Pool pool) {
        this.pool = pool;
    }

    /** The households a whole list has named, taken in or not. */
    Uni<Void> saw(UUID intakeId, Collection<UUID> households) {
        return pool.preparedQuery(
                        "insert into intake_seen select $1, unnest($2::uuid[])"
                                + " on conflict do nothing")
                .execute(Tuple.of(intakeId, households.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /** Lists those who are absent, in place of what a trial of the same files had found. */
    Uni<Void> settle(Intake intake) {
        if (!intake.whole()) {
            return Uni.createFrom().voidItem();
        }
        return Fence.transaction(
                pool,
                tx ->
                        tx.preparedQuery("delete from intake_absent where intake_id = $1")
                                .execute(Tuple.of(intake.id()))
                                .flatMap(x ->
                                        tx.preparedQuery(
                                                        """
                                                        insert into intake_absent (intake_id, household_id)
                                                        select $1, h.id from view_household.household h
                                                        where h.owner = $2 and h.state = 'LIVE' and not exists
                                                            (select from intake_seen s where s.intake_id = $1
                                                                and s.household_id = h.id)
                                                        """)
                                                .execute(Tuple.of(intake.id(), intake.owner())))
                                .replaceWithVoid());
    }

    /** A page of those who were absent, by id. */
    public Uni<List<UUID>> list(UUID intakeId, UUID after, int limit) {
        return pool.preparedQuery(
                        "select household_id from intake_absent where intake_id = $1"
                                + " and household_id > $2 order by household_id limit $3")
                .execute(Tuple.of(intakeId, after, limit))
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("household_id")));
                    return found;
                });
    }

    public Uni<Long> count(UUID intakeId) {
        return pool.preparedQuery("select count(*) n from intake_absent where intake_id = $1")
                .execute(Tuple.of(intakeId))
                .map(rows -> rows.iterator().next().getLong("n"));
    }
}

package id.dinsos.disbursement.beneficiary;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Of whom nobody knows how they stand, because a message about them waits. */
final class UnreadStore {
    private static final String PARKED =
            """
            with k as (select distinct key::uuid from parked
                where topic = any($1) and key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')
            select k.key, b.household_id from k left join beneficiary_person b on b.id = k.key
            union
            select survivor(s.person_id), null from k join service_days s on s.resource_id = k.key
            """;

    private UnreadStore() {}

    /**
     * Households and persons of whom something was said that could not be read: what follows under
     * their key waits with it, so nobody knows how they stand. There are none, as a rule.
     */
    static Uni<Set<UUID>> families(Pool pool) {
        return pool.preparedQuery(PARKED)
                .execute(Tuple.of(CandidateStore.TOPICS.toArray(String[]::new)))
                .map(rows -> {
                    Set<UUID> found = new HashSet<>();
                    for (Row row : rows) {
                        found.add(row.getUUID("key"));
                        if (row.getUUID("household_id") != null) {
                            found.add(row.getUUID("household_id"));
                        }
                    }
                    return found;
                });
    }
}

package id.dinsos.cases.knowledge;

import id.dinsos.eventstore.secret.SubjectKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Reads the people that the registry's messages have named. A record that was merged is followed to
 * the one that goes on.
 */
@Singleton
public class PersonStore {
    /** Chains of merges end after a few steps; one that goes in a circle ends too. */
    private static final String KNOWN =
            """
            with recursive chain (asked, id, step) as (
                select a, a, 0 from unnest($1::uuid[]) a
                union all
                select c.asked, p.merged_into, c.step + 1
                from chain c join person p on p.person_id = c.id
                where p.merged_into is not null and c.step < 20)
            select distinct on (c.asked) c.asked, p.person_id, p.owner, p.household_id, p.alive,
                p.died_on, i.sealed, coalesce(i.erased, false) as erased
            from chain c join person p on p.person_id = c.id
            left join identity i on i.person_id = c.id
            order by c.asked, c.step desc
            """;

    private final Pool pool;
    private final SubjectKeys keys;

    public PersonStore(Pool pool, SubjectKeys keys) {
        this.pool = pool;
        this.keys = keys;
    }

    /** Those of the given that a message has named, by the id that was asked about. */
    public Uni<Map<UUID, KnownPerson>> known(Collection<UUID> people) {
        if (people.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        UUID[] asked = people.stream().distinct().toArray(UUID[]::new);
        return pool.preparedQuery(KNOWN)
                .execute(Tuple.tuple().addValue(asked))
                .flatMap(rows -> {
                    Map<UUID, Row> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getUUID("asked"), row));
                    return keys.fetch(
                                    pool,
                                    found.values().stream()
                                            .map(row -> row.getUUID("person_id"))
                                            .toList())
                            .map(ring -> {
                                Map<UUID, KnownPerson> known = new HashMap<>();
                                found.forEach((id, row) -> known.put(id, person(row, ring)));
                                return known;
                            });
                });
    }

    private static KnownPerson person(Row row, SubjectKeys.Ring ring) {
        UUID id = row.getUUID("person_id");
        Buffer sealed = row.getBuffer("sealed");
        boolean erased = row.getBoolean("erased");
        return new KnownPerson(
                id,
                row.getString("owner"),
                row.getUUID("household_id"),
                row.getBoolean("alive"),
                row.getLocalDate("died_on"),
                erased,
                sealed == null || erased
                        ? null
                        : IdentityConsumer.open(id, sealed.getBytes(), ring).orElse(null));
    }
}

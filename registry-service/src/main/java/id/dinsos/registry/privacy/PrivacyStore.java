package id.dinsos.registry.privacy;

import id.dinsos.registry.privacy.ErasureList.Entry;
import id.dinsos.registry.privacy.Privacy.Basis;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Erasures as they stand, those that a list brings back, and what else lies about a person. */
@Singleton
public class PrivacyStore {
    private static final String COLUMNS =
            "select person_id, owner, state, basis, ordered_at, money_until"
                    + " from view_privacy.erasure";

    private final Pool pool;
    private final Clock clock;

    PrivacyStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Those of a region behind a person, in the order of their ids. */
    Uni<List<Listed>> page(String region, @Nullable UUID after, int limit) {
        return pool.preparedQuery(
                        COLUMNS
                                + " where (owner = $1 or owner like $1 || '.%')"
                                + " and ($2::uuid is null or person_id > $2)"
                                + " order by person_id limit $3")
                .execute(Tuple.tuple().addValue(region).addValue(after).addValue(limit))
                .map(rows -> {
                    List<Listed> found = new ArrayList<>();
                    rows.forEach(row -> found.add(listed(row)));
                    return found;
                });
    }

    /** Ordered and not finished; and whom a list has brought back. */
    Uni<List<UUID>> open() {
        return pool.query(
                        "select person_id as id from view_privacy.erasure where state = 'ORDERED'"
                                + " union select person_id from erasure_replay limit 100")
                .execute()
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    /** To be erased again; the same twice is once. */
    Uni<Void> replay(Collection<Entry> entries) {
        return pool.preparedQuery(
                        "insert into erasure_replay"
                                + " select * from unnest($1::uuid[], $2::text[], $3::date[])"
                                + " on conflict (person_id) do nothing")
                .execute(
                        Tuple.tuple()
                                .addValue(
                                        entries.stream().map(Entry::personId).toArray(UUID[]::new))
                                .addValue(
                                        entries.stream()
                                                .map(one -> one.basis().name())
                                                .toArray(String[]::new))
                                .addValue(dates(entries)))
                .replaceWithVoid();
    }

    private static @Nullable LocalDate[] dates(Collection<Entry> entries) {
        @Nullable LocalDate[] dates = new @Nullable LocalDate[entries.size()];
        int i = 0;
        for (Entry entry : entries) {
            dates[i++] = entry.moneyUntil();
        }
        return dates;
    }

    Uni<Optional<Replay>> replayOf(UUID personId) {
        return pool.preparedQuery("select * from erasure_replay where person_id = $1")
                .execute(Tuple.of(personId))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(
                                new Replay(
                                        Basis.valueOf(row.getString("basis")),
                                        row.getLocalDate("money_until")));
                    }
                    return Optional.empty();
                });
    }

    Uni<Void> replayed(UUID personId) {
        return pool.preparedQuery("delete from erasure_replay where person_id = $1")
                .execute(Tuple.of(personId))
                .replaceWithVoid();
    }

    /** Those of the given whose key is there, although they were erased. */
    Uni<List<UUID>> revived(Collection<UUID> erased) {
        return pool.preparedQuery(
                        "select a.id from unnest($1::uuid[]) a (id)"
                                + " where not exists (select from subject_key k"
                                + " where k.subject_id = a.id and k.wrapped_key is null)"
                                + " and not exists (select from erasure_replay r"
                                + " where r.person_id = a.id)")
                .execute(Tuple.tuple().addValue(erased.toArray(UUID[]::new)))
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    /** The exports whose rows named the person, and whether they are still being written. */
    Uni<Map<UUID, Boolean>> exports(UUID personId) {
        return pool.preparedQuery(
                        "select e.id, e.state in ('WAITING', 'RUNNING') as open from export e"
                                + " where e.state <> 'EXPIRED' and 'export ' || e.id in"
                                + " (select action from personal_read where subject = $1)")
                .execute(Tuple.of(personId))
                .map(rows -> {
                    Map<UUID, Boolean> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getUUID("id"), row.getBoolean("open")));
                    return found;
                });
    }

    /** What shows the person and was not erased. */
    Uni<List<UUID>> evidence(UUID personId) {
        return pool.preparedQuery("select id from view_evidence.evidence where person_id = $1")
                .execute(Tuple.of(personId))
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    /** Requests for a report that wait, by when they are due. */
    Uni<List<Waiting>> waiting(String region) {
        return pool.preparedQuery(
                        "select person_id, owner, due, due < $2 as overdue"
                                + " from view_privacy.access_request"
                                + " where owner = $1 or owner like $1 || '.%'"
                                + " order by due, person_id limit 500")
                .execute(Tuple.of(region, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    List<Waiting> found = new ArrayList<>();
                    rows.forEach(row ->
                            found.add(
                                    new Waiting(
                                            row.getUUID("person_id"),
                                            row.getString("owner"),
                                            row.getOffsetDateTime("due"),
                                            row.getBoolean("overdue"))));
                    return found;
                });
    }

    /** A request for a report that waits. */
    public record Waiting(UUID personId, String owner, OffsetDateTime due, boolean overdue) {}

    private static Listed listed(Row row) {
        return new Listed(
                row.getUUID("person_id"),
                row.getString("owner"),
                row.getString("state"),
                row.getString("basis"),
                row.getOffsetDateTime("ordered_at"),
                row.getLocalDate("money_until"));
    }

    /** What a list says of one who is to be erased again. */
    public record Replay(Basis basis, @Nullable LocalDate moneyUntil) {}

    /** One erasure as it stands. */
    public record Listed(
            UUID personId,
            String owner,
            String state,
            String basis,
            @Nullable OffsetDateTime orderedAt,
            @Nullable LocalDate moneyUntil) {
        /** As it stands in the list; only what was ordered does. */
        Entry entry(ZoneId zone) {
            if (orderedAt == null) {
                throw new IllegalStateException("nobody has ordered it");
            }
            return new Entry(
                    personId,
                    orderedAt.atZoneSameInstant(zone).toLocalDate(),
                    Basis.valueOf(basis),
                    moneyUntil);
        }
    }
}

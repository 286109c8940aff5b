package id.dinsos.registry.civil;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.eventstore.view.View;
import id.dinsos.registry.match.CivilCause;
import id.dinsos.registry.person.PersonEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How everybody stands with the civil registry, and whether what was asked has been corrected
 * since. It holds no personal data: what was asked is kept as a keyed hash, and that goes with the
 * person. Where they live says the view of persons.
 */
@Singleton
public class CivilView implements View {
    static final String NAME = "civil";

    private static final String COLUMNS =
            "id, version, cause, checked_on, name_score, source, known, asked";

    private static final String WRITE =
            """
            insert into civil (id, version, cause, checked_on, name_score, source, known, asked)
            select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[]::date[], $5::int[],
                $6::text[], $7::uuid[], $8::uuid[])
            on conflict (id) do update set version = excluded.version, cause = excluded.cause,
                checked_on = excluded.checked_on, name_score = excluded.name_score,
                source = excluded.source, known = excluded.known, asked = excluded.asked
            where civil.version < excluded.version
            """;

    private final Function<String, UUID> keyed;

    public CivilView(KeyedHash hash) {
        this.keyed = hash::uuid;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> types() {
        return CivilRow.TYPES;
    }

    @Override
    public String ddl() {
        return """
        create table civil (
            id         uuid primary key,
            version    int not null,
            cause      text,
            checked_on date,
            name_score int,
            source     text,
            known      uuid,
            asked      uuid,
            corrected  boolean not null generated always as
                (coalesce(known <> asked, false)) stored
        );
        """;
    }

    @Override
    public String indexes() {
        return """
        create index civil_by_cause on civil (id) where cause is not null or corrected;
        """;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        List<Recorded> events =
                batch.stream().filter(one -> one.event() instanceof PersonEvent).toList();
        UUID[] begun =
                events.stream()
                        .filter(one -> one.version() > 1)
                        .map(Recorded::streamId)
                        .distinct()
                        .toArray(UUID[]::new);
        return known(tx, begun)
                .flatMap(rows -> {
                    Map<UUID, CivilRow> changed = new HashMap<>();
                    for (Recorded one : events) {
                        UUID id = one.streamId();
                        changed.put(
                                id,
                                CivilRow.after(
                                        changed.getOrDefault(id, rows.get(id)),
                                        id,
                                        one.version(),
                                        (PersonEvent) one.event(),
                                        keyed));
                    }
                    return write(tx, changed.values());
                });
    }

    private static Uni<Map<UUID, CivilRow>> known(SqlConnection tx, UUID[] ids) {
        Map<UUID, CivilRow> found = new HashMap<>();
        return ids.length == 0
                ? Uni.createFrom().item(found)
                : tx.preparedQuery("select " + COLUMNS + " from civil where id = any($1)")
                        .execute(Tuple.tuple().addValue(ids))
                        .map(rows -> {
                            rows.forEach(row -> found.put(row.getUUID("id"), row(row)));
                            return found;
                        });
    }

    private static CivilRow row(Row row) {
        String cause = row.getString("cause");
        return new CivilRow(
                row.getUUID("id"),
                row.getInteger("version"),
                cause == null ? null : CivilCause.valueOf(cause),
                row.getLocalDate("checked_on"),
                row.getInteger("name_score"),
                row.getString("source"),
                row.getUUID("known"),
                row.getUUID("asked"));
    }

    private static Uni<Void> write(SqlConnection tx, Collection<CivilRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(WRITE)
                .execute(
                        Tuple.tuple()
                                .addValue(column(rows, CivilRow::id, UUID[]::new))
                                .addValue(column(rows, CivilRow::version, Integer[]::new))
                                .addValue(column(rows, one -> text(one.cause()), String[]::new))
                                .addValue(column(rows, one -> text(one.checkedOn()), String[]::new))
                                .addValue(column(rows, CivilRow::nameScore, Integer[]::new))
                                .addValue(column(rows, CivilRow::source, String[]::new))
                                .addValue(column(rows, CivilRow::known, UUID[]::new))
                                .addValue(column(rows, CivilRow::asked, UUID[]::new)))
                .replaceWithVoid();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static <T> T[] column(
            Collection<CivilRow> rows,
            Function<CivilRow, ? extends @Nullable Object> field,
            IntFunction<T[]> array) {
        return rows.stream().map(field).toArray(array);
    }
}

package id.dinsos.cases.incident;

import id.dinsos.cases.handling.Reader;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.view.Views;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists incidents and their households, with how far each case and its aid have come. */
@Singleton
public class IncidentStore {
    private static final String LIST =
            """
            select * from view_incidents.incident where (owner = $1 or owner like $1 || '.%')
                and incident_id > $2 order by incident_id limit $3
            """;

    /**
     * What the reader may know of: $2 region, $3 whether they supervise. A case that another office
     * has by now, and one that its office has sealed, is in no list and no count of those outside.
     */
    private static final String SEEN =
            " and (c.owner = $2 or c.owner like $2 || '.%')"
                    + " and (c.confidentiality <> 'SEALED' or $3) ";

    /** A line whose case goes on as another is that one; where both are listed, it stands once. */
    private static final String HOUSEHOLDS =
            "select l.case_id, l.household_id, c.state, c.priority, c.level, c.outcome,"
                    + " r.kind as aid, r.standing, a.state as decision, p.state as payment "
                    + """
                    from view_incidents.listed l
                    join view_cases.case_row f on f.case_id = l.case_id
                    join view_cases.case_row c on c.case_id = coalesce(f.merged_into, f.case_id)
                    left join lateral (select * from view_assistance.request q
                        where q.case_id = any(array[f.case_id, c.case_id])
                        order by q.requested_at desc limit 1) r on true
                    left join assistance a on a.request_id = r.request_id
                    left join payment p on p.payment_id = a.payment_id
                    where l.incident_id = $1 and l.case_id > $4
                        and not exists (select from view_incidents.listed d
                            where d.case_id = f.merged_into and d.incident_id = $1)
                    """
                    + SEEN
                    + "order by l.case_id limit $5";

    /** Two cases that turned out to be one are one household, with the aid of both. */
    private static final String COUNTS =
            """
            with hit as (select distinct c.case_id, c.merged_into, c.ended_at
                from view_incidents.listed l
                join view_cases.case_row f on f.case_id = l.case_id
                join view_cases.case_row c on c.case_id = any(array[f.case_id, f.merged_into])
                where l.incident_id = $1
            """
                    + SEEN
                    + """
                    )
                    select count(distinct c.case_id) filter (where c.merged_into is null)
                            as households,
                        count(distinct c.case_id) filter (where c.merged_into is null
                            and c.ended_at is null) as open,
                        count(r.request_id) filter (where r.standing) as asked,
                        count(p.payment_id) filter (where p.state in ('CREDITED', 'WITHDRAWN'))
                            as paid,
                        coalesce(sum(p.amount_rupiah) filter
                            (where p.state in ('CREDITED', 'WITHDRAWN')), 0)::bigint as paid_rupiah
                    from hit c
                    left join view_assistance.request r on r.case_id = c.case_id
                    left join assistance a on a.request_id = r.request_id
                    left join payment p on p.payment_id = a.payment_id
                    """;

    private static final String KNOWN =
            "select household_id from household where household_id = any($1)"
                    + " and (region = $2 or region like $2 || '.%')";

    private final Pool pool;
    private final Views views;
    private final Settings settings;

    public IncidentStore(Pool pool, Views views, Settings settings) {
        this.pool = pool;
        this.views = views;
        this.settings = settings;
    }

    /** Waits until the rows hold what the caller has just written, cases included. */
    Uni<Void> reached(@Nullable String position) {
        Position asked = position == null ? Position.START : Position.parse(position);
        return views.reached(IncidentView.NAME, asked, settings.waitForPosition())
                .flatMap(x -> views.reached("cases", asked, settings.waitForPosition()))
                .flatMap(x -> views.reached("assistance", asked, settings.waitForPosition()));
    }

    Uni<List<Line>> list(String office, UUID after, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(office, after, limit))
                .map(rows -> all(rows, Line::of));
    }

    Uni<List<Household>> households(UUID incident, Reader reader, UUID after, int limit) {
        return pool.preparedQuery(HOUSEHOLDS)
                .execute(Tuple.of(incident, reader.region(), reader.supervises(), after, limit))
                .map(rows -> all(rows, Household::of));
    }

    Uni<Counts> counts(UUID incident, Reader reader) {
        return pool.preparedQuery(COUNTS)
                .execute(Tuple.of(incident, reader.region(), reader.supervises()))
                .map(rows -> Counts.of(rows.iterator().next()));
    }

    /** Which of them the registry has named as households of the office. */
    Uni<Set<UUID>> known(Collection<UUID> households, String office) {
        return pool.preparedQuery(KNOWN)
                .execute(Tuple.of(households.toArray(UUID[]::new), office))
                .map(rows -> new HashSet<>(all(rows, row -> row.getUUID("household_id"))));
    }

    private static <T> List<T> all(Iterable<Row> rows, Function<Row, T> line) {
        List<T> found = new ArrayList<>();
        rows.forEach(row -> found.add(line.apply(row)));
        return found;
    }

    /** An incident in a list. */
    public record Line(
            UUID id,
            String owner,
            String code,
            String title,
            String hazard,
            String region,
            Instant happenedAt) {
        static Line of(Row row) {
            return new Line(
                    row.getUUID("incident_id"),
                    row.getString("owner"),
                    row.getString("code"),
                    row.getString("title"),
                    row.getString("hazard"),
                    row.getString("region"),
                    row.getOffsetDateTime("happened_at").toInstant());
        }
    }

    /**
     * A household of an incident; who they are stands in the case.
     *
     * @param aid the kind asked for last; null where none was
     * @param decision of disbursement
     */
    public record Household(
            UUID caseId,
            @Nullable UUID householdId,
            String state,
            String priority,
            int level,
            @Nullable String outcome,
            @Nullable String aid,
            boolean asked,
            @Nullable String decision,
            @Nullable String payment) {
        static Household of(Row row) {
            String outcome = row.getString("outcome");
            return new Household(
                    row.getUUID("case_id"),
                    row.getUUID("household_id"),
                    row.getString("state"),
                    row.getString("priority"),
                    row.getInteger("level"),
                    outcome.isEmpty() ? null : outcome,
                    row.getString("aid"),
                    Boolean.TRUE.equals(row.getBoolean("standing")),
                    row.getString("decision"),
                    row.getString("payment"));
        }
    }

    /** How many households, and how far their aid has come. */
    public record Counts(long households, long open, long asked, long paid, long paidRupiah) {
        static Counts of(Row row) {
            return new Counts(
                    row.getLong("households"),
                    row.getLong("open"),
                    row.getLong("asked"),
                    row.getLong("paid"),
                    row.getLong("paid_rupiah"));
        }
    }
}

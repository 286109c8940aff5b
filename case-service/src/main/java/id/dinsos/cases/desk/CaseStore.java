package id.dinsos.cases.desk;

import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.Involved;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.kind.Confidentiality;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of cases, for one reader. What the reader may not know of is left out here, in the
 * query, so that no page, count or next cursor shows that it is there.
 */
@Singleton
public class CaseStore {
    /** The reader's own: $1 region, $2 account, $3 whether they supervise. */
    private static final String SEEN =
            "(owner = $1 or owner like $1 || '.%') and (confidentiality <> 'SEALED' or $3"
                    + " or account = $2 or account = '' and received_by = $2"
                    + " or case_id in (select g.case_id from view_cases.case_grant g"
                    + " where g.account = $2 and g.until > now()"
                    + " union all select g.case_id from view_workers.worker w"
                    + " join view_cases.case_grant g on g.team = w.team and g.team <> ''"
                    + " and (g.owner = w.owner or g.owner like w.owner || '.%')"
                    + " where w.account = $2 and w.serving and g.until > now()))";

    private static final String LIST =
            "select * from view_cases.case_row where "
                    + SEEN
                    + """
                     and ($4 = '' or kind = $4) and ($5 = '' or state = $5)
                     and ($6 = '' or priority = $6)
                     and ($7 = '' or region = $7 or region like $7 || '.%')
                     and ($8 = '' or account = $8) and ($9 = '' or team = $9)
                     and (not $10 or level > 0) and (not $11 or ended_at is null)
                     and (not $12 or account = '') and merged_into is null
                     and (not $15 or team <> '' and team in (select w.team
                        from view_workers.worker w where w.account = $2 and w.serving))
                     and (not $16 or account = $2 and state = 'TRIAGED' or $3 and case_id in (
                        select p.case_id from view_plans.waiting p where p.author <> $2))
                     and (not $17 or ended_at is not null and exists (
                        select from view_cases.to_tell t where t.case_id = case_row.case_id))
                     and case_id < $13 order by case_id desc limit $14
                    """;

    /**
     * What was told of the same night and place, its own kind first, or of the same person. The
     * lines of one incident are told apart already and would fill it, each being of that night.
     */
    private static final String DOUBLES =
            "select * from view_cases.case_row where "
                    + SEEN
                    + """
                     and case_id <> $4 and merged_into is null and case_id in (
                        select n.case_id from view_cases.case_row n where n.owner = $6
                            and n.happened_at between $7 and $8 and starts_with(n.region, $9)
                            and not exists (select from view_incidents.listed a
                                join view_incidents.listed b on b.incident_id = a.incident_id
                                where a.case_id = $4 and b.case_id = n.case_id)
                        union select i.case_id from view_cases.involved i
                            where i.person_id = any($10))
                     order by kind = $5 desc, case_id desc limit 50
                    """;

    private static final String READS =
            "select reader, purpose, office, through, at from view_cases.case_read where"
                    + " case_id = $1 and ($2::uuid is null or through = $2)"
                    + " order by at desc, read_id limit 500";

    private static final String EMERGENCIES =
            "select * from view_cases.emergency where owner = $1 or owner like $1 || '.%'"
                    + " order by at desc, access_id limit 200";

    private final Pool pool;
    private final Views views;
    private final Settings settings;

    public CaseStore(Pool pool, Views views, Settings settings) {
        this.pool = pool;
        this.views = views;
        this.settings = settings;
    }

    /** Waits until the rows hold what the caller has just written. */
    public Uni<Void> reached(@Nullable String position) {
        return views.reached(
                CaseView.NAME,
                position == null ? Position.START : Position.parse(position),
                settings.waitForPosition());
    }

    /** One page and one more, newest first. */
    Uni<List<Line>> list(Reader reader, Filter filter, UUID before, int limit) {
        return query(
                LIST,
                reader,
                filter.kind,
                filter.state,
                filter.priority,
                filter.region,
                filter.account,
                filter.team,
                filter.overdue,
                filter.open,
                filter.unassigned,
                before,
                limit,
                filter.myTeam,
                filter.waiting,
                filter.toTell);
    }

    /** What may be the same case, told before. */
    Uni<List<Line>> doubles(UUID id, Opened state, Reader reader) {
        Instant at = state.origin().happenedAt();
        String region = state.origin().region();
        return query(
                DOUBLES,
                reader,
                id,
                state.origin().kind().code(),
                state.origin().owner(),
                at.minus(Likeness.NIGHT).atOffset(ZoneOffset.UTC),
                at.plus(Likeness.NIGHT).atOffset(ZoneOffset.UTC),
                region,
                state.people().stream()
                        .map(Involved::personId)
                        .filter(Objects::nonNull)
                        .toArray(UUID[]::new));
    }

    /** Cases opened from outside their circle, newest first: for those who supervise. */
    Uni<List<Emergency>> emergencies(Reader reader) {
        return pool.preparedQuery(EMERGENCIES)
                .execute(Tuple.of(reader.region()))
                .map(rows -> {
                    List<Emergency> opened = new ArrayList<>();
                    rows.forEach(row ->
                            opened.add(
                                    new Emergency(
                                            row.getUUID("case_id"),
                                            row.getString("account"),
                                            row.getOffsetDateTime("until").toInstant(),
                                            row.getOffsetDateTime("at").toInstant())));
                    return opened;
                });
    }

    /** Who has read it, newest first; under a referral where one is named. */
    public Uni<List<Read>> reads(UUID id, @Nullable UUID through) {
        return pool.preparedQuery(READS)
                .execute(Tuple.of(id, through))
                .map(rows -> {
                    List<Read> reads = new ArrayList<>();
                    rows.forEach(row ->
                            reads.add(
                                    new Read(
                                            row.getString("reader"),
                                            row.getString("purpose"),
                                            row.getString("office"),
                                            row.getUUID("through"),
                                            row.getOffsetDateTime("at").toInstant())));
                    return reads;
                });
    }

    private Uni<List<Line>> query(String sql, Reader reader, Object... more) {
        List<Object> values = new ArrayList<>();
        values.add(reader.region());
        values.add(reader.account());
        values.add(reader.supervises());
        values.addAll(Arrays.asList(more));
        return pool.preparedQuery(sql)
                .execute(Tuple.wrap(values))
                .map(rows -> {
                    List<Line> lines = new ArrayList<>();
                    rows.forEach(row -> lines.add(line(row)));
                    return lines;
                });
    }

    private static Line line(Row row) {
        String account = row.getString("account");
        String outcome = row.getString("outcome");
        boolean sealed =
                Confidentiality.valueOf(row.getString("confidentiality")) == Confidentiality.SEALED;
        return new Line(
                row.getUUID("case_id"),
                row.getString("kind"),
                row.getString("state"),
                row.getString("priority"),
                row.getString("source"),
                sealed ? row.getString("owner") : row.getString("region"),
                row.getString("confidentiality"),
                account.isEmpty() ? null : account,
                instant(row, "due_at"),
                row.getInteger("level"),
                outcome.isEmpty() ? null : outcome,
                row.getOffsetDateTime("received_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant());
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    /** What to list; an empty text is no filter. */
    record Filter(
            String kind,
            String state,
            String priority,
            String region,
            String account,
            String team,
            boolean overdue,
            boolean open,
            boolean unassigned,
            boolean myTeam,
            boolean waiting,
            boolean toTell) {}

    /** A case in a list; a sealed one without its place even for those who see it. */
    public record Line(
            UUID id,
            String kind,
            String state,
            String priority,
            String source,
            String region,
            String confidentiality,
            @Nullable String account,
            @Nullable Instant dueAt,
            int level,
            @Nullable String outcome,
            Instant receivedAt,
            Instant changedAt) {}

    /** A case that somebody opened in an emergency; why stands in the case. */
    public record Emergency(UUID caseId, String account, Instant until, Instant at) {}

    /** One read. */
    public record Read(
            String reader, String purpose, String office, @Nullable UUID through, Instant at) {}
}

package id.dinsos.cases.desk;

import id.dinsos.cases.handling.Case;
import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseEvent;
import id.dinsos.cases.handling.CaseEvent.CaseReceived;
import id.dinsos.cases.handling.CaseEvents;
import id.dinsos.cases.handling.CaseHistory;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Cases as rows: for lists, worklists and counts, for finding doubles, and for finding the clocks
 * that have something to say ({@code next_at}, by an index). Reads are here too, and each office's
 * holidays, because a holiday decreed later moves what is due.
 */
@Singleton
public class CaseView implements View {
    public static final String NAME = "cases";

    private static final String DDL =
            """
            create table case_row (
                case_id uuid primary key,
                kind text not null, kind_owner text not null, kind_version int not null,
                origin_version int not null, origin_owner text not null,
                source text not null, region text not null, owner text not null,
                confidentiality text not null, subject_id uuid not null, received_by text not null,
                happened_at timestamptz not null, predecessor uuid,
                state text not null, priority text not null, rule text not null,
                outcome text not null, worker uuid not null, account text not null,
                team text not null, merged_into uuid, successor uuid,
                timers text not null, level int not null, kept int not null, broken int not null,
                due_at timestamptz, next_at timestamptz, working_days boolean not null,
                received_at timestamptz not null, changed_at timestamptz not null,
                ended_at timestamptz
            );
            create index case_next on case_row (next_at) where next_at is not null;
            create table involved (
                case_id uuid not null, ref uuid not null, role text not null, person_id uuid,
                primary key (case_id, ref)
            );
            create table case_step (
                case_id uuid not null, version int not null, clock text not null,
                word text not null, outcome text not null, at timestamptz not null,
                primary key (case_id, version)
            );
            create table to_tell (case_id uuid primary key);
            create table holiday (owner text not null, day date not null, primary key (owner, day));
            create table office_calendar (owner text primary key, version int not null);
            create table emergency (
                access_id uuid primary key, case_id uuid not null, owner text not null,
                account text not null, until timestamptz not null, at timestamptz not null
            );
            create table case_grant (
                access_id uuid primary key, case_id uuid not null, account text not null,
                team text not null, owner text not null, until timestamptz not null
            );
            create table figure (
                kind text primary key, open bigint not null, overdue bigint not null,
                broken bigint not null, kept bigint not null
            );
            create table case_read (
                read_id uuid primary key, case_id uuid not null, reader text not null,
                purpose text not null, office text not null, through uuid,
                at timestamptz not null
            );
            """;

    private static final String INDEXES =
            """
            create index case_of_owner on case_row (owner text_pattern_ops, case_id);
            create index case_of_account on case_row (account, case_id) where ended_at is null;
            create index case_of_worker on case_row (worker) where ended_at is null;
            create index case_of_night on case_row (owner, happened_at);
            create index case_loud on case_row (owner text_pattern_ops, case_id) where level > 0;
            create index involved_person on involved (person_id) where person_id is not null;
            create index case_due on case_row (due_at) where ended_at is null
                and merged_into is null and confidentiality <> 'SEALED' and due_at is not null;
            create index emergency_of on emergency (owner text_pattern_ops, at);
            create index emergency_at on emergency (at);
            create index case_grant_of on case_grant (account, until);
            create index case_grant_team on case_grant (team, until) where team <> '';
            create index case_grant_case on case_grant (case_id);
            create index case_step_at on case_step (case_id, clock, at, version);
            create index case_read_of on case_read (case_id, at);
            """;

    private final Zones zones;

    public CaseView(Zones zones) {
        this.zones = zones;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 5;
    }

    @Override
    public String ddl() {
        return DDL;
    }

    @Override
    public String indexes() {
        return INDEXES;
    }

    @Override
    public Set<String> types() {
        return CaseEvents.VIEWED;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        return CalendarColumnsView.save(tx, batch)
                .flatMap(touched -> load(tx, batch, touched).flatMap(rows -> save(tx, rows, batch)))
                .flatMap(x -> HistoryColumnsView.save(tx, batch))
                .flatMap(x -> PeopleColumnsView.save(tx, batch))
                .flatMap(x -> AccessColumnsView.save(tx, batch));
    }

    /**
     * The rows that change: those of the events, and those that a moved calendar may move. What had
     * ended before the first day that moved was judged by days that stay.
     */
    private static Uni<Map<UUID, CaseRow>> load(
            SqlConnection tx, List<Recorded> batch, Map<String, LocalDate> touched) {
        UUID[] ids =
                batch.stream()
                        .filter(r -> r.event() instanceof CaseEvent)
                        .map(Recorded::streamId)
                        .distinct()
                        .toArray(UUID[]::new);
        return tx.preparedQuery(
                        "select * from case_row where case_id = any($1) or owner = any($2) and"
                                + " working_days and (ended_at is null or ended_at >= $3)")
                .execute(
                        Tuple.of(
                                ids,
                                touched.keySet().toArray(String[]::new),
                                touched.values().stream()
                                        .min(LocalDate::compareTo)
                                        .orElse(LocalDate.EPOCH)
                                        .minusDays(1)
                                        .atStartOfDay()
                                        .atOffset(ZoneOffset.UTC)))
                .map(CaseView::rows);
    }

    private static Map<UUID, CaseRow> rows(RowSet<Row> found) {
        Map<UUID, CaseRow> rows = new LinkedHashMap<>();
        found.forEach(row -> rows.put(row.getUUID("case_id"), CaseColumnsView.row(row)));
        return rows;
    }

    private static Map<UUID, CaseRow> fold(Map<UUID, CaseRow> rows, List<Recorded> batch) {
        for (Recorded recorded : batch) {
            if (!(recorded.event() instanceof CaseEvent event)) {
                continue;
            }
            Instant at = recorded.meta().decidedAt();
            UUID id = recorded.streamId();
            CaseRow before = rows.get(id);
            if (event instanceof CaseReceived received) {
                Opened opened = (Opened) CaseHistory.evolve(new Case.None(), received);
                rows.put(id, new CaseRow(id, opened, at, at, null));
            } else if (before != null) {
                rows.put(id, before.after(event, at));
            }
        }
        return rows;
    }

    private Uni<Void> save(SqlConnection tx, Map<UUID, CaseRow> loaded, List<Recorded> batch) {
        Map<String, FigureColumnsView.Figure> before = FigureColumnsView.of(loaded.values());
        Map<UUID, CaseRow> rows = fold(loaded, batch);
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<String> owners = new HashSet<>();
        rows.values().forEach(row -> owners.add(row.state().origin().owner()));
        return CalendarColumnsView.of(tx, owners, zones)
                .flatMap(calendars ->
                        tx.preparedQuery(CaseColumnsView.SAVE)
                                .execute(CaseColumnsView.tuple(rows.values(), calendars)))
                .flatMap(x ->
                        FigureColumnsView.save(tx, before, FigureColumnsView.of(rows.values())));
    }
}

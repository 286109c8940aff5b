package id.dinsos.cases.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.cases.calendar.WorkCalendar;
import id.dinsos.cases.handling.Assignment;
import id.dinsos.cases.handling.Case.Circle;
import id.dinsos.cases.handling.Case.Links;
import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.Case.Progress;
import id.dinsos.cases.handling.Origin;
import id.dinsos.cases.handling.Timer;
import id.dinsos.cases.kind.CaseState;
import id.dinsos.cases.kind.Confidentiality;
import id.dinsos.cases.kind.KindRef;
import id.dinsos.cases.kind.Priority;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.PersonalData;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of a case's row: how it is written, and how it is read back to be folded on. */
final class CaseColumnsView {
    static final String SAVE =
            """
            insert into case_row select * from unnest($1::uuid[], $2::text[], $3::text[], $4::int[],
                $5::int[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::uuid[],
                $12::text[], $13::timestamptz[], $14::uuid[], $15::text[], $16::text[], $17::text[],
                $18::text[], $19::uuid[], $20::text[], $21::text[], $22::uuid[], $23::uuid[],
                $24::text[], $25::int[], $26::int[], $27::int[], $28::timestamptz[],
                $29::timestamptz[], $30::boolean[], $31::timestamptz[], $32::timestamptz[],
                $33::timestamptz[])
            on conflict (case_id) do update set kind_owner = excluded.kind_owner,
                owner = excluded.owner, received_by = excluded.received_by,
                kind_version = excluded.kind_version, state = excluded.state,
                priority = excluded.priority, rule = excluded.rule, outcome = excluded.outcome,
                worker = excluded.worker, account = excluded.account, team = excluded.team,
                merged_into = excluded.merged_into, successor = excluded.successor,
                timers = excluded.timers, level = excluded.level, kept = excluded.kept,
                broken = excluded.broken, due_at = excluded.due_at, next_at = excluded.next_at,
                working_days = excluded.working_days, changed_at = excluded.changed_at,
                ended_at = excluded.ended_at
            """;

    private static final ObjectMapper JSON = EventCodec.mapper();
    private static final TypeReference<TreeMap<String, Timer>> TIMERS = new TypeReference<>() {};

    private CaseColumnsView() {}

    static CaseRow row(Row row) {
        String kind = row.getString("kind");
        Origin origin =
                new Origin(
                        new KindRef(
                                row.getString("origin_owner"),
                                kind,
                                row.getInteger("origin_version")),
                        row.getString("source"),
                        row.getString("region"),
                        row.getString("owner"),
                        Confidentiality.valueOf(row.getString("confidentiality")),
                        row.getUUID("subject_id"),
                        row.getString("received_by"),
                        row.getOffsetDateTime("happened_at").toInstant(),
                        row.getUUID("predecessor"));
        CaseState stands = CaseState.valueOf(row.getString("state"));
        Progress progress =
                new Progress(
                        new KindRef(
                                row.getString("kind_owner"), kind, row.getInteger("kind_version")),
                        stands,
                        Set.of(stands),
                        row.getOffsetDateTime("received_at").toInstant(),
                        row.getOffsetDateTime("changed_at").toInstant(),
                        Priority.valueOf(row.getString("priority")),
                        row.getString("rule"),
                        row.getString("outcome"));
        Assignment assignment =
                new Assignment(
                        row.getUUID("worker"), row.getString("account"), row.getString("team"));
        Opened state =
                new Opened(
                        origin,
                        progress,
                        PersonalData.erased(origin.subject()),
                        List.of(),
                        Set.of(),
                        new Circle(assignment, List.of()),
                        timers(row.getString("timers")),
                        List.of(),
                        new Links(
                                row.getUUID("merged_into"),
                                Set.of(),
                                row.getUUID("successor"),
                                Set.of()));
        OffsetDateTime ended = row.getOffsetDateTime("ended_at");
        return new CaseRow(
                row.getUUID("case_id"),
                state,
                row.getOffsetDateTime("received_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    static Tuple tuple(Collection<CaseRow> rows, Map<String, WorkCalendar> calendars) {
        Function<CaseRow, WorkCalendar> calendar =
                row -> Objects.requireNonNull(calendars.get(row.state().origin().owner()));
        return Tuple.wrap(
                Arrays.asList(
                        column(rows, CaseRow::id, new UUID[0]),
                        column(rows, r -> r.state().origin().kind().code(), new String[0]),
                        column(rows, r -> r.state().progress().kind().owner(), new String[0]),
                        column(rows, r -> r.state().progress().kind().version(), new Integer[0]),
                        column(rows, r -> r.state().origin().kind().version(), new Integer[0]),
                        column(rows, r -> r.state().origin().kind().owner(), new String[0]),
                        column(rows, r -> r.state().origin().source(), new String[0]),
                        column(rows, r -> r.state().origin().region(), new String[0]),
                        column(rows, r -> r.state().origin().owner(), new String[0]),
                        column(
                                rows,
                                r -> r.state().origin().confidentiality().name(),
                                new String[0]),
                        column(rows, r -> r.state().origin().subject(), new UUID[0]),
                        column(rows, r -> r.state().origin().receivedBy(), new String[0]),
                        column(
                                rows,
                                r -> utc(r.state().origin().happenedAt()),
                                new OffsetDateTime[0]),
                        column(rows, r -> r.state().origin().predecessor(), new UUID[0]),
                        column(rows, r -> r.state().state().name(), new String[0]),
                        column(rows, r -> r.state().progress().priority().name(), new String[0]),
                        column(rows, r -> r.state().progress().rule(), new String[0]),
                        column(rows, r -> r.state().progress().outcome(), new String[0]),
                        column(rows, r -> r.state().circle().assignment().worker(), new UUID[0]),
                        column(rows, r -> r.state().circle().assignment().account(), new String[0]),
                        column(rows, r -> r.state().circle().assignment().team(), new String[0]),
                        column(rows, r -> r.state().links().mergedInto(), new UUID[0]),
                        column(rows, r -> r.state().links().successor(), new UUID[0]),
                        column(rows, r -> json(r.state().timers()), new String[0]),
                        column(rows, CaseRow::level, new Integer[0]),
                        column(rows, r -> r.judged(true), new Integer[0]),
                        column(rows, r -> r.judged(false), new Integer[0]),
                        column(rows, r -> utc(r.due(calendar.apply(r))), new OffsetDateTime[0]),
                        column(rows, r -> utc(r.next(calendar.apply(r))), new OffsetDateTime[0]),
                        column(rows, CaseRow::countsWorkingDays, new Boolean[0]),
                        column(rows, r -> utc(r.receivedAt()), new OffsetDateTime[0]),
                        column(rows, r -> utc(r.changedAt()), new OffsetDateTime[0]),
                        column(rows, r -> utc(r.endedAt()), new OffsetDateTime[0])));
    }

    private static SortedMap<String, Timer> timers(String json) {
        try {
            return JSON.readValue(json, TIMERS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(SortedMap<String, Timer> timers) {
        try {
            return JSON.writeValueAsString(timers);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static <T> T[] column(
            Collection<CaseRow> rows, Function<CaseRow, @Nullable T> value, T[] type) {
        List<@Nullable T> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(value.apply(row)));
        return values.toArray(type);
    }
}

package id.dinsos.cases.complaint;

import id.dinsos.cases.complaint.Complaint.Closed;
import id.dinsos.cases.complaint.Complaint.Dossier;
import id.dinsos.cases.complaint.Complaint.None;
import id.dinsos.cases.complaint.Complaint.Open;
import id.dinsos.cases.knowledge.Facts;
import id.dinsos.cases.knowledge.FactsStore;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Complaints as rows, for lists and for finding those whose answer no longer fits the facts. It
 * holds no word of the complainant. Rows are folded with the decider itself, so that the view
 * cannot disagree with it.
 */
@Singleton
public class ComplaintView implements View {
    public static final String NAME = "complaints";

    /** All but the reads of statements. */
    private static final Set<String> TYPES =
            Set.of(
                    "complaint-received.v1",
                    "complaint-explained.v1",
                    "complaint-settled.v1",
                    "complaint-closed.v1",
                    "settlement-undone.v1",
                    "complaint-reopened.v1",
                    "complaint-repeated.v1");

    private static final ComplaintDecider DECIDER = new ComplaintDecider();

    private static final String DDL =
            """
            create table complaint (
                complaint_id uuid primary key,
                subject_id uuid not null,
                household_id uuid not null,
                programme text not null,
                month text not null,
                region text not null,
                owner text not null,
                channel text not null,
                state text not null,
                answer text not null,
                outcome text not null,
                standing text not null,
                verdict text not null,
                clauses text not null,
                reasons text not null,
                payment_id uuid not null,
                payment_state text not null,
                payment_reason text not null,
                amount_rupiah bigint not null,
                central text not null,
                received_at timestamptz not null,
                changed_at timestamptz not null,
                about text not null,
                person_id uuid,
                newest_key uuid not null
            );
            create table figure (state text primary key, complaints bigint not null);
            create index complaint_watched on complaint (complaint_id)
                where state <> 'CLOSED' or outcome = 'PAID';
            create index complaint_of_matter on complaint (household_id, programme, month)
                where state <> 'CLOSED';
            create index complaint_of_beneficiary on complaint (household_id);
            create index complaint_of_person on complaint (person_id) where person_id is not null;
            create index complaint_of_owner on complaint (owner text_pattern_ops, complaint_id);
            """;

    private static final String LOAD = "select * from complaint where complaint_id = any($1)";

    private static final String SAVE =
            """
            insert into complaint select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[],
                $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
                $12::text[], $13::text[], $14::text[], $15::text[], $16::uuid[], $17::text[], $18::text[],
                $19::bigint[], $20::text[], $21::timestamptz[], $22::timestamptz[], $23::text[],
                $24::uuid[], $25::uuid[])
            on conflict (complaint_id) do update set state = excluded.state,
                answer = excluded.answer, outcome = excluded.outcome, standing = excluded.standing,
                verdict = excluded.verdict, clauses = excluded.clauses, reasons = excluded.reasons,
                payment_id = excluded.payment_id, payment_state = excluded.payment_state,
                payment_reason = excluded.payment_reason, amount_rupiah = excluded.amount_rupiah,
                central = excluded.central,
                changed_at = excluded.changed_at, newest_key = excluded.newest_key
            """;

    /** So that nobody counts all complaints to show how many there are. */
    private static final String COUNT =
            """
            insert into figure as f select * from unnest($1::text[], $2::bigint[])
            on conflict (state) do update set complaints = f.complaints + excluded.complaints
            """;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 7;
    }

    @Override
    public String ddl() {
        return DDL;
    }

    @Override
    public Set<String> types() {
        return TYPES;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        UUID[] ids = batch.stream().map(Recorded::streamId).distinct().toArray(UUID[]::new);
        return tx.preparedQuery(LOAD)
                .execute(Tuple.of(ids))
                .flatMap(rows -> {
                    Collection<Line> lines = fold(rows, batch);
                    return tx.preparedQuery(SAVE)
                            .execute(tuple(lines))
                            .flatMap(x -> tx.preparedQuery(COUNT).execute(moved(rows, lines)));
                })
                .replaceWithVoid();
    }

    /** By how much there are more of each state; every row that was loaded is among the lines. */
    private static Tuple moved(RowSet<Row> before, Collection<Line> after) {
        SortedMap<String, Long> more = new TreeMap<>();
        before.forEach(row -> more.merge(row.getString("state"), -1L, Long::sum));
        after.forEach(line -> more.merge(line.complaint.publicState(), 1L, Long::sum));
        return Tuple.of(more.keySet().toArray(String[]::new), more.values().toArray(Long[]::new));
    }

    private static Collection<Line> fold(RowSet<Row> rows, List<Recorded> events) {
        Map<UUID, Line> lines = new HashMap<>();
        rows.forEach(row -> lines.put(row.getUUID("complaint_id"), line(row)));
        Map<UUID, Line> changed = new LinkedHashMap<>();
        for (Recorded recorded : events) {
            UUID id = recorded.streamId();
            Line before = lines.getOrDefault(id, Line.none(id, recorded.meta().decidedAt()));
            ComplaintEvent event = (ComplaintEvent) recorded.event();
            Complaint after = DECIDER.evolve(before.complaint, event);
            UUID newest = newest(event, before.newestKey);
            Line line = new Line(id, after, before.receivedAt, recorded.meta().decidedAt(), newest);
            lines.put(id, line);
            changed.put(id, line);
        }
        return changed.values();
    }

    /** The key of what was said last. */
    private static UUID newest(ComplaintEvent event, UUID before) {
        return switch (event) {
            case ComplaintEvent.ComplaintReceived received -> received.statement().subject();
            case ComplaintEvent.ComplaintRepeated repeated -> repeated.statement().subject();
            default -> before;
        };
    }

    private static Line line(Row row) {
        Matter matter =
                new Matter(
                        row.getUUID("household_id"),
                        row.getString("programme"),
                        row.getString("month"),
                        row.getString("region"),
                        row.getString("owner"),
                        row.getString("channel"),
                        About.valueOf(row.getString("about")),
                        row.getUUID("person_id"));
        Dossier dossier =
                new Dossier(
                        matter,
                        row.getUUID("subject_id"),
                        row.getString("answer"),
                        FactsStore.facts(row));
        Complaint complaint =
                row.getString("state").equals("CLOSED")
                        ? new Closed(dossier, Outcome.valueOf(row.getString("outcome")))
                        : new Open(dossier);
        Instant receivedAt = row.getOffsetDateTime("received_at").toInstant();
        return new Line(
                row.getUUID("complaint_id"),
                complaint,
                receivedAt,
                receivedAt,
                row.getUUID("newest_key"));
    }

    private static Tuple tuple(Collection<Line> lines) {
        return Tuple.wrap(
                Arrays.asList(
                        column(lines, Line::id, new UUID[0]),
                        column(lines, l -> l.dossier().subject(), new UUID[0]),
                        column(lines, l -> l.matter().householdId(), new UUID[0]),
                        column(lines, l -> l.matter().programme(), new String[0]),
                        column(lines, l -> l.matter().month(), new String[0]),
                        column(lines, l -> l.matter().region(), new String[0]),
                        column(lines, l -> l.matter().owner(), new String[0]),
                        column(lines, l -> l.matter().channel(), new String[0]),
                        column(lines, l -> l.complaint.publicState(), new String[0]),
                        column(lines, l -> l.dossier().answer(), new String[0]),
                        column(lines, Line::outcome, new String[0]),
                        column(lines, l -> l.facts().standing().name(), new String[0]),
                        column(lines, l -> l.facts().verdict().outcome(), new String[0]),
                        column(lines, Line::clauses, new String[0]),
                        column(lines, l -> FactsStore.words(l.facts().verdict()), new String[0]),
                        column(lines, l -> l.facts().payment().id(), new UUID[0]),
                        column(lines, l -> l.facts().payment().state(), new String[0]),
                        column(lines, l -> l.facts().payment().reason(), new String[0]),
                        column(lines, l -> l.facts().payment().amountRupiah(), new Long[0]),
                        column(lines, l -> FactsStore.central(l.facts().central()), new String[0]),
                        column(lines, l -> utc(l.receivedAt), new OffsetDateTime[0]),
                        column(lines, l -> utc(l.changedAt), new OffsetDateTime[0]),
                        column(lines, l -> l.matter().of().name(), new String[0]),
                        column(lines, l -> l.matter().personId(), new UUID[0]),
                        column(lines, Line::newestKey, new UUID[0])));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <T> T[] column(
            Collection<Line> lines, Function<Line, @Nullable T> value, T[] type) {
        List<@Nullable T> values = new ArrayList<>(lines.size());
        lines.forEach(line -> values.add(value.apply(line)));
        return values.toArray(type);
    }

    /**
     * @param newestKey under which lies what was said last
     */
    private record Line(
            UUID id, Complaint complaint, Instant receivedAt, Instant changedAt, UUID newestKey) {
        static Line none(UUID id, Instant at) {
            return new Line(id, new None(), at, at, id);
        }

        Dossier dossier() {
            return complaint.dossier();
        }

        Matter matter() {
            return dossier().matter();
        }

        Facts facts() {
            return dossier().facts();
        }

        String clauses() {
            return String.join(",", facts().verdict().clauses());
        }

        String outcome() {
            return complaint instanceof Closed closed ? closed.outcome().name() : "";
        }
    }
}

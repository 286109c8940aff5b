package id.dinsos.registry.civil;

import id.dinsos.contracts.RegionCode;
import id.dinsos.registry.civil.CivilCheck.State;
import id.dinsos.registry.match.CivilCause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks with the civil registry as they stand in the database. */
@Singleton
class CivilStore {
    private static final String COLUMNS =
            "id, actor, region, way, causes, reason, state, questions, tries, not_before, trouble,"
                    + " upload, answer_hash, dropped, requested_at, sent_at, finished_at";

    /** Whose file of questions is old by {@code $3}, or names somebody who was erased since. */
    private static final String DROP =
            """
            state = 'SENT' and not dropped and (sent_at < $3
                or exists (select from civil_question q
                    join subject_key k on k.subject_id = q.person_id
                    where q.check_id = c.id and k.wrapped_key is null))
            """;

    /**
     * What is to be asked or taken in; files of questions that are old, are needed no more, or name
     * somebody who was erased since; and answers that nobody waits for any more.
     */
    private static final String DUE =
            """
            select id from civil_check c
            where state in ('WAITING', 'ASKING', 'TAKING')
                    and (way = 'FILE' or $1) and (not_before is null or not_before <= $2)
                or state = 'SENT' and sent_at < $4
                or %s
                or state in ('DONE', 'EXPIRED', 'CANCELLED') and way = 'FILE' and not dropped
            order by requested_at limit 100
            """
                    .formatted(DROP);

    private static final String PAGE =
            "select "
                    + COLUMNS
                    + " from civil_check where region >= $1 and region < $2"
                    + " and (requested_at, id) < ($3, $4) order by requested_at desc, id desc limit $5";

    private static final String COUNTS =
            "select coalesce(outcome, state) as what, count(*) as n from civil_question"
                    + " where check_id = $1 group by 1 order by 1";

    private static final String FINDINGS =
            "select seq, line, no, person_id, outcome from civil_finding"
                    + " where check_id = $1 and seq > $2 order by seq limit $3";

    private final Pool pool;
    private final Clock clock;

    CivilStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** What a check is to do. */
    record Order(RegionCode region, CivilWay way, List<CivilCause> causes, String reason) {}

    /** False where there is one under this id already. */
    Uni<Boolean> order(UUID id, String actor, Order order) {
        return pool.preparedQuery(
                        "insert into civil_check (id, actor, region, way, causes, reason, state,"
                                + " requested_at) values ($1, $2, $3, $4, $5, $6, 'WAITING', $7)"
                                + " on conflict (id) do nothing")
                .execute(
                        Tuple.tuple()
                                .addValue(id)
                                .addValue(actor)
                                .addValue(order.region.code())
                                .addValue(order.way.name())
                                .addValue(
                                        order.causes.stream()
                                                .map(CivilCause::name)
                                                .toArray(String[]::new))
                                .addValue(order.reason)
                                .addValue(at(clock.instant())))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Optional<CivilCheck>> find(UUID id) {
        return pool.preparedQuery("select " + COLUMNS + " from civil_check where id = $1")
                .execute(Tuple.of(id))
                .map(rows ->
                        rows.iterator().hasNext()
                                ? Optional.of(check(rows.iterator().next()))
                                : Optional.empty());
    }

    /**
     * @param connected whether there is a registry to be asked over HTTP
     * @param old files of questions sent before are deleted
     * @param late answers to checks sent before are awaited no more
     */
    Uni<List<UUID>> due(boolean connected, Instant now, Instant old, Instant late) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(connected, at(now), at(old), at(late)))
                .map(rows -> {
                    List<UUID> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getUUID("id")));
                    return ids;
                });
    }

    /** Whether all that was being written when it was ordered is in the log for good. */
    Uni<Boolean> isSettled(UUID id) {
        return pool.preparedQuery(
                        "select id from civil_check where id = $1 and after_tx"
                                + " <= pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .execute(Tuple.of(id))
                .map(rows -> rows.size() > 0);
    }

    /** Whether the file of questions is to be deleted, while answers are still awaited. */
    Uni<Boolean> mayDrop(UUID id, Instant old) {
        return pool.preparedQuery(
                        "select id from civil_check c where id = $1 and way = $2 and " + DROP)
                .execute(Tuple.of(id, CivilWay.FILE.name(), at(old)))
                .map(rows -> rows.size() > 0);
    }

    /** Of a region, the newest first. */
    Uni<List<CivilCheck>> page(RegionCode region, @Nullable Instant before, UUID id, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(
                        Tuple.of(
                                region.code(),
                                region.code() + CivilBacklogStore.AFTER_ALL,
                                at(before == null ? clock.instant().plusSeconds(60) : before),
                                id,
                                limit))
                .map(rows -> {
                    List<CivilCheck> checks = new ArrayList<>();
                    rows.forEach(row -> checks.add(check(row)));
                    return checks;
                });
    }

    /** How many questions have come to which outcome; those still open by their state. */
    Uni<List<Counted>> counts(UUID id) {
        return pool.preparedQuery(COUNTS)
                .execute(Tuple.of(id))
                .map(rows -> {
                    List<Counted> counts = new ArrayList<>();
                    rows.forEach(row ->
                            counts.add(new Counted(row.getString("what"), row.getLong("n"))));
                    return counts;
                });
    }

    Uni<List<Numbered>> findings(UUID id, long after, int limit) {
        return pool.preparedQuery(FINDINGS)
                .execute(Tuple.of(id, after, limit))
                .map((RowSet<Row> rows) -> {
                    List<Numbered> found = new ArrayList<>();
                    rows.forEach(row ->
                            found.add(
                                    new Numbered(
                                            row.getLong("seq"),
                                            new CivilFinding(
                                                    row.getInteger("line"),
                                                    row.getInteger("no"),
                                                    row.getUUID("person_id"),
                                                    CivilOutcome.valueOf(
                                                            row.getString("outcome"))))));
                    return found;
                });
    }

    /** An answer file lies there to be taken in; false where the check takes none now. */
    Uni<Boolean> upload(UUID id, UUID upload, String hash) {
        return pool.preparedQuery(
                        "update civil_check set state = 'TAKING', upload = $2, answer_hash = $3"
                                + " where id = $1 and state = 'SENT'")
                .execute(Tuple.of(id, upload, hash))
                .map(rows -> rows.rowCount() == 1);
    }

    /** False where it is over already. */
    Uni<Boolean> cancel(UUID id) {
        return end(id, State.CANCELLED, CivilOutcome.NOT_ANSWERED);
    }

    Uni<Boolean> expire(UUID id) {
        return end(id, State.EXPIRED, CivilOutcome.NOT_ANSWERED);
    }

    private Uni<Boolean> end(UUID id, State state, CivilOutcome open) {
        return pool.withTransaction(tx ->
                tx.preparedQuery(
                                "update civil_check set state = $2, finished_at = $3 where id = $1"
                                        + " and state not in ('DONE', 'EXPIRED', 'CANCELLED')")
                        .execute(Tuple.of(id, state.name(), at(clock.instant())))
                        .call(() ->
                                tx.preparedQuery(
                                                "update civil_question set state = 'DONE',"
                                                        + " outcome = $2 where check_id = $1"
                                                        + " and state <> 'DONE'")
                                        .execute(Tuple.of(id, open.name())))
                        .map(rows -> rows.rowCount() == 1));
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static CivilCheck check(Row row) {
        return new CivilCheck(
                row.getUUID("id"),
                row.getString("actor"),
                RegionCode.of(row.getString("region")),
                CivilWay.valueOf(row.getString("way")),
                Stream.of(row.getArrayOfStrings("causes")).map(CivilCause::valueOf).toList(),
                row.getString("reason"),
                State.valueOf(row.getString("state")),
                row.getInteger("questions"),
                row.getInteger("tries"),
                row.getOffsetDateTime("not_before"),
                row.getString("trouble"),
                row.getUUID("upload"),
                row.getString("answer_hash"),
                row.getBoolean("dropped"),
                row.getOffsetDateTime("requested_at"),
                row.getOffsetDateTime("sent_at"),
                row.getOffsetDateTime("finished_at"));
    }

    /** How many. */
    public record Counted(String outcome, long count) {}

    /** A finding with its place in the list. */
    record Numbered(long seq, CivilFinding finding) {}
}

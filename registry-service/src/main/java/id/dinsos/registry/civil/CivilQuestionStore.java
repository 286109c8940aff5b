package id.dinsos.registry.civil;

import id.dinsos.eventstore.log.Fence;
import id.dinsos.registry.civil.CivilProcess.Asked;
import id.dinsos.registry.match.CivilCause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What the job writes of a check's questions, a batch at a time and under its lease. */
@Singleton
class CivilQuestionStore {
    /** Whoever is beyond is asked about by the next check. */
    static final int MOST = 200_000;

    /** How often a question is put that gets no answer, or none that can be used. */
    static final int TRIES = 3;

    /**
     * Those of the backlog who can be asked about: their data are not restricted, and nobody asks
     * about them at the moment.
     */
    private static final String SETTLE =
            """
            with mine as (
                select id from civil_check where id = $1 and state = 'WAITING' for update),
            roll as (
                select p.id, p.region
                from mine, view_civil.civil c join view_person.person p on p.id = c.id
                where %s and p.region >= $2 and p.region < $3 and p.nik is not null
                    and %s = any($4)
                    and not exists (select from view_privacy.restriction r where r.person_id = p.id)
                    and not exists (select from civil_question q
                        where q.person_id = p.id and q.state <> 'DONE')
                order by p.region, p.id limit $5),
            written as (
                insert into civil_question (check_id, no, person_id, state)
                select $1, row_number() over (order by region, id), id, 'OPEN' from roll
                on conflict do nothing returning 1)
            update civil_check set state = 'ASKING', questions = (select count(*) from written)
            where id = (select id from mine)
            """
                    .formatted(CivilBacklogStore.UNMATCHED, CivilBacklogStore.CAUSE);

    private static final String CLOSE =
            """
            update civil_question q set tries = q.tries + 1,
                state = case when u.closed then 'DONE' else q.state end,
                outcome = case when u.closed then u.outcome end,
                said = case when u.closed then u.said end,
                upload = case when u.closed then $5::uuid end
            from unnest($2::int[], $3::text[], $4::text[], $6::boolean[]) u (no, outcome, said, closed)
            where q.check_id = $1 and q.no = u.no and q.state <> 'DONE'
            """;

    private static final String FIND =
            "insert into civil_finding (check_id, upload, line, no, person_id, outcome)"
                    + " select $1, $2, * from unnest($3::int[], $4::int[], $5::uuid[], $6::text[])";

    private final Pool pool;
    private final Clock clock;

    CivilQuestionStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Void> settle(CivilCheck check) {
        Tuple tuple =
                Tuple.tuple()
                        .addValue(check.id())
                        .addValue(check.region().code())
                        .addValue(check.region().code() + CivilBacklogStore.AFTER_ALL)
                        .addValue(
                                check.causes().stream()
                                        .map(CivilCause::name)
                                        .toArray(String[]::new))
                        .addValue(MOST);
        return Fence.transaction(
                pool, tx -> tx.preparedQuery(SETTLE).execute(tuple).replaceWithVoid());
    }

    /** The next to be put; those that were put in vain come last. */
    Uni<List<Open>> open(UUID check, int limit) {
        return pool.preparedQuery(
                        "select no, person_id, tries from civil_question where check_id = $1"
                                + " and state = 'OPEN' order by tries, no limit $2")
                .execute(Tuple.of(check, limit))
                .map(rows -> {
                    List<Open> open = new ArrayList<>();
                    rows.forEach(row ->
                            open.add(
                                    new Open(
                                            row.getInteger("no"),
                                            row.getUUID("person_id"),
                                            row.getInteger("tries"))));
                    return open;
                });
    }

    Uni<Map<Integer, Put>> put(UUID check, List<Integer> numbers) {
        return pool.preparedQuery(
                        "select no, person_id, asked, state, said, upload from civil_question"
                                + " where check_id = $1 and no = any($2)")
                .execute(Tuple.tuple().addValue(check).addValue(numbers.toArray(Integer[]::new)))
                .map(rows -> {
                    Map<Integer, Put> put = new HashMap<>();
                    rows.forEach(row -> put.put(row.getInteger("no"), Put.of(row)));
                    return put;
                });
    }

    /** They are on their way in a file. */
    Uni<Void> asked(UUID check, List<Asked> questions) {
        return Fence.transaction(
                pool,
                tx ->
                        tx.preparedQuery(
                                        "update civil_question q set state = 'ASKED', asked = u.asked"
                                                + " from unnest($2::int[], $3::uuid[]) u (no, asked)"
                                                + " where q.check_id = $1 and q.no = u.no")
                                .execute(
                                        Tuple.tuple()
                                                .addValue(check)
                                                .addValue(
                                                        column(
                                                                questions,
                                                                Asked::no,
                                                                Integer[]::new))
                                                .addValue(
                                                        column(questions, Asked::key, UUID[]::new)))
                                .replaceWithVoid());
    }

    /** What became of some questions, and what was found on the way, in one transaction. */
    Uni<Void> note(
            UUID check, @Nullable UUID upload, List<Closing> closings, List<CivilFinding> found) {
        if (closings.isEmpty() && found.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Fence.transaction(
                pool,
                tx ->
                        close(tx, check, upload, closings)
                                .flatMap(x -> find(tx, check, upload, found)));
    }

    private static Uni<Void> close(
            SqlConnection tx, UUID check, @Nullable UUID upload, List<Closing> closings) {
        return closings.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(CLOSE)
                        .execute(
                                Tuple.tuple()
                                        .addValue(check)
                                        .addValue(column(closings, Closing::no, Integer[]::new))
                                        .addValue(
                                                column(
                                                        closings,
                                                        one -> one.outcome.name(),
                                                        String[]::new))
                                        .addValue(column(closings, Closing::said, String[]::new))
                                        .addValue(upload)
                                        .addValue(
                                                column(closings, Closing::closed, Boolean[]::new)))
                        .replaceWithVoid();
    }

    private static Uni<Void> find(
            SqlConnection tx, UUID check, @Nullable UUID upload, List<CivilFinding> found) {
        return found.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(FIND)
                        .execute(
                                Tuple.tuple()
                                        .addValue(check)
                                        .addValue(upload)
                                        .addValue(column(found, CivilFinding::line, Integer[]::new))
                                        .addValue(column(found, CivilFinding::no, Integer[]::new))
                                        .addValue(
                                                column(found, CivilFinding::personId, UUID[]::new))
                                        .addValue(
                                                column(
                                                        found,
                                                        one -> one.outcome().name(),
                                                        String[]::new)))
                        .replaceWithVoid();
    }

    /** What an answer file had brought before its worker was killed is found anew. */
    Uni<Void> forget(UUID check, UUID upload) {
        return change(
                "delete from civil_finding where check_id = $1 and upload = $2",
                Tuple.of(check, upload));
    }

    /** The registry could be asked, or not: then it is left alone for a while. */
    Uni<Void> pause(UUID check, @Nullable Instant until, int tries, @Nullable String trouble) {
        return change(
                "update civil_check set not_before = $2, tries = $3, trouble = $4::text, trouble_since ="
                        + " case when $4::text is not null then coalesce(trouble_since, $5) end"
                        + " where id = $1",
                Tuple.of(
                        check,
                        until == null ? null : CivilStore.at(until),
                        tries,
                        trouble,
                        CivilStore.at(clock.instant())));
    }

    Uni<Void> dropped(UUID check) {
        return change("update civil_check set dropped = true where id = $1", Tuple.of(check));
    }

    /** Done where no question waits any more; else the next answers are awaited. */
    Uni<Void> settled(UUID check) {
        return change(
                "update civil_check c set upload = null, sent_at = coalesce(sent_at, $2),"
                        + " state = case when w.waits then 'SENT'"
                        + " else 'DONE' end, finished_at = case when w.waits then null else $2 end"
                        + " from (select exists (select from civil_question where check_id = $1"
                        + " and state <> 'DONE') as waits) w"
                        + " where c.id = $1 and c.state in ('ASKING', 'TAKING')",
                Tuple.of(check, CivilStore.at(clock.instant())));
    }

    private Uni<Void> change(String sql, Tuple tuple) {
        return Fence.transaction(
                pool, tx -> tx.preparedQuery(sql).execute(tuple).replaceWithVoid());
    }

    private static <R, T> T[] column(
            List<R> rows, Function<R, ? extends @Nullable Object> field, IntFunction<T[]> array) {
        return rows.stream().map(field).toArray(array);
    }

    /** A question to be put. */
    record Open(int no, UUID personId, int tries) {}

    /**
     * A question as it stands.
     *
     * @param asked null where it has not been put
     * @param said what was taken; null where nothing was
     * @param upload the file that brought it
     */
    record Put(
            int no,
            UUID personId,
            @Nullable UUID asked,
            boolean done,
            @Nullable String said,
            @Nullable UUID upload) {
        static Put of(Row row) {
            return new Put(
                    row.getInteger("no"),
                    row.getUUID("person_id"),
                    row.getUUID("asked"),
                    row.getString("state").equals("DONE"),
                    row.getString("said"),
                    row.getUUID("upload"));
        }
    }

    /**
     * What becomes of a question.
     *
     * @param said what was taken; null where nothing was
     * @param closed whether it is over; else it waits for another answer
     */
    record Closing(int no, CivilOutcome outcome, @Nullable String said, boolean closed) {}
}

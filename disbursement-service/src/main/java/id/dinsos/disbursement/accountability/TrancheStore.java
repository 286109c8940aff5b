package id.dinsos.disbursement.accountability;

import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.eventstore.log.AsOf;
import id.dinsos.eventstore.work.Await;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The realisation of each tranche at a moment, one line a place: what was frozen there by the
 * counts that its chunks have written, and what became of the payments.
 */
@Singleton
public class TrancheStore {
    private static final String FROZEN =
            """
            select left(v ->> 'region', $3) place, sum((v ->> 'eligible')::bigint)::bigint frozen,
                sum((v ->> 'monthlyRupiah')::bigint)::bigint monthly
            from event e cross join lateral
                jsonb_array_elements(convert_from(e.data, 'utf8')::jsonb -> 'unpaid') v
            where e.stream_id = any($1) and e.type = 'chunk-counted.v1' and e.recorded_at < $2
                and v ? 'eligible'
            group by 1
            """;

    private static final String PAYMENTS =
            """
            with made as (
                select p.id, left(p.region, $2) place, p.amount
                from view_ledger.payment p where p.run_id = $1 and $3 = ''
            ),
            """
                    + RealisationStore.WORD
                    + """
                    select place, state,
                        case when state = 'FAILED' then reason else '' end reason,
                        count(*) payments, sum(amount)::bigint amount
                    from made join word on word.stream_id = made.id
                    group by 1, 2, 3
                    """;

    private final Pool pool;
    private final RunHistoryStore runs;

    public TrancheStore(Pool pool, RunHistoryStore runs) {
        this.pool = pool;
        this.runs = runs;
    }

    /**
     * @param before the end of the day of {@code asOf}
     * @param codeLength of a region's code: 0 for whole tranches
     */
    List<Tranche> asOf(
            String owner, String programme, int year, AsOf asOf, Instant before, int codeLength) {
        List<Tranche> lines = new ArrayList<>();
        runs.each(
                owner,
                programme,
                year,
                asOf,
                (run, history) -> lines.addAll(of(run, before, codeLength)));
        return lines;
    }

    private List<Tranche> of(Opened run, Instant before, int codeLength) {
        OffsetDateTime until = before.atOffset(ZoneOffset.UTC);
        Map<String, Tranche.Sums> places = new TreeMap<>();
        UUID[] chunks = new UUID[run.chunks()];
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = RunPlan.chunkIdOf(run.id(), i);
        }
        for (Row row :
                Await.await(
                        pool.preparedQuery(FROZEN).execute(Tuple.of(chunks, until, codeLength)))) {
            places.computeIfAbsent(row.getString("place"), place -> new Tranche.Sums())
                    .frozen(
                            row.getLong("frozen"),
                            row.getLong("monthly") * run.plan().months().size());
        }
        for (Row row :
                Await.await(
                        pool.preparedQuery(PAYMENTS)
                                .execute(Tuple.of(run.id(), codeLength, "", until)))) {
            places.computeIfAbsent(row.getString("place"), place -> new Tranche.Sums())
                    .add(
                            row.getString("state"),
                            row.getString("reason"),
                            row.getLong("payments"),
                            row.getLong("amount"));
        }
        return places.entrySet().stream()
                .map(one ->
                        Tranche.of(
                                run,
                                codeLength == 0 ? run.plan().owner() : one.getKey(),
                                codeLength == 0,
                                one.getValue()))
                .toList();
    }
}

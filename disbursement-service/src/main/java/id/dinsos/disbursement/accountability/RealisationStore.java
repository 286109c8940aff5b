package id.dinsos.disbursement.accountability;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What had become of payments at a moment, by what was known then: read from the log, where each
 * payment's last word up to that moment stands.
 */
@Singleton
public class RealisationStore {
    private static final String AS_OF =
            """
            with made as (
                select p.id, r.programme, p.month, left(p.region, $5) place, p.amount
                from view_ledger.payment p join view_ledger.run r on r.id = p.run_id
                where (r.owner = $1 or r.owner like $1 || '.%') and ($2 = '' or r.programme = $2)
                    and p.month like $3 || '-%'
            ), word as (
                select distinct on (e.stream_id) e.stream_id,
                    case e.type
                        when 'payment-sent.v1' then 'SENT'
                        when 'payment-credited.v1' then 'CREDITED'
                        when 'payment-withdrawn.v1' then 'WITHDRAWN'
                        when 'payment-failed.v1' then 'FAILED'
                        when 'payment-returned.v1' then 'RETURNED'
                        when 'payment-unknown.v1' then 'UNKNOWN'
                        when 'payment-held.v1' then 'HELD'
                        when 'payment-left-out.v1' then 'HELD'
                        when 'payment-doubted.v1' then 'HELD'
                        when 'payment-cancelled.v1' then 'CANCELLED'
                        when 'payment-lapsed.v1' then 'LAPSED'
                        when 'payment-corrected.v1'
                            then convert_from(e.data, 'utf8')::jsonb ->> 'to'
                        else 'INSTRUCTED' end state,
                    case when e.type in ('payment-failed.v1', 'payment-returned.v1')
                        then convert_from(e.data, 'utf8')::jsonb ->> 'code' else '' end reason
                from event e join made on made.id = e.stream_id
                where e.recorded_at < $4 and e.type <> 'payment-paid-beside.v1'
                    and (e.type <> 'payment-doubted.v1'
                        or convert_from(e.data, 'utf8')::jsonb ->> 'stopped' = 'true')
                order by e.stream_id, e.version desc
            )
            select programme, month, place, state, reason, count(*) payments,
                sum(amount)::bigint amount
            from made join word on word.stream_id = made.id
            group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
            """;

    private final Pool pool;

    public RealisationStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * @param before the moment up to which what was recorded counts
     * @param codeLength of a region's code: 8 of a district, 13 of a village
     */
    Uni<List<Line>> asOf(String owner, String programme, int year, Instant before, int codeLength) {
        return pool.preparedQuery(AS_OF)
                .execute(
                        Tuple.tuple()
                                .addString(owner)
                                .addString(programme)
                                .addString(Integer.toString(year))
                                .addOffsetDateTime(before.atOffset(ZoneOffset.UTC))
                                .addInteger(codeLength))
                .map(rows -> {
                    List<Line> lines = new ArrayList<>();
                    for (Row row : rows) {
                        lines.add(
                                new Line(
                                        row.getString("programme"),
                                        row.getString("month"),
                                        row.getString("place"),
                                        row.getString("state"),
                                        row.getString("reason"),
                                        row.getLong("payments"),
                                        row.getLong("amount")));
                    }
                    return lines;
                });
    }

    /** Payments of a programme, month and place in one state, for one reason. */
    public record Line(
            String programme,
            String month,
            String place,
            String state,
            String reason,
            long payments,
            long amountRupiah) {
        List<String> cells() {
            return List.of(
                    programme,
                    month,
                    place,
                    state,
                    reason,
                    Long.toString(payments),
                    Long.toString(amountRupiah));
        }
    }
}

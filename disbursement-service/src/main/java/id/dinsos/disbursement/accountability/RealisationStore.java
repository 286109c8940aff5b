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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What had become of payments at a moment, by what was known then: read from the log, where each
 * payment's last word up to that moment stands.
 */
@Singleton
public class RealisationStore {
    /** What each event makes of a payment; two more say it themselves, and some say nothing. */
    static final Map<String, String> STATES =
            Map.ofEntries(
                    Map.entry("payment-instructed.v1", "INSTRUCTED"),
                    Map.entry("payment-instructed.v2", "INSTRUCTED"),
                    Map.entry("payment-resumed.v1", "INSTRUCTED"),
                    Map.entry("payment-retried.v1", "INSTRUCTED"),
                    Map.entry("payment-sent.v1", "SENT"),
                    Map.entry("payment-credited.v1", "CREDITED"),
                    Map.entry("payment-withdrawn.v1", "WITHDRAWN"),
                    Map.entry("payment-failed.v1", "FAILED"),
                    Map.entry("payment-returned.v1", "RETURNED"),
                    Map.entry("payment-unknown.v1", "UNKNOWN"),
                    Map.entry("payment-held.v1", "HELD"),
                    Map.entry("payment-left-out.v1", "HELD"),
                    Map.entry("payment-cancelled.v1", "CANCELLED"),
                    Map.entry("payment-lapsed.v1", "LAPSED"));

    /** By the event's own words: to which state, and whether the attempt was stopped. */
    static final String CORRECTED = "payment-corrected.v1";

    static final String DOUBTED = "payment-doubted.v1";

    /** Nothing becomes of the payment itself. */
    static final Set<String> NOTHING =
            Set.of(
                    "payment-paid-beside.v1",
                    "payment-entitlement-released.v1",
                    "payment-entitlement-taken.v1");

    /** The last word on each of the payments {@code made} up to the moment $4. */
    static final String WORD =
            """
            word as (
                select distinct on (e.stream_id) e.stream_id, e.recorded_at,
                    case %s
                        when '%s' then convert_from(e.data, 'utf8')::jsonb ->> 'to'
                        when '%s' then 'HELD' end state,
                    case when e.type in ('payment-failed.v1', 'payment-returned.v1')
                        then convert_from(e.data, 'utf8')::jsonb ->> 'code'
                        when e.type = 'payment-corrected.v1'
                            and convert_from(e.data, 'utf8')::jsonb ->> 'to' <> 'CREDITED'
                        then 'CORRECTED'
                        when e.type in ('payment-held.v1', 'payment-left-out.v1')
                        then convert_from(e.data, 'utf8')::jsonb ->> 'reason'
                        else '' end reason
                from event e join made on made.id = e.stream_id
                where e.recorded_at < $4 and e.type not in (%s)
                    and (e.type <> '%s'
                        or convert_from(e.data, 'utf8')::jsonb ->> 'stopped' = 'true')
                order by e.stream_id, e.version desc
            )
            """
                    .formatted(cases(), CORRECTED, DOUBTED, nothing(), DOUBTED);

    private static final String AS_OF =
            """
            with made as (
                select p.id, r.programme, p.month, left(p.region, $5) place, p.amount
                from view_ledger.payment p join view_ledger.run r on r.id = p.run_id
                where (r.owner = $1 or r.owner like $1 || '.%') and ($2 = '' or r.programme = $2)
                    and p.month like $3 || '-%'
            ),
            """
                    + WORD
                    + """
                    select programme, month, place, state,
                        case when state in ('FAILED', 'RETURNED') then reason else '' end reason,
                        count(*) payments, sum(amount)::bigint amount
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

    private static String nothing() {
        return NOTHING.stream()
                .sorted()
                .map(type -> "'" + type + "'")
                .collect(Collectors.joining(", "));
    }

    private static String cases() {
        StringBuilder text = new StringBuilder("e.type");
        new TreeMap<>(STATES)
                .forEach((event, state) ->
                        text.append(" when '%s' then '%s'".formatted(event, state)));
        return text.toString();
    }

    /** Payments of a programme, month and place in one state, for one reason. */
    public record Line(
            String programme,
            String month,
            String place,
            String state,
            String reason,
            long payments,
            long amountRupiah)
            implements Cells {
        @Override
        public List<String> cells() {
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

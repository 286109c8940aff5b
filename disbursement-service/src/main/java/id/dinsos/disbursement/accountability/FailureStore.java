package id.dinsos.disbursement.accountability;

import id.dinsos.contracts.FailureCodes;
import id.dinsos.eventstore.work.Await;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Payments that had not reached anybody at a moment, by the reason in the office's own codes and by
 * how long they had stood so: read from the log, as the realisation is.
 */
@Singleton
public class FailureStore {
    private static final String AS_OF =
            """
            with made as (
                select p.id, r.programme, left(p.region, $5) place, p.amount,
                    coalesce(f.bank, '') bank
                from view_ledger.payment p join view_ledger.run r on r.id = p.run_id
                left join view_ledger.bank_file f on f.id = p.file
                where (r.owner = $1 or r.owner like $1 || '.%') and ($2 = '' or r.programme = $2)
                    and p.month like $3 || '-%'
            ),
            """
                    + RealisationStore.WORD
                    + """
                    select programme, place, state, bank,
                        case when state in ('FAILED', 'RETURNED') then reason else '' end reason,
                        case when recorded_at >= $4::timestamptz - interval '8 days' then '0-7'
                            when recorded_at >= $4::timestamptz - interval '31 days' then '8-30'
                            when recorded_at >= $4::timestamptz - interval '91 days' then '31-90'
                            else '91+' end age,
                        count(*) payments, sum(amount)::bigint amount
                    from made join word on word.stream_id = made.id
                    where state in ('FAILED', 'RETURNED', 'UNKNOWN', 'HELD')
                    group by 1, 2, 3, 4, 5, 6
                    """;

    private final Pool pool;
    private final FailureCodes codes;

    public FailureStore(Pool pool, FailureCodes codes) {
        this.pool = pool;
        this.codes = codes;
    }

    /**
     * @param before the end of the day; whole days back from it are the age
     * @param codeLength of a region's code: 8 of a district, 13 of a village
     */
    List<Line> asOf(String owner, String programme, int year, Instant before, int codeLength) {
        Map<Key, long[]> sums = new TreeMap<>();
        for (Row row :
                Await.await(
                        pool.preparedQuery(AS_OF)
                                .execute(
                                        Tuple.tuple()
                                                .addString(owner)
                                                .addString(programme)
                                                .addString(Integer.toString(year))
                                                .addOffsetDateTime(before.atOffset(ZoneOffset.UTC))
                                                .addInteger(codeLength)))) {
            Key key =
                    new Key(
                            row.getString("programme"),
                            row.getString("place"),
                            row.getString("state"),
                            code(row),
                            row.getString("age"));
            long[] sum = sums.computeIfAbsent(key, k -> new long[2]);
            sum[0] += row.getLong("payments");
            sum[1] += row.getLong("amount");
        }
        List<Line> lines = new ArrayList<>(sums.size());
        sums.forEach((key, sum) -> lines.add(line(key, sum[0], sum[1])));
        return lines;
    }

    private String code(Row row) {
        return switch (row.getString("state")) {
            case "UNKNOWN" -> "OUTCOME_UNKNOWN";
            case "HELD" -> "HELD";
            default -> codes.code(row.getString("bank"), row.getString("reason"));
        };
    }

    private Line line(Key key, long payments, long amount) {
        FailureCodes.Guide guide = codes.guide(key.code);
        return new Line(
                key.programme,
                key.place,
                key.state,
                key.code,
                key.age,
                payments,
                amount,
                guide.owner().name(),
                guide.nextId());
    }

    private record Key(String programme, String place, String state, String code, String age)
            implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return line().compareTo(other.line());
        }

        private String line() {
            return String.join("\u0000", programme, place, state, code, age);
        }
    }

    /**
     * Payments of a programme and place that failed for one reason so many days ago.
     *
     * @param ageDays since the last word on them, as a range
     * @param actsNext who has to do what
     */
    public record Line(
            String programme,
            String place,
            String state,
            String code,
            String ageDays,
            long payments,
            long amountRupiah,
            String actsNext,
            String next)
            implements Cells {
        static final List<String> NAMES =
                List.of(
                        "programme",
                        "place",
                        "state",
                        "code",
                        "age_days",
                        "payments",
                        "amount_rupiah",
                        "acts_next",
                        "next");

        @Override
        public List<String> cells() {
            return List.of(
                    programme,
                    place,
                    state,
                    code,
                    ageDays,
                    Long.toString(payments),
                    Long.toString(amountRupiah),
                    actsNext,
                    next);
        }
    }
}

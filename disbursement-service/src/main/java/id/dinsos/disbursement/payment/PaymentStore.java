package id.dinsos.disbursement.payment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of payments and their sums by village, district and state, from the ledger's view. */
@Singleton
public class PaymentStore {
    private static final String TABLE = "view_ledger.payment";

    private final Pool pool;

    public PaymentStore(Pool pool) {
        this.pool = pool;
    }

    /** Payments of a run in a state, or all of them, ascending by id. */
    public Uni<List<UUID>> in(UUID run, @Nullable PaymentState state, UUID after, int limit) {
        Tuple asked = Tuple.of(run, after, limit);
        return pool.preparedQuery(
                        "select id from "
                                + TABLE
                                + " where run_id = $1 and id > $2"
                                + (state == null ? "" : " and state = $4")
                                + " order by id limit $3")
                .execute(state == null ? asked : asked.addString(state.name()))
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    /** Sums of a run by district or village (length 8 or 13 of the code) and state. */
    public Uni<List<Sum>> sums(UUID run, int codeLength) {
        return pool.preparedQuery(
                        "select left(region, $2) as place, state, count(*) as payments,"
                                + " sum(amount)::bigint as amount from "
                                + TABLE
                                + " where run_id = $1 group by 1, 2 order by 1, 2")
                .execute(Tuple.of(run, codeLength))
                .map(rows -> {
                    List<Sum> sums = new ArrayList<>();
                    for (Row row : rows) {
                        sums.add(
                                new Sum(
                                        row.getString("place"),
                                        PaymentState.valueOf(row.getString("state")),
                                        row.getLong("payments"),
                                        row.getLong("amount")));
                    }
                    return sums;
                });
    }

    /** Those of the given that there are, but for those that may be made out anew. */
    public Uni<List<UUID>> known(Collection<UUID> ids) {
        return pool.preparedQuery(
                        "select id from "
                                + TABLE
                                + " p where id = any($1)"
                                + " and not (in_no_file and state in ('CANCELLED', 'LAPSED'))"
                                + " and not exists (select from view_ledger.payment_released r"
                                + " where r.id = p.id and r.at >= p.made_at)")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    /** How many other runs of a programme have paid in one of the months, and not given up. */
    public Uni<Integer> beneficiaries(
            String programme, String owner, List<YearMonth> months, UUID exceptRun) {
        return pool.preparedQuery(
                        "select count(distinct p.beneficiary)::int many from "
                                + TABLE
                                + " p join view_ledger.run r on r.id = p.run_id"
                                + " where r.programme = $1 and r.owner = $2 and r.id <> $4"
                                + " and r.months && $3::text[] and p.month = any($3)"
                                + " and p.state not in ('CANCELLED', 'LAPSED')")
                .execute(
                        Tuple.of(
                                programme,
                                owner,
                                months.stream().map(YearMonth::toString).toArray(String[]::new),
                                exceptRun))
                .map(rows -> rows.iterator().next().getInteger("many"));
    }

    /** Credited and not withdrawn: the list facilitators work from. */
    public Uni<List<Listed>> notWithdrawn(UUID run, String village, UUID after, int limit) {
        return pool.preparedQuery(
                        "select id, beneficiary, region, month, amount from "
                                + TABLE
                                + " where run_id = $1 and state = 'CREDITED' and id > $3"
                                + " and ($2 = '' or region = $2 or region like $2 || '.%')"
                                + " order by id limit $4")
                .execute(Tuple.of(run, village, after, limit))
                .map(rows -> {
                    List<Listed> found = new ArrayList<>();
                    for (Row row : rows) {
                        found.add(
                                new Listed(
                                        row.getUUID("id"),
                                        row.getUUID("beneficiary"),
                                        row.getString("region"),
                                        row.getString("month"),
                                        row.getLong("amount")));
                    }
                    return found;
                });
    }

    /** How many payments are in each state, for the gauges. */
    public Uni<Map<PaymentState, Long>> counts() {
        return pool.query("select state, count(*) as payments from " + TABLE + " group by state")
                .execute()
                .map(rows -> {
                    Map<PaymentState, Long> counts = new LinkedHashMap<>();
                    rows.forEach(row ->
                            counts.put(
                                    PaymentState.valueOf(row.getString("state")),
                                    row.getLong("payments")));
                    return counts;
                });
    }

    /** Payments of a place in a state. */
    public record Sum(String region, PaymentState state, long payments, long amountRupiah) {}

    /** One line of a list of payments. */
    public record Listed(
            UUID paymentId, UUID beneficiaryId, String region, String month, long amountRupiah) {}
}

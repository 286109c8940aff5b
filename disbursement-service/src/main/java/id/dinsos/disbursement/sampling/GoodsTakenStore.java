package id.dinsos.disbursement.sampling;

import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.sampling.SampleEvent.Chosen;
import id.dinsos.disbursement.sampling.SampleEvent.Risk;
import id.dinsos.disbursement.stock.Distribution.Planned;
import id.dinsos.disbursement.stock.DistributionDecider;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionCorrected;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionRecorded;
import id.dinsos.disbursement.stock.DistributionEvent.Plan;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.work.Await;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Reads which families have goods of a run, by a village's signed record or for a voucher. */
@Singleton
class GoodsTakenStore {
    private static final String WITHIN = " and (village = $3 or starts_with(village, $3 || '.'))";
    private static final String LISTS =
            "select id from view_ledger.goods_distribution"
                    + " where owner = $1 and run_id = $2 and stage = 'CONFIRMED'"
                    + WITHIN;
    private static final String VOUCHERS =
            "select r.family, b.village from view_ledger.voucher_redeemed r"
                    + " join view_ledger.voucher_book b on b.id = r.book"
                    + " where b.owner = $1 and b.run_id = $2"
                    + WITHIN;
    private static final String PAYEES =
            "select f.id, coalesce(h.payee_id, f.id) payee from unnest($1::uuid[]) f (id)"
                    + " left join beneficiary_household h on h.id = f.id order by f.id";

    /** One list may have all families of a village. */
    private static final int MAX_LOADED = 100;

    private final Pool pool;
    private final EventStore store;

    GoodsTakenStore(Pool pool, EventStore store) {
        this.pool = pool;
        this.store = store;
    }

    /** By id; where a record was corrected a second look is worth while. */
    List<Chosen> families(RunPlan run, String region) {
        Tuple there = Tuple.of(run.owner(), run.id(), region);
        Map<UUID, Chosen> taken = new TreeMap<>();
        for (Row row : rows(VOUCHERS, there)) {
            put(taken, row.getUUID("family"), row.getString("village"), Risk.NONE);
        }
        List<UUID> lists = new ArrayList<>();
        rows(LISTS, there).forEach(row -> lists.add(row.getUUID("id")));
        for (int from = 0; from < lists.size(); from += MAX_LOADED) {
            List<UUID> some = lists.subList(from, Math.min(from + MAX_LOADED, lists.size()));
            Await.await(store.loadAll(some)).values().forEach(list -> take(list, taken));
        }
        List<Chosen> found = new ArrayList<>();
        for (Row row : rows(PAYEES, Tuple.of(taken.keySet().toArray(UUID[]::new)))) {
            Chosen one = taken.get(row.getUUID("id"));
            if (one != null) {
                found.add(
                        new Chosen(
                                one.beneficiary(),
                                row.getUUID("payee"),
                                one.village(),
                                one.risk(),
                                0));
            }
        }
        return found;
    }

    private static void take(Stream stream, Map<UUID, Chosen> taken) {
        if (stream.fold(DistributionDecider.DISTRIBUTION.decider()) instanceof Planned list
                && list.record() instanceof DistributionRecorded record) {
            boolean corrected =
                    stream.events().stream()
                            .anyMatch(one -> one.event() instanceof DistributionCorrected);
            Plan plan = list.planned().plan();
            plan.families().stream()
                    .filter(family -> !record.absent().containsKey(family))
                    .forEach(family ->
                            put(taken, family, plan.village(), corrected ? Risk.CURED : Risk.NONE));
        }
    }

    private static void put(Map<UUID, Chosen> taken, UUID family, String village, Risk risk) {
        taken.merge(
                family,
                new Chosen(family, family, village, risk, 0),
                (one, other) -> one.risk() == Risk.NONE ? other : one);
    }

    private RowSet<Row> rows(String sql, Tuple arguments) {
        return Await.await(pool.preparedQuery(sql).execute(arguments));
    }
}

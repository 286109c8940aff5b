package id.dinsos.disbursement.accountability;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.budget.BudgetView;
import id.dinsos.disbursement.budget.Funding;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.AsOf;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.work.Await;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Budgets as they stood at the end of a day: folded from their ledgers, never from a table. */
@Singleton
public class BudgetReportStore {
    private static final int MAX_BUDGETS = 2_000;
    private static final UUID FIRST = new UUID(0, 0);

    private static final String PAID =
            """
            with made as (
                select p.id, p.run_id, p.month, p.amount
                from view_ledger.payment p join view_ledger.run r on r.id = p.run_id
                where (r.owner = $1 or r.owner like $1 || '.%') and ($2 = '' or r.programme = $2)
                    and p.month like $3 || '-%'
            ),
            """
                    + RealisationStore.WORD
                    + """
                    select run_id, month, sum(amount)::bigint amount
                    from made join word on word.stream_id = made.id
                    where state in ('CREDITED', 'WITHDRAWN') group by 1, 2
                    """;

    private final Pool pool;
    private final EventStore store;
    private final BudgetView budgets;
    private final RunHistoryStore runs;

    public BudgetReportStore(
            Pool pool, EventStore store, BudgetView budgets, RunHistoryStore runs) {
        this.pool = pool;
        this.store = store;
        this.budgets = budgets;
        this.runs = runs;
    }

    /** How much of each budget was used. */
    List<Absorption> absorption(String owner, String programme, int year, AsOf asOf) {
        return known(owner, programme, year, asOf).values().stream().map(Absorption::of).toList();
    }

    /** What was set aside for each month beside what was paid for it. */
    List<ReserveLine> reserves(
            String owner, String programme, int year, AsOf asOf, Instant before) {
        Map<UUID, Map<YearMonth, Long>> paid = new HashMap<>();
        Map<UUID, UUID> budgetOf = new HashMap<>();
        runs.each(
                owner,
                programme,
                year,
                asOf,
                (run, history) -> budgetOf.put(run.id(), run.plan().budgetId()));
        for (Row row :
                Await.await(
                        pool.preparedQuery(PAID)
                                .execute(
                                        Tuple.of(
                                                owner,
                                                programme,
                                                Integer.toString(year),
                                                before.atOffset(ZoneOffset.UTC))))) {
            UUID budget = budgetOf.get(row.getUUID("run_id"));
            if (budget != null) {
                paid.computeIfAbsent(budget, id -> new HashMap<>())
                        .merge(
                                YearMonth.parse(row.getString("month")),
                                row.getLong("amount"),
                                Long::sum);
            }
        }
        List<ReserveLine> lines = new ArrayList<>();
        known(owner, programme, year, asOf)
                .forEach((id, budget) -> {
                    if (budget.funding() == Funding.RESERVE) {
                        lines.addAll(months(budget, paid.getOrDefault(id, Map.of())));
                    }
                });
        return lines;
    }

    private static List<ReserveLine> months(Allotted budget, Map<YearMonth, Long> paid) {
        List<ReserveLine> lines = new ArrayList<>();
        long reservedSoFar = 0;
        long paidSoFar = 0;
        for (int month = 1; month <= 12; month++) {
            YearMonth of = YearMonth.of(budget.year(), month);
            long aside = budget.reserves().getOrDefault(of, Rupiah.ZERO).amount();
            long out = paid.getOrDefault(of, 0L);
            reservedSoFar += aside;
            paidSoFar += out;
            if (aside != 0 || out != 0) {
                lines.add(
                        new ReserveLine(
                                budget.owner(),
                                budget.programme(),
                                budget.source(),
                                of.toString(),
                                aside,
                                out,
                                reservedSoFar,
                                paidSoFar,
                                reservedSoFar - paidSoFar));
            }
        }
        return lines;
    }

    private Map<UUID, Allotted> known(String owner, String programme, int year, AsOf asOf) {
        Map<UUID, Allotted> known = new LinkedHashMap<>();
        List<UUID> ids = Await.await(budgets.of(owner, FIRST, MAX_BUDGETS + 1));
        if (ids.size() > MAX_BUDGETS) {
            throw Parameters.fault("owner", "a smaller region: there are too many budgets");
        }
        RunHistoryStore.each(
                store,
                ids,
                (id, history) -> {
                    var state = asOf.cut(history).fold(BudgetPublisher.BUDGET.decider());
                    if (state instanceof Allotted budget
                            && budget.year() == year
                            && (programme.isEmpty() || budget.programme().equals(programme))) {
                        known.put(id, budget);
                    }
                });
        return known;
    }

    /**
     * A month of a budget whose runs draw on what was set aside for them.
     *
     * @param remainingRupiah set aside up to this month, and not paid for a month up to it
     */
    public record ReserveLine(
            String owner,
            String programme,
            String source,
            String month,
            long setAsideRupiah,
            long paidRupiah,
            long setAsideSoFarRupiah,
            long paidSoFarRupiah,
            long remainingRupiah)
            implements Cells {
        static final List<String> NAMES =
                List.of(
                        "owner",
                        "programme",
                        "source",
                        "month",
                        "set_aside_rupiah",
                        "paid_rupiah",
                        "set_aside_so_far_rupiah",
                        "paid_so_far_rupiah",
                        "remaining_rupiah");

        @Override
        public List<String> cells() {
            return List.of(
                    owner,
                    programme,
                    source,
                    month,
                    Long.toString(setAsideRupiah),
                    Long.toString(paidRupiah),
                    Long.toString(setAsideSoFarRupiah),
                    Long.toString(paidSoFarRupiah),
                    Long.toString(remainingRupiah));
        }
    }
}

package id.dinsos.disbursement;

import id.dinsos.disbursement.budget.Account;
import id.dinsos.disbursement.budget.Bucket;
import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Stream;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether the ledger of the budgets and the payments themselves say the same: what each run has
 * ordered, bucket by bucket, against the sums of its payments. The difference must read zero. Only
 * budgets that have rested since the last look are compared, because the list of payments follows
 * the log a moment later.
 */
@Singleton
public class MoneyFiguresStore {
    private static final String VERSIONS =
            """
            select b.id, (select max(e.version) from event e where e.stream_id = b.id) as version
            from view_ledger.budget b
            """;

    private static final String PAYMENTS =
            """
            select run_id, state, sum(amount)::bigint as amount from view_ledger.payment
            where run_id = any($1) group by 1, 2
            """;

    private final Pool pool;
    private final EventStore store;
    private final Map<UUID, Integer> seen = new ConcurrentHashMap<>();
    private final Map<UUID, Compared> compared = new ConcurrentHashMap<>();

    public MoneyFiguresStore(Pool pool, EventStore store, MeterRegistry meters) {
        this.pool = pool;
        this.store = store;
        Gauge.builder("dinsos.money.difference.rupiah", compared, all -> sum(all, true))
                .description("Ledger against payments, bucket by bucket; must read zero")
                .register(meters);
        Gauge.builder("dinsos.money.ordered.rupiah", compared, all -> sum(all, false))
                .description("What all runs have ordered, by the ledger")
                .register(meters);
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> compare() {
        return pool.query(VERSIONS)
                .execute()
                .map(this::rested)
                .flatMap(this::compareAll)
                .onFailure()
                .recoverWithNull();
    }

    /** Those that have not moved since the last look and were not compared as they are now. */
    private List<UUID> rested(RowSet<Row> rows) {
        List<UUID> rested = new ArrayList<>();
        for (Row row : rows) {
            UUID budget = row.getUUID("id");
            int version = row.getInteger("version");
            Integer before = seen.put(budget, version);
            if (before != null && before == version) {
                rested.add(budget);
            }
        }
        return rested;
    }

    private Uni<Void> compareAll(List<UUID> budgets) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (UUID budget : budgets) {
            chain = chain.flatMap(x -> store.load(budget)).flatMap(stream -> compare(stream));
        }
        return chain;
    }

    private Uni<Void> compare(Stream stream) {
        if (!(stream.fold(BudgetPublisher.BUDGET.decider()) instanceof Allotted budget)) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(PAYMENTS)
                .execute(Tuple.of(budget.runs().keySet().toArray(UUID[]::new)))
                .invoke(rows -> {
                    var unused = compared.put(stream.id(), compared(budget, rows));
                })
                .replaceWithVoid();
    }

    private static Compared compared(Allotted budget, RowSet<Row> rows) {
        Map<UUID, Map<Bucket, Long>> payments = new HashMap<>();
        for (Row row : rows) {
            payments.computeIfAbsent(row.getUUID("run_id"), any -> new EnumMap<>(Bucket.class))
                    .merge(
                            PaymentState.valueOf(row.getString("state")).bucket(),
                            row.getLong("amount"),
                            Long::sum);
        }
        long difference = 0;
        long ordered = 0;
        for (Map.Entry<UUID, Account> run : budget.runs().entrySet()) {
            Map<Bucket, Long> own = payments.getOrDefault(run.getKey(), Map.of());
            for (Bucket bucket : Bucket.values()) {
                long ledger = run.getValue().in(bucket).amount();
                difference += Math.abs(ledger - own.getOrDefault(bucket, 0L));
                ordered += ledger;
            }
        }
        return new Compared(difference, ordered);
    }

    private static double sum(Map<UUID, Compared> all, boolean difference) {
        return all.values().stream()
                .mapToLong(one -> difference ? one.difference() : one.ordered())
                .sum();
    }

    private record Compared(long difference, long ordered) {}
}

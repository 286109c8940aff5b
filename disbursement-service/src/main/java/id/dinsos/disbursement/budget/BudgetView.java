package id.dinsos.disbursement.budget;

import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotmentProposed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which budgets an authority has; their amounts are always folded from their streams. */
@Singleton
@Typed(BudgetView.class)
public class BudgetView implements View {
    private final Pool pool;

    public BudgetView(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "budgets";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String ddl() {
        return "create table budget (id uuid primary key, owner text not null);";
    }

    @Override
    public Set<String> types() {
        return Set.of("budget-allotment-proposed.v1", "budget-allotted.v1", "budget-allotted.v2");
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            String owner =
                    switch (recorded.event()) {
                        case BudgetAllotmentProposed(var allotment, _) -> allotment.owner();
                        case BudgetAllotted allotted -> allotted.owner();
                        default -> null;
                    };
            if (owner != null) {
                chain =
                        chain.flatMap(x ->
                                tx.preparedQuery(
                                                "insert into budget values ($1, $2)"
                                                        + " on conflict do nothing")
                                        .execute(Tuple.of(recorded.streamId(), owner))
                                        .replaceWithVoid());
            }
        }
        return chain;
    }

    /** Of an authority and all below it. */
    public Uni<List<UUID>> of(String owner, UUID after, int limit) {
        return pool.preparedQuery(
                        "select id from view_ledger.budget where (owner = $1 or owner like $1 ||"
                                + " '.%') and id > $2 order by id limit $3")
                .execute(Tuple.of(owner, after, limit))
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }
}

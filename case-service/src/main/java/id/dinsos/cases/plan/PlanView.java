package id.dinsos.cases.plan;

import id.dinsos.cases.plan.PlanEvent.PlanDrafted;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Plans that wait for another than their author, by their case: for who looks what there is to do.
 */
@Singleton
public class PlanView implements View {
    public static final String NAME = "plans";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return """
        create table waiting (
            plan_id uuid primary key, case_id uuid not null, author text not null
        );
        create index waiting_case on waiting (case_id);
        """;
    }

    @Override
    public Set<String> types() {
        return Set.of("plan-drafted.v1", "plan-approved.v1", "plan-returned.v1");
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> work = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            work = work.flatMap(x -> apply(tx, recorded));
        }
        return work;
    }

    private static Uni<Void> apply(SqlConnection tx, Recorded recorded) {
        if (recorded.event() instanceof PlanDrafted drafted) {
            return tx.preparedQuery(
                            "insert into waiting values ($1, $2, $3) on conflict (plan_id) do"
                                    + " update set author = excluded.author")
                    .execute(Tuple.of(recorded.streamId(), drafted.caseId(), drafted.author()))
                    .replaceWithVoid();
        }
        return tx.preparedQuery("delete from waiting where plan_id = $1")
                .execute(Tuple.of(recorded.streamId()))
                .replaceWithVoid();
    }
}

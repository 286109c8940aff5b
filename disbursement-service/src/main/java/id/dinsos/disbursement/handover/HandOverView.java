package id.dinsos.disbursement.handover;

import id.dinsos.disbursement.handover.HandOver.Stage;
import id.dinsos.disbursement.handover.HandOverEvent.HandOverConfirmed;
import id.dinsos.disbursement.handover.HandOverEvent.HandOverProofAdded;
import id.dinsos.disbursement.handover.HandOverEvent.HandOverRecorded;
import id.dinsos.disbursement.handover.HandOverEvent.HandOverWithdrawn;
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

/** Which hand-over records there are of a run. */
@Singleton
@Typed(HandOverView.class)
public class HandOverView implements View {
    private final Pool pool;

    public HandOverView(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "hand-over";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return """
        create table hand_over (id uuid primary key, run_id uuid not null, list_id uuid not null,
            stage text not null);
        create index hand_over_of_run on hand_over (run_id);
        """;
    }

    @Override
    public Set<String> types() {
        return HandOverEvent.NAMES.keySet();
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            if (recorded.event() instanceof HandOverEvent event) {
                chain = chain.flatMap(x -> apply(tx, recorded.streamId(), event));
            }
        }
        return chain;
    }

    /** By id. */
    public Uni<List<UUID>> of(UUID run) {
        return pool.preparedQuery(
                        "select id from view_ledger.hand_over where run_id = $1 order by id")
                .execute(Tuple.of(run))
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    private static Uni<Void> apply(SqlConnection tx, UUID id, HandOverEvent event) {
        return switch (event) {
            case HandOverRecorded content ->
                    tx.preparedQuery(
                                    "insert into hand_over values ($1, $2, $3, $4)"
                                            + " on conflict (id) do update set (run_id, list_id,"
                                            + " stage) = (excluded.run_id, excluded.list_id,"
                                            + " excluded.stage)")
                            .execute(
                                    Tuple.of(
                                            id,
                                            content.run(),
                                            content.list(),
                                            Stage.RECORDED.name()))
                            .replaceWithVoid();
            case HandOverProofAdded _ -> Uni.createFrom().voidItem();
            case HandOverConfirmed _ -> at(tx, id, Stage.CONFIRMED);
            case HandOverWithdrawn _ -> at(tx, id, Stage.WITHDRAWN);
        };
    }

    private static Uni<Void> at(SqlConnection tx, UUID id, Stage stage) {
        return tx.preparedQuery("update hand_over set stage = $2 where id = $1")
                .execute(Tuple.of(id, stage.name()))
                .replaceWithVoid();
    }
}

package id.dinsos.disbursement.followup;

import id.dinsos.disbursement.followup.FollowUp.Plan;
import id.dinsos.disbursement.followup.FollowUpEvent.FollowUpApproved;
import id.dinsos.disbursement.followup.FollowUpEvent.FollowUpBatchDone;
import id.dinsos.disbursement.followup.FollowUpEvent.FollowUpFinished;
import id.dinsos.disbursement.followup.FollowUpEvent.FollowUpPrepared;
import id.dinsos.disbursement.followup.FollowUpEvent.FollowUpRejected;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Follow-ups by owner and run, those that are to be carried out, and at how many payments each was
 * done: of a new attempt also where it then stands in no bank file.
 */
@Singleton
@Typed(FollowUpView.class)
public class FollowUpView implements View {
    private final Pool pool;

    public FollowUpView(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "followups";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String ddl() {
        return """
        create table follow_up (id uuid primary key, run_id uuid not null, owner text not null,
            stage text not null, kind text not null, done int not null);
        create index follow_up_of_run on follow_up (run_id);
        create index follow_up_approved on follow_up (id) where stage = 'APPROVED';
        """;
    }

    @Override
    public Set<String> types() {
        return FollowUpEvent.NAMES.keySet();
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            if (recorded.event() instanceof FollowUpEvent event) {
                chain = chain.flatMap(x -> apply(tx, recorded.streamId(), event));
            }
        }
        return chain;
    }

    Uni<List<UUID>> approved() {
        return pool.query("select id from view_ledger.follow_up where stage = 'APPROVED'")
                .execute()
                .map(FollowUpView::ids);
    }

    Uni<List<UUID>> approvedOf(UUID run) {
        return pool.preparedQuery(
                        "select id from view_ledger.follow_up"
                                + " where run_id = $1 and stage = 'APPROVED'")
                .execute(Tuple.of(run))
                .map(FollowUpView::ids);
    }

    /** Of an owner, of one run where it is named. */
    Uni<List<UUID>> of(String owner, String run, UUID after, int limit) {
        return pool.preparedQuery(
                        "select id from view_ledger.follow_up where (owner = $1 or owner like $1"
                                + " || '.%') and ($2 = '' or run_id::text = $2) and id > $3"
                                + " order by id limit $4")
                .execute(Tuple.of(owner, run, after, limit))
                .map(FollowUpView::ids);
    }

    private static Uni<Void> apply(SqlConnection tx, UUID id, FollowUpEvent event) {
        return switch (event) {
            case FollowUpPrepared(Plan plan) ->
                    tx.preparedQuery("insert into follow_up values ($1, $2, $3, 'PREPARED', $4, 0)")
                            .execute(Tuple.of(id, plan.run(), plan.owner(), plan.kind().name()))
                            .replaceWithVoid();
            case FollowUpApproved _ -> stage(tx, id, "APPROVED");
            case FollowUpRejected _ -> stage(tx, id, "REJECTED");
            case FollowUpBatchDone batch ->
                    tx.preparedQuery("update follow_up set done = done + $2 where id = $1")
                            .execute(Tuple.of(id, batch.done()))
                            .replaceWithVoid();
            case FollowUpFinished _ -> stage(tx, id, "DONE");
        };
    }

    private static Uni<Void> stage(SqlConnection tx, UUID id, String stage) {
        return tx.preparedQuery("update follow_up set stage = $2 where id = $1")
                .execute(Tuple.of(id, stage))
                .replaceWithVoid();
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        List<UUID> found = new ArrayList<>();
        rows.forEach(row -> found.add(row.getUUID("id")));
        return found;
    }
}

package id.dinsos.disbursement.rail;

import id.dinsos.disbursement.channel.BankFileEvent.BankFileCreated;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReleased;
import id.dinsos.disbursement.channel.form.RailForm;
import id.dinsos.disbursement.rail.RailBatch.Stage;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which files leave over the rail, and how far each has come. */
@Singleton
@Typed(RailView.class)
public class RailView implements View {
    private final Pool pool;

    public RailView(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "rail";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return """
        create table rail_batch (file uuid primary key, id uuid not null, stage text not null);
        create index rail_batch_by_id on rail_batch (id);
        create index rail_batch_open on rail_batch (file)
            where stage in ('RELEASED', 'INTENDED', 'MISSING', 'ACCEPTED');
        """;
    }

    @Override
    public Set<String> types() {
        Set<String> types = new HashSet<>(RailEvent.NAMES.keySet());
        types.add("bank-file-created.v1");
        types.add("bank-file-released.v1");
        return types;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            UUID id = recorded.streamId();
            if (recorded.event() instanceof BankFileCreated made
                    && RailForm.G2P.name().equals(made.form())) {
                chain =
                        chain.flatMap(x ->
                                run(
                                        tx,
                                        "insert into rail_batch values ($1, $2, 'MADE')"
                                                + " on conflict do nothing",
                                        Tuple.of(id, RailBatch.idOf(id))));
            } else if (recorded.event() instanceof BankFileReleased) {
                chain =
                        chain.flatMap(x ->
                                run(
                                        tx,
                                        "update rail_batch set stage = 'RELEASED' where file = $1"
                                                + " and stage = 'MADE'",
                                        Tuple.of(id)));
            } else if (recorded.event() instanceof RailEvent event) {
                chain = chain.flatMap(x -> stage(tx, id, event));
            }
        }
        return chain;
    }

    /** Files that have left the house and of which the rail has not said everything. */
    Uni<List<UUID>> open() {
        return pool.query(
                        "select file from view_ledger.rail_batch"
                                + " where stage in ('RELEASED', 'INTENDED', 'MISSING', 'ACCEPTED')")
                .execute()
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("file")));
                    return found;
                });
    }

    private static Uni<Void> stage(SqlConnection tx, UUID id, RailEvent event) {
        Stage next =
                switch (event) {
                    case RailEvent.RailSendIntended _ -> Stage.INTENDED;
                    case RailEvent.RailBatchMissing _ -> Stage.MISSING;
                    case RailEvent.RailBatchAccepted _ -> Stage.ACCEPTED;
                    case RailEvent.RailBatchRefused _ -> Stage.REFUSED;
                    case RailEvent.RailEndProposed _ -> Stage.MISSING;
                    case RailEvent.RailBatchEnded _ -> Stage.ENDED;
                    case RailEvent.RailAnswered answered ->
                            answered.complete() ? Stage.DONE : Stage.ACCEPTED;
                };
        return run(
                tx,
                "update rail_batch set stage = $2 where id = $1 and stage not in ('DONE',"
                        + " 'REFUSED', 'ENDED')",
                Tuple.of(id, next.name()));
    }

    private static Uni<Void> run(SqlConnection tx, String sql, Tuple values) {
        return tx.preparedQuery(sql).execute(values).replaceWithVoid();
    }
}

package id.dinsos.disbursement.central;

import id.dinsos.disbursement.central.CentralStatusEvent.CentralStatusTold;
import id.dinsos.disbursement.central.StatusUpload.Stage;
import id.dinsos.disbursement.central.StatusUploadEvent.StatusBatchTaken;
import id.dinsos.disbursement.central.StatusUploadEvent.StatusFileAccepted;
import id.dinsos.disbursement.central.StatusUploadEvent.StatusFileReceived;
import id.dinsos.disbursement.central.StatusUploadEvent.StatusFileTried;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Where the ministry's payments stand, and which of its files are still at work. */
@Singleton
@Typed(CentralView.class)
public class CentralView implements View {
    private static final String TOLD =
            """
            insert into central_status values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (id) do update set (owner, region, stage, words, since, as_of, amount) =
                (excluded.owner, excluded.region, excluded.stage, excluded.words, excluded.since,
                excluded.as_of, excluded.amount)
            """;

    @Override
    public String name() {
        return "central";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return """
        create table central_status (
            id uuid primary key, programme text not null, owner text not null,
            region text not null, beneficiary uuid not null, month text not null,
            stage text not null, words text not null, since date not null, as_of date not null,
            amount bigint
        );
        create index central_status_of on central_status (beneficiary, month);
        create index central_status_by_owner on central_status (owner, programme, month, id);
        create table central_file (id uuid primary key, rows int not null, done int not null,
            stage text not null);
        create index central_file_waits on central_file (id)
            where stage in ('RECEIVED', 'ACCEPTED');
        """;
    }

    @Override
    public Set<String> types() {
        Set<String> types = new HashSet<>(CentralStatusEvent.NAMES.keySet());
        types.addAll(StatusUploadEvent.NAMES.keySet());
        return types;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        List<Tuple> told = new ArrayList<>();
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            if (recorded.event() instanceof CentralStatusTold event) {
                told.add(row(recorded.streamId(), event));
            } else if (recorded.event() instanceof StatusUploadEvent event) {
                chain = chain.flatMap(x -> apply(tx, recorded.streamId(), event));
            }
        }
        return told.isEmpty()
                ? chain
                : chain.flatMap(x -> tx.preparedQuery(TOLD).executeBatch(told).replaceWithVoid());
    }

    private static Tuple row(UUID id, CentralStatusTold told) {
        return Tuple.wrap(
                Arrays.asList(
                        id,
                        told.programme(),
                        told.owner(),
                        told.region(),
                        told.beneficiary(),
                        told.month().toString(),
                        told.stage().name(),
                        told.words(),
                        told.since(),
                        told.asOf(),
                        told.amountRupiah()));
    }

    private static Uni<Void> apply(SqlConnection tx, UUID id, StatusUploadEvent event) {
        return switch (event) {
            case StatusFileReceived file ->
                    tx.preparedQuery("insert into central_file values ($1, $2, 0, $3)")
                            .execute(Tuple.of(id, file.rows(), Stage.RECEIVED.name()))
                            .replaceWithVoid();
            case StatusFileTried _ -> at(tx, id, Stage.TRIED);
            case StatusFileAccepted _ -> at(tx, id, Stage.ACCEPTED);
            case StatusBatchTaken batch ->
                    tx.preparedQuery(
                                    "update central_file set done = done + $2, stage = case when"
                                            + " done + $2 >= rows then 'DONE' else stage end"
                                            + " where id = $1")
                            .execute(Tuple.of(id, batch.rows()))
                            .replaceWithVoid();
        };
    }

    private static Uni<Void> at(SqlConnection tx, UUID id, Stage stage) {
        return tx.preparedQuery("update central_file set stage = $2 where id = $1")
                .execute(Tuple.of(id, stage.name()))
                .replaceWithVoid();
    }
}

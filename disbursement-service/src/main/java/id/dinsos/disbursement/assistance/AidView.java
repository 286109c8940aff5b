package id.dinsos.disbursement.assistance;

import id.dinsos.disbursement.assistance.AidList.Plan;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Aid that cases asked for, and the lists of decrees, as they stand. */
@Singleton
@Typed(AidView.class)
public class AidView implements View {
    @Override
    public String name() {
        return "aid";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return """
        create table aid (
            id uuid primary key, case_id uuid not null, beneficiary uuid not null,
            region text not null, owner text not null, kind text not null, event text not null,
            programme text not null, amount bigint not null, decree_number text not null,
            decree_date date not null, stage text not null, list uuid, reason text
        );
        create index aid_by_owner on aid (owner, id);
        create index aid_by_decree on aid (owner, programme, decree_number);
        create table aid_list (
            id uuid primary key, owner text not null, programme text not null,
            decree_number text not null, decree_date date not null, month text not null,
            lines int not null, total bigint not null, prepared_by text not null,
            stage text not null
        );
        create index aid_list_by_owner on aid_list (owner, id);
        create index aid_list_approved on aid_list (id) where stage = 'APPROVED';
        """;
    }

    @Override
    public Set<String> types() {
        Set<String> types = new HashSet<>(AidEvent.NAMES.keySet());
        types.addAll(AidListEvent.NAMES.keySet());
        return types;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            if (recorded.event() instanceof AidEvent event) {
                chain = chain.flatMap(x -> apply(tx, recorded.streamId(), event));
            } else if (recorded.event() instanceof AidListEvent event) {
                chain = chain.flatMap(x -> apply(tx, recorded.streamId(), event));
            }
        }
        return chain;
    }

    private static Uni<Void> apply(SqlConnection tx, UUID id, AidEvent event) {
        return switch (event) {
            case AidEvent.AidRequested(Asked asked) -> asked(tx, id, asked);
            case AidEvent.AidTakenBack _ -> stage(tx, id, Aid.Stage.WITHDRAWN, null, null);
            case AidEvent.AidListed(var list) -> stage(tx, id, Aid.Stage.LISTED, list, null);
            case AidEvent.AidUnlisted _ -> stage(tx, id, Aid.Stage.REQUESTED, null, null);
            case AidEvent.AidRefused(var reason, _, _) ->
                    stage(tx, id, Aid.Stage.REFUSED, null, reason.name());
            case AidEvent.AidInstructed(var list, _) ->
                    stage(tx, id, Aid.Stage.INSTRUCTED, list, null);
        };
    }

    private static Uni<Void> apply(SqlConnection tx, UUID id, AidListEvent event) {
        return switch (event) {
            case AidListEvent.AidListPrepared(Plan plan) -> prepared(tx, id, plan);
            case AidListEvent.AidListApproved _ -> stage(tx, id, AidList.Stage.APPROVED);
            case AidListEvent.AidListRejected _ -> stage(tx, id, AidList.Stage.REJECTED);
            case AidListEvent.AidListFiled _ -> stage(tx, id, AidList.Stage.FILED);
            case AidListEvent.AidListReleased _ -> stage(tx, id, AidList.Stage.RELEASED);
        };
    }

    private static Uni<Void> asked(SqlConnection tx, UUID id, Asked asked) {
        return tx.preparedQuery(
                        "insert into aid values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,"
                                + " 'REQUESTED', null, null) on conflict (id) do update set case_id"
                                + " = excluded.case_id, region = excluded.region, programme ="
                                + " excluded.programme, amount = excluded.amount, decree_number ="
                                + " excluded.decree_number, decree_date = excluded.decree_date,"
                                + " stage = 'REQUESTED', list = null, reason = null")
                .execute(
                        Tuple.wrap(
                                Arrays.asList(
                                        id,
                                        asked.caseId(),
                                        asked.beneficiary(),
                                        asked.region(),
                                        asked.owner(),
                                        asked.kind(),
                                        asked.event(),
                                        asked.programme(),
                                        asked.amountRupiah(),
                                        asked.decreeNumber(),
                                        asked.decreeDate())))
                .replaceWithVoid();
    }

    private static Uni<Void> stage(
            SqlConnection tx,
            UUID id,
            Aid.Stage stage,
            @Nullable UUID list,
            @Nullable String reason) {
        return tx.preparedQuery("update aid set stage = $2, list = $3, reason = $4 where id = $1")
                .execute(Tuple.of(id, stage.name(), list, reason))
                .replaceWithVoid();
    }

    private static Uni<Void> prepared(SqlConnection tx, UUID id, Plan plan) {
        return tx.preparedQuery(
                        "insert into aid_list values ($1, $2, $3, $4, $5, $6, $7, $8, $9,"
                                + " 'PREPARED')")
                .execute(
                        Tuple.wrap(
                                Arrays.asList(
                                        id,
                                        plan.owner(),
                                        plan.programme(),
                                        plan.decreeNumber(),
                                        plan.decreeDate(),
                                        plan.month().toString(),
                                        plan.lines().size(),
                                        plan.totalRupiah(),
                                        plan.preparedBy())))
                .replaceWithVoid();
    }

    private static Uni<Void> stage(SqlConnection tx, UUID id, AidList.Stage stage) {
        return tx.preparedQuery("update aid_list set stage = $2 where id = $1")
                .execute(Tuple.of(id, stage.name()))
                .replaceWithVoid();
    }
}

package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.stock.Distribution.Stage;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionCancelled;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionConfirmed;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionCorrected;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionCorrectionEntered;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionPlanned;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionProofAdded;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionRecorded;
import id.dinsos.disbursement.stock.DistributionEvent.Plan;
import id.dinsos.disbursement.stock.DistributionEvent.RecordWithdrawn;
import id.dinsos.disbursement.stock.ItemEvent.ItemDefined;
import id.dinsos.disbursement.stock.StockEvent.WarehouseOpened;
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

/** Which items, warehouses and distributions there are; what is in them the streams say. */
@Singleton
@Typed(StockView.class)
public class StockView implements View {
    @Override
    public String name() {
        return "stock";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String ddl() {
        return """
        create table goods_item (id uuid primary key, owner text not null, code text not null,
            name text not null, unit text not null, kit boolean not null);
        create index goods_item_by_owner on goods_item (owner, id);
        create table goods_warehouse (id uuid primary key, owner text not null,
            code text not null, name text not null, region text not null);
        create index goods_warehouse_by_owner on goods_warehouse (owner, id);
        create table goods_distribution (id uuid primary key, owner text not null,
            warehouse uuid not null, run_id uuid not null, village text not null,
            item text not null, planned_on date not null, families int not null,
            stage text not null, code text not null);
        create index goods_distribution_by_owner on goods_distribution (owner, id);
        create index goods_distribution_by_code on goods_distribution (code);
        """;
    }

    @Override
    public Set<String> types() {
        Set<String> types = new HashSet<>(ItemEvent.NAMES.keySet());
        types.add("warehouse-opened.v1");
        types.addAll(DistributionEvent.NAMES.keySet());
        return types;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            UUID id = recorded.streamId();
            if (recorded.event() instanceof ItemDefined item) {
                chain = chain.flatMap(x -> item(tx, id, item));
            } else if (recorded.event() instanceof WarehouseOpened about) {
                chain = chain.flatMap(x -> warehouse(tx, id, about));
            } else if (recorded.event() instanceof DistributionEvent event) {
                chain = chain.flatMap(x -> apply(tx, id, event));
            }
        }
        return chain;
    }

    private static Uni<Void> item(SqlConnection tx, UUID id, ItemDefined item) {
        return tx.preparedQuery(
                        "insert into goods_item values ($1, $2, $3, $4, $5, $6)"
                                + " on conflict (id) do update set name = excluded.name")
                .execute(
                        Tuple.of(
                                id,
                                item.owner(),
                                item.code(),
                                item.name(),
                                item.unit(),
                                item.isKit()))
                .replaceWithVoid();
    }

    private static Uni<Void> warehouse(SqlConnection tx, UUID id, WarehouseOpened about) {
        return tx.preparedQuery("insert into goods_warehouse values ($1, $2, $3, $4, $5)")
                .execute(Tuple.of(id, about.owner(), about.code(), about.name(), about.region()))
                .replaceWithVoid();
    }

    private static Uni<Void> apply(SqlConnection tx, UUID id, DistributionEvent event) {
        return switch (event) {
            case DistributionPlanned(Plan plan, _) ->
                    tx.preparedQuery(
                                    "insert into goods_distribution"
                                            + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
                            .execute(
                                    Tuple.wrap(
                                            Arrays.asList(
                                                    id,
                                                    plan.owner(),
                                                    plan.warehouse(),
                                                    plan.run(),
                                                    plan.village(),
                                                    plan.item(),
                                                    plan.on(),
                                                    plan.families().size(),
                                                    Stage.PLANNED.name(),
                                                    plan.hash().substring(0, 12))))
                            .replaceWithVoid();
            case DistributionProofAdded _,
                    DistributionCorrectionEntered _,
                    DistributionCorrected _ ->
                    Uni.createFrom().voidItem();
            case DistributionRecorded _ -> at(tx, id, Stage.RECORDED);
            case RecordWithdrawn _ -> withdrawn(tx, id);
            case DistributionConfirmed _ -> at(tx, id, Stage.CONFIRMED);
            case DistributionCancelled _ -> at(tx, id, Stage.CANCELLED);
        };
    }

    /** Where it was a correction that was withdrawn, the record stands confirmed as before. */
    private static Uni<Void> withdrawn(SqlConnection tx, UUID id) {
        return tx.preparedQuery(
                        "update goods_distribution set stage = $2 where id = $1 and stage = $3")
                .execute(Tuple.of(id, Stage.PLANNED.name(), Stage.RECORDED.name()))
                .replaceWithVoid();
    }

    private static Uni<Void> at(SqlConnection tx, UUID id, Stage stage) {
        return tx.preparedQuery("update goods_distribution set stage = $2 where id = $1")
                .execute(Tuple.of(id, stage.name()))
                .replaceWithVoid();
    }
}

package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.roster.CurrentVerdict;
import id.dinsos.disbursement.roster.RosterStore;
import id.dinsos.disbursement.run.Run;
import id.dinsos.eventstore.work.Await;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads which items, warehouses and distributions there are, and whom a run entitles. */
@Singleton
public class StockStore {
    private static final String PAGE =
            "select * from view_ledger.%s where (owner = $1 or starts_with(owner, $1 || '.'))"
                    + " and id > $2 order by id limit $3";

    private final Pool pool;
    private final RosterStore roster;

    public StockStore(Pool pool, RosterStore roster) {
        this.pool = pool;
        this.roster = roster;
    }

    /**
     * The families of a village to whom a run gives something, by id: from when it is approved, and
     * for its own months.
     *
     * @param only these of them, for who did not come; null for all. Nobody, where one of them is
     *     not entitled.
     */
    public List<UUID> entitled(
            Run.Opened run, YearMonth month, String village, @Nullable Collection<?> only) {
        List<UUID> found = new ArrayList<>();
        boolean approved = !run.stage().isBeforeInstruction() && run.stage() != Run.Stage.CANCELLED;
        if (!approved || !run.plan().months().contains(month)) {
            return found;
        }
        for (int chunk = 0; chunk < run.chunks(); chunk++) {
            Await.await(roster.chunk(run, month, chunk)).stream()
                    .filter(row -> row.pays() && row.region().equals(village))
                    .map(CurrentVerdict::beneficiaryId)
                    .forEach(found::add);
        }
        if (only != null && !found.containsAll(only)) {
            return List.of();
        }
        return found.stream().filter(one -> only == null || only.contains(one)).sorted().toList();
    }

    Uni<List<ListedItem>> items(String owner, UUID after, int limit) {
        return page(
                "goods_item",
                owner,
                after,
                limit,
                row ->
                        new ListedItem(
                                row.getUUID("id"),
                                row.getString("owner"),
                                row.getString("code"),
                                row.getString("name"),
                                row.getString("unit"),
                                row.getBoolean("kit")));
    }

    Uni<List<ListedWarehouse>> warehouses(String owner, UUID after, int limit) {
        return page(
                "goods_warehouse",
                owner,
                after,
                limit,
                row ->
                        new ListedWarehouse(
                                row.getUUID("id"),
                                row.getString("owner"),
                                row.getString("code"),
                                row.getString("name"),
                                row.getString("region")));
    }

    Uni<List<ListedDistribution>> distributions(String owner, UUID after, int limit) {
        return page("goods_distribution", owner, after, limit, StockStore::distribution);
    }

    /** Those of an office whose paper has a code; the first twelve digits of what it says. */
    Uni<List<ListedDistribution>> withCode(String owner, String code) {
        return pool.preparedQuery(
                        "select * from view_ledger.goods_distribution where code = $1"
                                + " and (owner = $2 or starts_with(owner, $2 || '.'))"
                                + " order by id limit 10")
                .execute(Tuple.of(code, owner))
                .map(rows -> {
                    List<ListedDistribution> found = new ArrayList<>();
                    rows.forEach(row -> found.add(distribution(row)));
                    return found;
                });
    }

    private static ListedDistribution distribution(Row row) {
        return new ListedDistribution(
                row.getUUID("id"),
                row.getString("owner"),
                row.getUUID("warehouse"),
                row.getUUID("run_id"),
                row.getString("village"),
                row.getString("item"),
                row.getLocalDate("planned_on"),
                row.getInteger("families"),
                row.getString("stage"));
    }

    private <T> Uni<List<T>> page(
            String table, String owner, UUID after, int limit, Function<Row, T> read) {
        return pool.preparedQuery(PAGE.formatted(table))
                .execute(Tuple.of(owner, after, limit))
                .map(rows -> {
                    List<T> found = new ArrayList<>();
                    rows.forEach(row -> found.add(read.apply(row)));
                    return found;
                });
    }

    /** An item in a list. */
    public record ListedItem(
            UUID id, String owner, String code, String name, String unit, boolean kit) {}

    /** A warehouse in a list. */
    public record ListedWarehouse(UUID id, String owner, String code, String name, String region) {}

    /** A distribution in a list. */
    public record ListedDistribution(
            UUID id,
            String owner,
            UUID warehouseId,
            UUID runId,
            String village,
            String item,
            LocalDate plannedOn,
            int families,
            String state) {}
}

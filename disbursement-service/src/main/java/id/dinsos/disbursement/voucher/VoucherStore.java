package id.dinsos.disbursement.voucher;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads which vouchers there are. */
@Singleton
public class VoucherStore {
    private final Pool pool;

    public VoucherStore(Pool pool) {
        this.pool = pool;
    }

    Uni<List<ListedBook>> page(String owner, UUID after, int limit) {
        return pool.preparedQuery(
                        "select * from view_ledger.voucher_book"
                                + " where (owner = $1 or starts_with(owner, $1 || '.'))"
                                + " and id > $2 order by id limit $3")
                .execute(Tuple.of(owner, after, limit))
                .map(rows -> {
                    List<ListedBook> found = new ArrayList<>();
                    rows.forEach(row ->
                            found.add(
                                    new ListedBook(
                                            row.getUUID("id"),
                                            row.getString("owner"),
                                            row.getUUID("warehouse"),
                                            row.getUUID("run_id"),
                                            row.getString("village"),
                                            row.getString("item"),
                                            row.getLocalDate("good_until"),
                                            row.getInteger("vouchers"),
                                            row.getInteger("redeemed"),
                                            row.getInteger("ended"),
                                            row.getString("stage"))));
                    return found;
                });
    }

    /**
     * The vouchers of a village in a list.
     *
     * @param ended cancelled or lapsed
     */
    public record ListedBook(
            UUID id,
            String owner,
            UUID warehouseId,
            UUID runId,
            String village,
            String item,
            LocalDate until,
            int vouchers,
            int redeemed,
            int ended,
            String state) {}
}

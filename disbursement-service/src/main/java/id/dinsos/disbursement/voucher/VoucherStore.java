package id.dinsos.disbursement.voucher;

import id.dinsos.disbursement.voucher.VoucherBodies.Settled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads which vouchers there are, and where they were redeemed. */
@Singleton
public class VoucherStore {
    private static final String REDEEMED =
            " from view_ledger.voucher_redeemed r join view_ledger.voucher_book b on b.id = r.book"
                    + " where (b.owner = $1 or starts_with(b.owner, $1 || '.'))"
                    + " and ($2::text is null or r.outlet = $2)"
                    + " and r.redeemed_on between $3 and $4";

    private final Pool pool;

    public VoucherStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * @param number among which it is; null for all
     */
    Uni<List<ListedBook>> page(
            String owner, @Nullable VoucherNumber number, UUID after, int limit) {
        return pool.preparedQuery(
                        "select * from view_ledger.voucher_book"
                                + " where (owner = $1 or starts_with(owner, $1 || '.'))"
                                + " and id > $2 and ($4::text is null or owner = $4"
                                + " and number_year = $5 and $6 >= first_number"
                                + " and $6 < first_number + vouchers) order by id limit $3")
                .execute(
                        Tuple.wrap(
                                Arrays.asList(
                                        owner,
                                        after,
                                        limit,
                                        number == null ? null : number.owner(),
                                        number == null ? 0 : number.year(),
                                        number == null ? 0L : number.place())))
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

    /** What each outlet has handed over from one day to another. */
    Uni<List<Settled>> settled(
            String owner, @Nullable String outlet, LocalDate from, LocalDate to) {
        return pool.preparedQuery(
                        "select r.outlet, b.item, count(*)::int vouchers,"
                                + " sum(b.per_family)::bigint quantity"
                                + REDEEMED
                                + " group by r.outlet, b.item order by r.outlet, b.item")
                .execute(Tuple.of(owner, outlet, from, to))
                .map(rows -> {
                    List<Settled> found = new ArrayList<>();
                    rows.forEach(row ->
                            found.add(
                                    new Settled(
                                            row.getString("outlet"),
                                            row.getString("item"),
                                            row.getInteger("vouchers"),
                                            row.getLong("quantity"))));
                    return found;
                });
    }

    /** Voucher by voucher, as cells of a table. */
    Uni<List<List<String>>> redeemed(
            String owner, @Nullable String outlet, LocalDate from, LocalDate to, int limit) {
        return pool.preparedQuery(
                        "select r.outlet, r.redeemed_on, r.number, b.village, b.item,"
                                + " b.per_family"
                                + REDEEMED
                                + " order by r.outlet, r.redeemed_on, r.number, r.family limit $5")
                .execute(Tuple.wrap(Arrays.asList(owner, outlet, from, to, limit)))
                .map(rows -> {
                    List<List<String>> found = new ArrayList<>();
                    rows.forEach(row ->
                            found.add(
                                    List.of(
                                            row.getString("outlet"),
                                            row.getLocalDate("redeemed_on").toString(),
                                            row.getString("number"),
                                            row.getString("village"),
                                            row.getString("item"),
                                            row.getLong("per_family").toString())));
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

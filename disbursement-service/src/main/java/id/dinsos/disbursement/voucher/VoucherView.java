package id.dinsos.disbursement.voucher;

import id.dinsos.disbursement.voucher.VoucherBook.Stage;
import id.dinsos.disbursement.voucher.VoucherEvent.Issue;
import id.dinsos.disbursement.voucher.VoucherEvent.ReplacementAsked;
import id.dinsos.disbursement.voucher.VoucherEvent.ReplacementWithdrawn;
import id.dinsos.disbursement.voucher.VoucherEvent.VoucherCancelled;
import id.dinsos.disbursement.voucher.VoucherEvent.VoucherRedeemed;
import id.dinsos.disbursement.voucher.VoucherEvent.VoucherReplaced;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersApproved;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersIssued;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersLapsed;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersNumbered;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersRefused;
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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Which vouchers there are, and how many of them are redeemed, and where. */
@Singleton
@Typed(VoucherView.class)
public class VoucherView implements View {
    @Override
    public String name() {
        return "voucher";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String ddl() {
        return """
        create table voucher_book (id uuid primary key, owner text not null,
            warehouse uuid not null, run_id uuid not null, village text not null,
            item text not null, good_until date not null, vouchers int not null,
            redeemed int not null, ended int not null, stage text not null,
            per_family bigint not null, number_year int, first_number bigint);
        create index voucher_book_by_owner on voucher_book (owner, id);
        create index voucher_book_by_number on voucher_book (owner, number_year, first_number);
        create table voucher_redeemed (book uuid not null, family uuid not null,
            outlet text not null, redeemed_on date not null, number text not null,
            primary key (book, family));
        create index voucher_redeemed_by_day on voucher_redeemed (redeemed_on);
        """;
    }

    @Override
    public Set<String> types() {
        Set<String> types = new HashSet<>(VoucherEvent.NAMES.keySet());
        types.add("voucher-redeemed.v1");
        return types;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            if (recorded.event() instanceof VoucherEvent event) {
                UUID id = recorded.streamId();
                chain = chain.flatMap(x -> apply(tx, id, event));
            }
        }
        return chain;
    }

    private static Uni<Void> apply(SqlConnection tx, UUID id, VoucherEvent event) {
        return switch (event) {
            case VouchersIssued(Issue issue, _) ->
                    tx.preparedQuery(
                                    "insert into voucher_book"
                                            + " values ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0,"
                                            + " $9, $10)")
                            .execute(
                                    Tuple.wrap(
                                            Arrays.asList(
                                                    id,
                                                    issue.owner(),
                                                    issue.warehouse(),
                                                    issue.run(),
                                                    issue.village(),
                                                    issue.item(),
                                                    issue.until(),
                                                    issue.families().size(),
                                                    Stage.ISSUED.name(),
                                                    issue.perFamily())))
                            .replaceWithVoid();
            case VouchersApproved _ -> at(tx, id, Stage.APPROVED);
            case VouchersNumbered(int year, long first, _) ->
                    tx.preparedQuery(
                                    "update voucher_book set number_year = $2, first_number = $3"
                                            + " where id = $1")
                            .execute(Tuple.of(id, year, first))
                            .replaceWithVoid();
            case VouchersRefused _ -> at(tx, id, Stage.REFUSED);
            case VoucherRedeemed redeemed ->
                    more(tx, id, 1, 0).flatMap(x -> redeemed(tx, id, redeemed));
            case ReplacementAsked _, VoucherReplaced _, ReplacementWithdrawn _ ->
                    Uni.createFrom().voidItem();
            case VoucherCancelled _ -> more(tx, id, 0, 1);
            case VouchersLapsed(var families, _, _) -> more(tx, id, 0, families.size());
        };
    }

    private static Uni<Void> redeemed(SqlConnection tx, UUID id, VoucherRedeemed redeemed) {
        return tx.preparedQuery("insert into voucher_redeemed values ($1, $2, $3, $4, $5)")
                .execute(
                        Tuple.of(
                                id,
                                redeemed.family(),
                                Objects.toString(redeemed.outlet(), ""),
                                redeemed.on(),
                                Objects.toString(redeemed.number(), "")))
                .replaceWithVoid();
    }

    private static Uni<Void> at(SqlConnection tx, UUID id, Stage stage) {
        return tx.preparedQuery("update voucher_book set stage = $2 where id = $1")
                .execute(Tuple.of(id, stage.name()))
                .replaceWithVoid();
    }

    private static Uni<Void> more(SqlConnection tx, UUID id, int redeemed, int ended) {
        return tx.preparedQuery(
                        "update voucher_book set redeemed = redeemed + $2, ended = ended + $3"
                                + " where id = $1")
                .execute(Tuple.of(id, redeemed, ended))
                .replaceWithVoid();
    }
}

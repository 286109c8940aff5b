package id.dinsos.disbursement.voucher;

import id.dinsos.disbursement.stock.DistributionDecider;
import id.dinsos.disbursement.stock.GoodsProcess;
import id.dinsos.disbursement.stock.ItemDecider;
import id.dinsos.disbursement.stock.Stock;
import id.dinsos.disbursement.stock.Stock.Open;
import id.dinsos.disbursement.stock.StockCode;
import id.dinsos.disbursement.stock.StockCommand;
import id.dinsos.disbursement.stock.StockCommand.Need;
import id.dinsos.disbursement.stock.StockDecider;
import id.dinsos.disbursement.stock.StockEvent;
import id.dinsos.disbursement.stock.StockEvent.GoodsReserved;
import id.dinsos.disbursement.stock.StockEvent.Part;
import id.dinsos.disbursement.voucher.VoucherBook.Issued;
import id.dinsos.disbursement.voucher.VoucherEvent.Issue;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersIssued;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersNumbered;
import id.dinsos.disbursement.voucher.VoucherNumbers.Paper;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Vouchers and the goods behind them: with each one its goods are set aside, with its end they are
 * handed over or in stock again, in one transaction.
 */
final class VoucherProcess {
    private final GoodsProcess goods;
    private final Aggregate<StockCommand, Stock, StockEvent> stocks;
    private final Aggregate<VoucherCommand, VoucherBook, VoucherEvent> books;

    /** With our own goods and vouchers. */
    static VoucherProcess ours() {
        return new VoucherProcess(
                new GoodsProcess(
                        ItemDecider.ITEM, StockDecider.STOCK, DistributionDecider.DISTRIBUTION),
                StockDecider.STOCK,
                VoucherDecider.VOUCHERS);
    }

    VoucherProcess(
            GoodsProcess goods,
            Aggregate<StockCommand, Stock, StockEvent> stocks,
            Aggregate<VoucherCommand, VoucherBook, VoucherEvent> books) {
        this.goods = goods;
        this.stocks = stocks;
        this.books = books;
    }

    /** The goods of all of them are set aside, good until the last day, or none is made out. */
    void issue(UnitOfWork unit, UUID id, VouchersIssued issued) {
        Issue issue = issued.issue();
        if (!(unit.state(stocks, issue.warehouse()) instanceof Open open)
                || !open.about().owner().equals(issue.owner())) {
            throw RefusedException.of(StockCode.WAREHOUSE_NOT_FOUND, "no such warehouse is open");
        }
        unit.require(books, id, new VoucherCommand.IssueThem(issued));
        List<Need> needs =
                goods.needs(
                        unit,
                        issue.owner(),
                        goods.things(unit, issue.owner(), issue.item(), issue.perFamily()),
                        issue.until());
        for (UUID family : issue.families()) {
            unit.require(
                    stocks,
                    issue.warehouse(),
                    new StockCommand.Reserve(
                            VoucherBook.voucherOf(id, family), issue.until(), needs));
        }
    }

    /** Each takes its number of the office's year, or none is good. */
    void approve(UnitOfWork unit, UUID id, LocalDate today, String by) {
        Issued book = book(unit, id);
        String owner = book.issue().owner();
        UUID series = VoucherSeriesDecider.streamId(owner, today.getYear());
        long first = unit.state(VoucherSeriesDecider.SERIES, series).next();
        unit.require(
                books,
                id,
                new VoucherCommand.Approve(
                        by, new VouchersNumbered(today.getYear(), first, today)));
        unit.require(
                VoucherSeriesDecider.SERIES,
                series,
                new VoucherSeriesDecider.Take(owner, id, book.issue().families().size()));
    }

    /** What was set aside is in stock again. */
    void refuse(UnitOfWork unit, UUID id, String reason, String by) {
        Issued book = book(unit, id);
        unit.require(books, id, new VoucherCommand.Refuse(reason, by));
        release(unit, id, book.issue(), book.issue().families());
    }

    /**
     * What has expired meanwhile is not handed over: another lot is set aside in its place.
     *
     * @param outlet null for the warehouse itself
     */
    void redeem(
            UnitOfWork unit,
            UUID id,
            Paper paper,
            LocalDate today,
            @Nullable String outlet,
            String by) {
        Issued book = book(unit, id);
        UUID warehouse = book.issue().warehouse();
        UUID voucher = VoucherBook.voucherOf(id, paper.family());
        if (!(unit.state(stocks, warehouse) instanceof Open open)) {
            throw new IllegalStateException("vouchers of no warehouse: " + id);
        }
        unit.require(
                books,
                id,
                new VoucherCommand.Redeem(
                        paper.family(),
                        paper.paper(),
                        today,
                        by,
                        outlet == null ? open.about().code() : outlet));
        if (!(open.reserved().get(voucher) instanceof GoodsReserved reserved)) {
            throw new IllegalStateException("an open voucher without its goods: " + voucher);
        }
        // What they are was settled when the voucher was made out.
        List<Need> needs =
                open.setAside(voucher).entrySet().stream()
                        .map(one -> new Need(one.getKey(), one.getValue(), today))
                        .toList();
        if (reserved.parts().stream().anyMatch(part -> isPast(open, part, today))) {
            unit.require(stocks, warehouse, new StockCommand.Reserve(voucher, today, needs));
        }
        unit.require(stocks, warehouse, new StockCommand.HandOver(voucher, today, needs));
    }

    void cancel(UnitOfWork unit, UUID id, UUID family, String reason, String by) {
        Issued book = book(unit, id);
        unit.require(books, id, new VoucherCommand.Cancel(family, reason, by));
        release(unit, id, book.issue(), List.of(family));
    }

    /** Once the last day is over. */
    void lapse(UnitOfWork unit, UUID id, LocalDate today, String by) {
        Issued book = book(unit, id);
        unit.require(books, id, new VoucherCommand.Lapse(today, by));
        if (book.stage() == VoucherBook.Stage.APPROVED) {
            release(unit, id, book.issue(), book.open());
        }
    }

    private void release(UnitOfWork unit, UUID id, Issue issue, List<UUID> families) {
        for (UUID family : families) {
            unit.require(
                    stocks,
                    issue.warehouse(),
                    new StockCommand.EndReservation(VoucherBook.voucherOf(id, family)));
        }
    }

    private static boolean isPast(Open open, Part part, LocalDate today) {
        var lot = open.lots().get(new Stock.LotId(part.item(), part.lot()));
        LocalDate expires = lot == null ? null : lot.expiresOn();
        return expires != null && expires.isBefore(today);
    }

    private Issued book(UnitOfWork unit, UUID id) {
        if (unit.state(books, id) instanceof Issued book) {
            return book;
        }
        throw RefusedException.of(VoucherCode.VOUCHER_NOT_FOUND, "no such vouchers were made out");
    }
}

package id.dinsos.disbursement.voucher;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.stock.Item;
import id.dinsos.disbursement.stock.ItemDecider;
import id.dinsos.disbursement.stock.ItemEvent.Component;
import id.dinsos.disbursement.stock.ItemEvent.ItemDefined;
import id.dinsos.disbursement.stock.StockCode;
import id.dinsos.disbursement.stock.StockDecider;
import id.dinsos.disbursement.stock.StockEvent;
import id.dinsos.disbursement.stock.StockEvent.GoodsHandedOver;
import id.dinsos.disbursement.stock.StockEvent.GoodsReceived;
import id.dinsos.disbursement.stock.StockEvent.GoodsReserved;
import id.dinsos.disbursement.stock.StockEvent.Part;
import id.dinsos.disbursement.stock.StockEvent.ReservationEnded;
import id.dinsos.disbursement.stock.StockEvent.WarehouseOpened;
import id.dinsos.disbursement.voucher.VoucherEvent.Issue;
import id.dinsos.disbursement.voucher.VoucherEvent.VoucherCancelled;
import id.dinsos.disbursement.voucher.VoucherEvent.VoucherRedeemed;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersApproved;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersIssued;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersLapsed;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersNumbered;
import id.dinsos.disbursement.voucher.VoucherNumbers.Paper;
import id.dinsos.disbursement.voucher.VoucherSeriesEvent.NumbersTaken;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What happens to the goods behind vouchers. */
class VoucherProcessTest {
    private static final UUID BOOK = new UUID(0, 2);
    private static final UUID WAREHOUSE = new UUID(0, 1);
    private static final UUID ONE = new UUID(0, 11);
    private static final UUID TWO = new UUID(0, 12);
    private static final UUID FIRST = VoucherBook.voucherOf(BOOK, ONE);
    private static final UUID SECOND = VoucherBook.voucherOf(BOOK, TWO);
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 15);
    private static final LocalDate LONG = LocalDate.of(2027, 12, 15);
    private static final WarehouseOpened OPEN =
            new WarehouseOpened("35.24", "G1", "Gudang", "35.24", "sari");
    private static final ItemDefined RICE =
            new ItemDefined("35.24", "RICE", "Beras", "kg", true, 75, List.of(), "sari");
    private static final ItemDefined KIT =
            new ItemDefined(
                    "35.24",
                    "KIT",
                    "Paket",
                    "paket",
                    false,
                    0,
                    List.of(new Component("RICE", 5)),
                    "sari");
    private static final VouchersIssued ISSUED =
            new VouchersIssued(
                    new Issue(
                            "35.24",
                            WAREHOUSE,
                            new UUID(0, 7),
                            YearMonth.of(2026, 11),
                            "35.24.01.2001",
                            "KIT",
                            2,
                            LAST,
                            List.of(ONE, TWO)),
                    "sari");
    private static final VouchersApproved APPROVED = new VouchersApproved("budi");

    private final VoucherProcess process = VoucherProcess.ours();

    @Test
    void each_voucher_has_its_goods_set_aside_or_none_is_made_out() {
        warehouse(received("L-1", 20, LONG))
                .when(unit -> process.issue(unit, BOOK, ISSUED))
                .then(
                        events(BOOK, ISSUED),
                        events(
                                WAREHOUSE,
                                reserved(FIRST, LAST, "L-1"),
                                reserved(SECOND, LAST, "L-1")));
        warehouse(received("L-1", 19, LONG))
                .when(unit -> process.issue(unit, BOOK, ISSUED))
                .thenRefused(StockCode.GOODS_NOT_ENOUGH);
        // Rice is handed out 75 days before it expires at the latest.
        warehouse(received("L-1", 20, LAST.plusDays(74)))
                .when(unit -> process.issue(unit, BOOK, ISSUED))
                .thenRefused(StockCode.GOODS_NOT_ENOUGH);
    }

    @Test
    void what_a_family_fetches_is_handed_over_and_nothing_else_moves() {
        issued(received("L-1", 20, LONG))
                .when(unit -> redeem(unit, TODAY))
                .then(
                        events(BOOK, new VoucherRedeemed(ONE, TODAY, "sari", "G1", null)),
                        events(
                                WAREHOUSE,
                                new GoodsHandedOver(
                                        FIRST, TODAY, List.of(new Part("RICE", "L-1", 10)))));
    }

    @Test
    void a_lot_that_expired_meanwhile_stays_and_another_is_handed_over() {
        issued(received("L-1", 20, TODAY.minusDays(1)), received("L-2", 10, LAST.plusDays(80)))
                .when(unit -> redeem(unit, TODAY))
                .then(
                        events(BOOK, new VoucherRedeemed(ONE, TODAY, "sari", "G1", null)),
                        events(
                                WAREHOUSE,
                                reserved(FIRST, TODAY, "L-2"),
                                new GoodsHandedOver(
                                        FIRST, TODAY, List.of(new Part("RICE", "L-2", 10)))));
    }

    @Test
    void what_nobody_fetches_is_in_stock_again() {
        issued(received("L-1", 20, LONG))
                .when(unit -> process.cancel(unit, BOOK, TWO, "Pindah", "sari"))
                .then(
                        events(BOOK, new VoucherCancelled(TWO, "Pindah", "sari")),
                        events(WAREHOUSE, new ReservationEnded(SECOND)));
        issued(received("L-1", 20, LONG))
                .when(unit -> process.lapse(unit, BOOK, LAST.plusDays(1), "budi"))
                .then(
                        events(
                                BOOK,
                                new VouchersLapsed(List.of(ONE, TWO), LAST.plusDays(1), "budi")),
                        events(
                                WAREHOUSE,
                                new ReservationEnded(FIRST),
                                new ReservationEnded(SECOND)));
    }

    @Test
    void a_voucher_that_is_out_of_date_spent_or_replaced_moves_no_goods() {
        issued(received("L-1", 20, LONG))
                .when(unit -> redeem(unit, LAST.plusDays(1)))
                .thenRefused(VoucherCode.VOUCHER_OUT_OF_DATE);
        issued(received("L-1", 20, LONG))
                .when(unit -> redeem(unit, TODAY))
                .andThen()
                .when(unit -> redeem(unit, TODAY))
                .thenRefused(VoucherCode.VOUCHER_SPENT);
    }

    @Test
    void each_approval_takes_the_next_numbers_of_the_office_s_year() {
        UUID year = VoucherSeriesDecider.streamId("35.24", 2026);
        given(VoucherDecider.VOUCHERS, BOOK, ISSUED)
                .and(
                        VoucherSeriesDecider.SERIES,
                        year,
                        new NumbersTaken("35.24", new UUID(0, 3), 1, 40))
                .when(unit -> process.approve(unit, BOOK, TODAY, "budi"))
                .then(
                        events(BOOK, APPROVED, new VouchersNumbered(2026, 41, TODAY)),
                        events(year, new NumbersTaken("35.24", BOOK, 41, 2)));
        given(VoucherDecider.VOUCHERS, BOOK, ISSUED)
                .and(VoucherSeriesDecider.SERIES, year)
                .when(unit -> process.approve(unit, BOOK, TODAY, "sari"))
                .thenRefused(VoucherCode.VOUCHERS_OF_YOUR_OWN);
    }

    @Test
    void vouchers_of_another_office_s_warehouse_are_not_made_out() {
        given(
                        StockDecider.STOCK,
                        WAREHOUSE,
                        new WarehouseOpened("64.08", "G1", "Gudang", "64.08", "mira"))
                .when(unit -> process.issue(unit, BOOK, ISSUED))
                .thenRefused(StockCode.WAREHOUSE_NOT_FOUND);
        assertThat(FIRST).isNotEqualTo(SECOND);
    }

    private void redeem(UnitOfWork unit, LocalDate on) {
        process.redeem(unit, BOOK, new Paper(ONE, 0), on, null, "sari");
    }

    private static ProcessSpec warehouse(GoodsReceived... deliveries) {
        List<StockEvent> history = new ArrayList<>(List.of(OPEN));
        history.addAll(List.of(deliveries));
        return given(StockDecider.STOCK, WAREHOUSE, history.toArray(StockEvent[]::new))
                .and(ItemDecider.ITEM, Item.idOf("35.24", "RICE"), RICE)
                .and(ItemDecider.ITEM, Item.idOf("35.24", "KIT"), KIT);
    }

    /** Both vouchers are agreed to, their goods out of the first lot. */
    private static ProcessSpec issued(GoodsReceived... deliveries) {
        List<StockEvent> history = new ArrayList<>(List.of(OPEN));
        history.addAll(List.of(deliveries));
        history.add(reserved(FIRST, LAST, "L-1"));
        history.add(reserved(SECOND, LAST, "L-1"));
        return given(StockDecider.STOCK, WAREHOUSE, history.toArray(StockEvent[]::new))
                .and(VoucherDecider.VOUCHERS, BOOK, ISSUED, APPROVED);
    }

    private static GoodsReserved reserved(UUID voucher, LocalDate on, String lot) {
        return new GoodsReserved(voucher, on, List.of(new Part("RICE", lot, 10)));
    }

    private static GoodsReceived received(String lot, long quantity, LocalDate expires) {
        return new GoodsReceived("RICE", lot, quantity, expires, "SJ/1", "sari");
    }
}

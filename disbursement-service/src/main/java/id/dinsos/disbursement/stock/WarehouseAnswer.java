package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.stock.Stock.LotId;
import id.dinsos.disbursement.stock.Stock.Open;
import id.dinsos.disbursement.stock.StockEvent.CountEntered;
import id.dinsos.disbursement.stock.StockEvent.GoodsDispatched;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A warehouse as callers see it: where every unit of every lot is. */
public record WarehouseAnswer(
        UUID id,
        String owner,
        String code,
        String name,
        String region,
        List<Line> lots,
        List<GoodsDispatched> underway,
        List<CountEntered> counts) {
    static final List<String> NAMES =
            List.of(
                    "item",
                    "lot",
                    "expires_on",
                    "received",
                    "found",
                    "in_stock",
                    "reserved",
                    "handed_over",
                    "dispatched",
                    "lost");

    static WarehouseAnswer of(UUID id, Open open) {
        return new WarehouseAnswer(
                id,
                open.about().owner(),
                open.about().code(),
                open.about().name(),
                open.about().region(),
                open.lots().entrySet().stream()
                        .map(one -> Line.of(one.getKey(), one.getValue()))
                        .sorted(Comparator.comparing(Line::item).thenComparing(Line::lot))
                        .toList(),
                open.underway().values().stream()
                        .sorted(Comparator.comparing(GoodsDispatched::shipment))
                        .toList(),
                open.counts().values().stream()
                        .sorted(Comparator.comparing(CountEntered::count))
                        .toList());
    }

    /** A lot: received and found is in stock, reserved, handed over, dispatched or lost. */
    public record Line(
            String item,
            String lot,
            @Nullable LocalDate expiresOn,
            long received,
            long found,
            long inStock,
            long reserved,
            long handedOver,
            long dispatched,
            long lost) {
        static Line of(LotId id, Lot lot) {
            return new Line(
                    id.item(),
                    id.lot(),
                    lot.expiresOn(),
                    lot.received(),
                    lot.found(),
                    lot.inStock(),
                    lot.reserved(),
                    lot.handedOver(),
                    lot.dispatched(),
                    lot.lost());
        }

        List<String> cells() {
            return List.of(
                    item,
                    lot,
                    Objects.toString(expiresOn, ""),
                    Long.toString(received),
                    Long.toString(found),
                    Long.toString(inStock),
                    Long.toString(reserved),
                    Long.toString(handedOver),
                    Long.toString(dispatched),
                    Long.toString(lost));
        }
    }
}

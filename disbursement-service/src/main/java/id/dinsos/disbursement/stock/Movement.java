package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.stock.StockEvent.Arrived;
import id.dinsos.disbursement.stock.StockEvent.CountConfirmed;
import id.dinsos.disbursement.stock.StockEvent.CountEntered;
import id.dinsos.disbursement.stock.StockEvent.CountRejected;
import id.dinsos.disbursement.stock.StockEvent.GoodsArrived;
import id.dinsos.disbursement.stock.StockEvent.GoodsDispatched;
import id.dinsos.disbursement.stock.StockEvent.GoodsHandedOver;
import id.dinsos.disbursement.stock.StockEvent.GoodsReceived;
import id.dinsos.disbursement.stock.StockEvent.GoodsReserved;
import id.dinsos.disbursement.stock.StockEvent.HandOverCorrected;
import id.dinsos.disbursement.stock.StockEvent.Part;
import id.dinsos.disbursement.stock.StockEvent.ReservationEnded;
import id.dinsos.disbursement.stock.StockEvent.ShipmentClosed;
import id.dinsos.disbursement.stock.StockEvent.WarehouseOpened;
import id.dinsos.eventstore.rules.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line of a warehouse's book.
 *
 * @param what RECEIVED, RESERVED, RETURNED, HANDED_OVER, TAKEN_BACK, DISPATCHED, ARRIVED, LOST or
 *     the cause of a count that was confirmed
 * @param document delivery, waybill, distribution or count
 */
public record Movement(
        int version,
        Instant at,
        String what,
        String item,
        String lot,
        long quantity,
        String document,
        String by) {
    /** The whole book, oldest first. */
    static List<Movement> of(Iterable<Recorded> history) {
        List<Movement> all = new ArrayList<>();
        Map<UUID, GoodsReserved> reserved = new HashMap<>();
        Map<UUID, CountEntered> counts = new HashMap<>();
        Map<UUID, List<Part>> handed = new HashMap<>();
        for (Recorded recorded : history) {
            if (recorded.event() instanceof StockEvent event) {
                all.addAll(lines(recorded, event, reserved, counts, handed));
            }
        }
        return all;
    }

    List<String> cells() {
        return List.of(
                Integer.toString(version),
                at.toString(),
                what,
                item,
                lot,
                Long.toString(quantity),
                document,
                by);
    }

    private static List<Movement> lines(
            Recorded recorded,
            StockEvent event,
            Map<UUID, GoodsReserved> reserved,
            Map<UUID, CountEntered> counts,
            Map<UUID, List<Part>> handed) {
        return switch (event) {
            case WarehouseOpened _, CountRejected _ -> List.of();
            case CountEntered count -> {
                counts.put(count.count(), count);
                yield List.of();
            }
            case GoodsReceived in ->
                    List.of(
                            line(
                                    recorded,
                                    "RECEIVED",
                                    new Part(in.item(), in.lot(), in.quantity()),
                                    in.document()));
            case GoodsReserved now -> {
                List<Movement> lines =
                        new ArrayList<>(returned(recorded, reserved.remove(now.purpose())));
                reserved.put(now.purpose(), now);
                lines.addAll(lines(recorded, "RESERVED", now.parts(), now.purpose().toString()));
                yield lines;
            }
            case ReservationEnded(UUID purpose) -> returned(recorded, reserved.remove(purpose));
            case GoodsHandedOver(UUID purpose, _, var parts) -> {
                List<Movement> lines =
                        new ArrayList<>(returned(recorded, reserved.remove(purpose)));
                lines.addAll(lines(recorded, "HANDED_OVER", parts, purpose.toString()));
                handed.put(purpose, parts);
                yield lines;
            }
            case HandOverCorrected(UUID purpose, _, var parts) -> {
                List<Part> before = handed.getOrDefault(purpose, List.of());
                List<Movement> lines =
                        new ArrayList<>(lines(recorded, "TAKEN_BACK", before, purpose.toString()));
                lines.addAll(lines(recorded, "HANDED_OVER", parts, purpose.toString()));
                handed.put(purpose, parts);
                yield lines;
            }
            case GoodsDispatched sent ->
                    lines(recorded, "DISPATCHED", sent.parts(), sent.waybill());
            case ShipmentClosed(UUID shipment, var missing, _, _) ->
                    lines(recorded, "LOST", missing, shipment.toString());
            case GoodsArrived(UUID shipment, _, List<Arrived> parts, _) ->
                    lines(
                            recorded,
                            "ARRIVED",
                            parts,
                            part -> new Part(part.item(), part.lot(), part.quantity()),
                            shipment.toString());
            case CountConfirmed(UUID id, _) -> {
                CountEntered count = counts.remove(id);
                yield count == null
                        ? List.of()
                        : List.of(
                                line(
                                        recorded,
                                        count.cause().name(),
                                        new Part(
                                                count.item(),
                                                count.lot(),
                                                count.counted() - count.booked()),
                                        id.toString()));
            }
        };
    }

    private static List<Movement> returned(Recorded recorded, @Nullable GoodsReserved before) {
        return before == null
                ? List.of()
                : lines(recorded, "RETURNED", before.parts(), before.purpose().toString());
    }

    private static List<Movement> lines(
            Recorded recorded, String what, List<Part> parts, String document) {
        return lines(recorded, what, parts, part -> part, document);
    }

    private static <T> List<Movement> lines(
            Recorded recorded,
            String what,
            List<T> parts,
            Function<T, Part> part,
            String document) {
        return parts.stream().map(one -> line(recorded, what, part.apply(one), document)).toList();
    }

    private static Movement line(Recorded recorded, String what, Part part, String document) {
        return new Movement(
                recorded.version(),
                recorded.meta().decidedAt(),
                what,
                part.item(),
                part.lot(),
                part.quantity(),
                document,
                recorded.meta().actor());
    }
}

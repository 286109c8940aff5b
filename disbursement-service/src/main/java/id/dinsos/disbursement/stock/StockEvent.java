package id.dinsos.disbursement.stock;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened in a warehouse. */
public sealed interface StockEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends StockEvent>> NAMES =
            Map.ofEntries(
                    Map.entry("warehouse-opened.v1", WarehouseOpened.class),
                    Map.entry("goods-received.v1", GoodsReceived.class),
                    Map.entry("goods-reserved.v1", GoodsReserved.class),
                    Map.entry("goods-reservation-ended.v1", ReservationEnded.class),
                    Map.entry("goods-handed-over.v1", GoodsHandedOver.class),
                    Map.entry("goods-hand-over-corrected.v1", HandOverCorrected.class),
                    Map.entry("goods-dispatched.v1", GoodsDispatched.class),
                    Map.entry("goods-shipment-closed.v1", ShipmentClosed.class),
                    Map.entry("goods-arrived.v1", GoodsArrived.class),
                    Map.entry("stock-count-entered.v1", CountEntered.class),
                    Map.entry("stock-count-confirmed.v1", CountConfirmed.class),
                    Map.entry("stock-count-rejected.v1", CountRejected.class));

    /** An office keeps goods there. */
    record WarehouseOpened(String owner, String code, String name, String region, String by)
            implements StockEvent {}

    /**
     * A delivery came in.
     *
     * @param document by which it came: the supplier's note, the decree of a donation
     */
    record GoodsReceived(
            String item,
            String lot,
            long quantity,
            @Nullable LocalDate expiresOn,
            String document,
            String by)
            implements StockEvent {}

    /** Set aside for a distribution, in place of what was set aside for it before. */
    record GoodsReserved(UUID purpose, LocalDate on, List<Part> parts) implements StockEvent {
        public GoodsReserved {
            parts = List.copyOf(parts);
        }
    }

    /** The distribution was given up: what was set aside is in stock again. */
    record ReservationEnded(UUID purpose) implements StockEvent {}

    /** What families took; the rest of what was set aside is in stock again. */
    record GoodsHandedOver(UUID purpose, LocalDate on, List<Part> parts) implements StockEvent {
        public GoodsHandedOver {
            parts = List.copyOf(parts);
        }
    }

    /**
     * The record was wrong: this is what families took, in place of what stood there before. What
     * they did not take after all is in stock again, what they took besides is not.
     */
    record HandOverCorrected(UUID purpose, LocalDate on, List<Part> parts) implements StockEvent {
        public HandOverCorrected {
            parts = List.copyOf(parts);
        }
    }

    /** On its way to another warehouse. */
    record GoodsDispatched(
            UUID shipment, UUID to, List<Part> parts, String waybill, String driver, String by)
            implements StockEvent {
        public GoodsDispatched {
            parts = List.copyOf(parts);
        }
    }

    /** The other warehouse has it; what is missing was lost on the way, with the reason. */
    record ShipmentClosed(UUID shipment, List<Part> missing, String reason, String by)
            implements StockEvent {
        public ShipmentClosed {
            missing = List.copyOf(missing);
        }
    }

    /** Came in from another warehouse, each lot as it left there. */
    record GoodsArrived(UUID shipment, UUID from, List<Arrived> parts, String by)
            implements StockEvent {
        public GoodsArrived {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Somebody counted a lot, or found it spoilt.
     *
     * @param booked what the books said then, without what is set aside
     * @param counted what is there
     */
    record CountEntered(
            UUID count,
            String item,
            String lot,
            long booked,
            long counted,
            Cause cause,
            String note,
            String by)
            implements StockEvent {}

    /** Another person has looked: the books say what is there. */
    record CountConfirmed(UUID count, String by) implements StockEvent {}

    /** It was not so: the books stand. */
    record CountRejected(UUID count, String reason, String by) implements StockEvent {}

    /** So much of a lot. */
    record Part(String item, String lot, long quantity) {}

    /** So much of a lot, with what the other warehouse must know of it. */
    record Arrived(String item, String lot, long quantity, @Nullable LocalDate expiresOn) {}

    /** Why the books are corrected. */
    enum Cause {
        COUNTED,
        DAMAGED,
        LOST,
        EXPIRED,
        DISPOSED
    }
}

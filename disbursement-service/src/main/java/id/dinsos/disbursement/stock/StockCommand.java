package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.stock.StockEvent.Arrived;
import id.dinsos.disbursement.stock.StockEvent.Cause;
import id.dinsos.disbursement.stock.StockEvent.GoodsReceived;
import id.dinsos.disbursement.stock.StockEvent.Part;
import id.dinsos.disbursement.stock.StockEvent.WarehouseOpened;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What may be asked of a warehouse. */
public sealed interface StockCommand {
    record OpenWarehouse(WarehouseOpened about) implements StockCommand {}

    record Receive(GoodsReceived delivery) implements StockCommand {}

    record Reserve(UUID purpose, LocalDate on, List<Need> needs) implements StockCommand {}

    record EndReservation(UUID purpose) implements StockCommand {}

    record HandOver(UUID purpose, LocalDate on, List<Need> needs) implements StockCommand {}

    /**
     * @param needs all that families took, by the corrected record
     */
    record CorrectHandOver(UUID purpose, LocalDate on, List<Need> needs) implements StockCommand {}

    record Dispatch(
            UUID shipment, UUID to, List<Part> parts, String waybill, String driver, String by)
            implements StockCommand {}

    record CloseShipment(UUID shipment, List<Part> missing, String reason, String by)
            implements StockCommand {}

    record Arrive(UUID shipment, UUID from, List<Arrived> parts, String by)
            implements StockCommand {}

    record EnterCount(
            UUID count, String item, String lot, long counted, Cause cause, String note, String by)
            implements StockCommand {}

    record ConfirmCount(UUID count, String by) implements StockCommand {}

    record RejectCount(UUID count, String reason, String by) implements StockCommand {}

    /**
     * So much of an item.
     *
     * @param goodOn the day on which it must still be good
     */
    record Need(String item, long quantity, LocalDate goodOn) {}
}

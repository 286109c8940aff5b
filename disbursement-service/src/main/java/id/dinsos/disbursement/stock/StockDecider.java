package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.stock.Stock.LotId;
import id.dinsos.disbursement.stock.Stock.None;
import id.dinsos.disbursement.stock.Stock.Open;
import id.dinsos.disbursement.stock.StockCommand.Arrive;
import id.dinsos.disbursement.stock.StockCommand.CloseShipment;
import id.dinsos.disbursement.stock.StockCommand.ConfirmCount;
import id.dinsos.disbursement.stock.StockCommand.CorrectHandOver;
import id.dinsos.disbursement.stock.StockCommand.Dispatch;
import id.dinsos.disbursement.stock.StockCommand.EndReservation;
import id.dinsos.disbursement.stock.StockCommand.EnterCount;
import id.dinsos.disbursement.stock.StockCommand.HandOver;
import id.dinsos.disbursement.stock.StockCommand.Need;
import id.dinsos.disbursement.stock.StockCommand.OpenWarehouse;
import id.dinsos.disbursement.stock.StockCommand.Receive;
import id.dinsos.disbursement.stock.StockCommand.RejectCount;
import id.dinsos.disbursement.stock.StockCommand.Reserve;
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
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What leaves a warehouse was in it: reserved and dispatched is only what is not set aside, handed
 * over only what was reserved and is still good that day; what was recorded wrongly is corrected
 * lot by lot. What expires first goes first. The books follow a count once a second person has
 * looked and nothing has moved since.
 */
public final class StockDecider implements Decider<StockCommand, Stock, StockEvent> {
    /** Nothing is public of it. */
    public static final Aggregate<StockCommand, Stock, StockEvent> STOCK =
            Aggregate.of(new StockDecider())
                    .ownedBy(stock -> stock instanceof Open open ? open.about().owner() : null);

    @Override
    public Stock initial() {
        return new None();
    }

    @Override
    public Decision<StockEvent> decide(StockCommand command, Stock state) {
        if (!(state instanceof Open stock)) {
            return command instanceof OpenWarehouse(WarehouseOpened about)
                    ? Decision.accept(about)
                    : Decision.refuse(StockCode.WAREHOUSE_NOT_FOUND, "no such warehouse is open");
        }
        return switch (command) {
            case OpenWarehouse _ ->
                    Decision.refuse(StockCode.WAREHOUSE_KNOWN, "a warehouse of this code is open");
            case Receive(GoodsReceived delivery) -> receive(delivery, stock);
            case Reserve reserve -> reserve(reserve, stock);
            case EndReservation(UUID purpose) ->
                    stock.reserved().get(purpose) != null
                            ? Decision.accept(new ReservationEnded(purpose))
                            : Decision.accept();
            case HandOver handOver -> handOver(handOver, stock);
            case CorrectHandOver correct -> correct(correct, stock);
            case Dispatch dispatch -> dispatch(dispatch, stock);
            case CloseShipment(UUID id, List<Part> missing, String reason, String by) ->
                    stock.underway().containsKey(id)
                            ? Decision.accept(new ShipmentClosed(id, missing, reason, by))
                            : Decision.refuse(
                                    StockCode.SHIPMENT_NOT_FOUND, "no such shipment is under way");
            case Arrive(UUID id, UUID from, var parts, String by) ->
                    stock.arrivals().contains(id)
                            ? Decision.refuse(
                                    StockCode.SHIPMENT_NOT_FOUND, "this shipment is in already")
                            : Decision.accept(new GoodsArrived(id, from, parts, by));
            case EnterCount count -> count(count, stock);
            case ConfirmCount(UUID id, String by) -> confirm(id, by, stock);
            case RejectCount(UUID id, String reason, String by) ->
                    stock.counts().containsKey(id)
                            ? Decision.accept(new CountRejected(id, reason, by))
                            : noCount();
        };
    }

    @Override
    public Stock evolve(Stock state, StockEvent event) {
        if (event instanceof WarehouseOpened about) {
            return Open.of(about);
        }
        Open stock = (Open) state;
        return switch (event) {
            case WarehouseOpened _ -> stock;
            case GoodsReceived in ->
                    stock.with(
                            in.item(), in.lot(), in.expiresOn(), lot -> lot.receive(in.quantity()));
            case GoodsReserved reserved -> stock.reserve(reserved);
            case ReservationEnded(UUID purpose) -> stock.release(purpose);
            case GoodsHandedOver(UUID purpose, _, var parts) -> stock.handOver(purpose, parts);
            case HandOverCorrected(UUID purpose, _, var parts) ->
                    stock.correctHandOver(purpose, parts);
            case GoodsDispatched shipment -> stock.dispatch(shipment);
            case ShipmentClosed(UUID id, var missing, _, _) -> stock.closed(id, missing);
            case GoodsArrived(UUID id, _, var parts, _) -> stock.arrived(id, parts);
            case CountEntered count -> stock.counting(count);
            case CountConfirmed(UUID id, _) -> stock.counted(id, true);
            case CountRejected(UUID id, _, _) -> stock.counted(id, false);
        };
    }

    private static Decision<StockEvent> receive(GoodsReceived delivery, Open stock) {
        Lot known = stock.lots().get(new LotId(delivery.item(), delivery.lot()));
        return known == null || Objects.equals(known.expiresOn(), delivery.expiresOn())
                ? Decision.accept(delivery)
                : Decision.refuse(
                        StockCode.LOT_DIFFERS, "the lot is known with another day of expiry");
    }

    /** What was set aside for the same before counts as free. */
    private static Decision<StockEvent> reserve(Reserve command, Open stock) {
        Open free = stock.release(command.purpose());
        Map<LotId, Long> available = new HashMap<>();
        free.lots().forEach((id, lot) -> available.put(id, lot.inStock()));
        Picking picking = new Picking(available, free.lots());
        return picking.pick(command.needs())
                .<Decision<StockEvent>>map(StockDecider::tooLittle)
                .orElseGet(() ->
                        Decision.accept(
                                new GoodsReserved(
                                        command.purpose(), command.on(), picking.picked())));
    }

    private static Decision<StockEvent> handOver(HandOver command, Open stock) {
        GoodsReserved reserved = stock.reserved().get(command.purpose());
        if (reserved == null) {
            return Decision.refuse(
                    StockCode.GOODS_NOT_ENOUGH, "nothing is set aside for this distribution");
        }
        Map<LotId, Long> available = new HashMap<>();
        for (Part part : reserved.parts()) {
            available.merge(new LotId(part.item(), part.lot()), part.quantity(), Long::sum);
        }
        Picking picking = new Picking(available, stock.lots());
        return picking.pick(command.needs())
                .<Decision<StockEvent>>map(item ->
                        Decision.refuse(
                                StockCode.GOODS_EXPIRED,
                                "of what is set aside too little of %s is good on %s"
                                        .formatted(item, command.on())))
                .orElseGet(() ->
                        Decision.accept(
                                new GoodsHandedOver(
                                        command.purpose(), command.on(), picking.picked())));
    }

    /** Out of the lots they had it from, as far as it goes, and for the rest of what is free. */
    private static Decision<StockEvent> correct(CorrectHandOver command, Open stock) {
        Stock.Handed before = stock.handed().get(command.purpose());
        if (before == null) {
            return Decision.refuse(
                    StockCode.GOODS_NOT_ENOUGH, "nothing was handed over in this distribution");
        }
        List<Part> parts = new ArrayList<>();
        List<Need> more = new ArrayList<>();
        for (Need need : command.needs()) {
            long open = need.quantity();
            for (Part part : before.taken()) {
                long same = part.item().equals(need.item()) ? Math.min(open, part.quantity()) : 0;
                if (same > 0) {
                    parts.add(new Part(part.item(), part.lot(), same));
                    open -= same;
                }
            }
            if (open > 0) {
                more.add(new Need(need.item(), open, need.goodOn()));
            }
        }
        Map<LotId, Long> available = new HashMap<>();
        stock.lots().forEach((id, lot) -> available.put(id, lot.inStock()));
        Picking picking = new Picking(available, stock.lots());
        return picking.pick(more)
                .<Decision<StockEvent>>map(StockDecider::tooLittle)
                .orElseGet(() -> {
                    parts.addAll(picking.picked());
                    return Decision.accept(
                            new HandOverCorrected(command.purpose(), command.on(), parts));
                });
    }

    private static Decision<StockEvent> dispatch(Dispatch command, Open stock) {
        for (Part part : command.parts()) {
            if (stock.inStock(new LotId(part.item(), part.lot())) < part.quantity()) {
                return tooLittle(part.item());
            }
        }
        return Decision.accept(
                new GoodsDispatched(
                        command.shipment(),
                        command.to(),
                        command.parts(),
                        command.waybill(),
                        command.driver(),
                        command.by()));
    }

    private static Decision<StockEvent> count(EnterCount command, Open stock) {
        LotId id = new LotId(command.item(), command.lot());
        return stock.lots().containsKey(id)
                ? Decision.accept(
                        new CountEntered(
                                command.count(),
                                command.item(),
                                command.lot(),
                                stock.inStock(id),
                                command.counted(),
                                command.cause(),
                                command.note(),
                                command.by()))
                : Decision.refuse(StockCode.LOT_NOT_FOUND, "the warehouse has no such lot");
    }

    private static Decision<StockEvent> confirm(UUID id, String by, Open stock) {
        CountEntered count = stock.counts().get(id);
        if (count == null) {
            return noCount();
        }
        if (count.by().equals(by)) {
            return Decision.refuse(
                    StockCode.STOCK_COUNT_OF_YOUR_OWN, "who counted does not confirm it");
        }
        return stock.inStock(new LotId(count.item(), count.lot())) == count.booked()
                ? Decision.accept(new CountConfirmed(id, by))
                : Decision.refuse(
                        StockCode.STOCK_COUNT_OUTDATED, "the lot has moved since it was counted");
    }

    private static Decision<StockEvent> tooLittle(String item) {
        return Decision.refuse(
                StockCode.GOODS_NOT_ENOUGH, "too little of %s is free and good".formatted(item));
    }

    private static Decision<StockEvent> noCount() {
        return Decision.refuse(StockCode.STOCK_COUNT_NOT_FOUND, "no such count waits");
    }
}

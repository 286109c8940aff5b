package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.stock.Distribution.Planned;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionPlanned;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionRecorded;
import id.dinsos.disbursement.stock.DistributionEvent.Plan;
import id.dinsos.disbursement.stock.Item.Defined;
import id.dinsos.disbursement.stock.ItemEvent.Component;
import id.dinsos.disbursement.stock.ItemEvent.ItemDefined;
import id.dinsos.disbursement.stock.Stock.LotId;
import id.dinsos.disbursement.stock.Stock.Open;
import id.dinsos.disbursement.stock.StockCommand.Need;
import id.dinsos.disbursement.stock.StockEvent.Arrived;
import id.dinsos.disbursement.stock.StockEvent.GoodsDispatched;
import id.dinsos.disbursement.stock.StockEvent.GoodsReceived;
import id.dinsos.disbursement.stock.StockEvent.Part;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Goods between items, warehouses and distributions: what a kit is made of, what is set aside for
 * whom, what families took and what came back, and what left one warehouse for another. Each is one
 * transaction, so that nothing is nowhere.
 */
public final class GoodsProcess {
    private final Aggregate<ItemCommand, Item, ItemEvent> items;
    private final Aggregate<StockCommand, Stock, StockEvent> stocks;
    private final Aggregate<DistributionCommand, Distribution, DistributionEvent> distributions;

    public GoodsProcess(
            Aggregate<ItemCommand, Item, ItemEvent> items,
            Aggregate<StockCommand, Stock, StockEvent> stocks,
            Aggregate<DistributionCommand, Distribution, DistributionEvent> distributions) {
        this.items = items;
        this.stocks = stocks;
        this.distributions = distributions;
    }

    /** A kit is made of things that are no kits. */
    void define(UnitOfWork unit, ItemDefined item) {
        for (Component part : item.parts()) {
            if (!(unit.look(items, Item.idOf(item.owner(), part.item()))
                            instanceof Defined(ItemDefined known))
                    || known.isKit()) {
                throw RefusedException.of(
                        StockCode.ITEM_PART_UNFIT,
                        part.item() + " is no item of the office that a kit can hold");
            }
        }
        unit.require(items, Item.idOf(item.owner(), item.code()), new ItemCommand.Define(item));
    }

    /** Dated where the item is, and not past its day. */
    void receive(UnitOfWork unit, UUID warehouse, GoodsReceived delivery, LocalDate today) {
        ItemDefined item = item(unit, owner(unit, warehouse), delivery.item());
        if (item.isKit()) {
            throw RefusedException.of(StockCode.ITEM_IS_KIT, "a kit comes in as its parts");
        }
        LocalDate expires = delivery.expiresOn();
        if (item.dated() != (expires != null)) {
            throw RefusedException.of(
                    StockCode.LOT_DATING_WRONG,
                    item.dated()
                            ? "a lot of this item has a day of expiry"
                            : "a lot of this item has no day of expiry");
        }
        if (expires != null && expires.isBefore(today)) {
            throw RefusedException.of(StockCode.GOODS_EXPIRED, "the lot expired on " + expires);
        }
        unit.require(stocks, warehouse, new StockCommand.Receive(delivery));
    }

    /** Everything that the families are to get is set aside, or nothing is planned. */
    void plan(UnitOfWork unit, UUID id, DistributionPlanned planned) {
        unit.require(distributions, id, new DistributionCommand.PlanIt(planned));
        Plan plan = planned.plan();
        long quantity = Math.multiplyExact(plan.perFamily(), (long) plan.families().size());
        reserve(unit, id, plan, things(unit, plan.owner(), plan.item(), quantity));
    }

    /** Anew from lots that are good, where one has expired meanwhile. */
    void renew(UnitOfWork unit, UUID id) {
        Planned known = planned(unit, id);
        if (known.stage() != Distribution.Stage.PLANNED
                && known.stage() != Distribution.Stage.RECORDED) {
            throw RefusedException.of(
                    StockCode.DISTRIBUTION_STAGE_WRONG, "the distribution is " + known.stage());
        }
        reserve(unit, id, known.plan(), setAside(unit, id, known.plan()));
    }

    /**
     * What families took is handed over, and the rest is in stock again; where the record is
     * confirmed already, the same of its correction.
     */
    void confirm(UnitOfWork unit, UUID id, String by) {
        Planned known = planned(unit, id);
        DistributionRecorded correction = known.correction();
        DistributionRecorded record = correction == null ? known.record() : correction;
        unit.require(distributions, id, new DistributionCommand.Confirm(by));
        if (record == null) {
            throw new IllegalStateException("confirmed without a record: " + id);
        }
        List<Need> taken = taken(known, record, setAside(unit, id, known.plan()));
        StockCommand handOver =
                correction == null
                        ? new StockCommand.HandOver(id, record.on(), taken)
                        : new StockCommand.CorrectHandOver(id, record.on(), taken);
        unit.require(stocks, known.plan().warehouse(), handOver);
    }

    /** What the families of a record took, of what was set aside for all of the plan. */
    private static List<Need> taken(
            Planned known, DistributionRecorded record, Map<String, Long> all) {
        long families = known.plan().families().size();
        List<Need> taken = new ArrayList<>();
        for (Map.Entry<String, Long> one : all.entrySet()) {
            long each = one.getValue() / families;
            taken.add(new Need(one.getKey(), each * known.received(record), record.on()));
        }
        return taken;
    }

    /** What was set aside is in stock again. */
    void cancel(UnitOfWork unit, UUID id, String reason, String by) {
        Planned known = planned(unit, id);
        unit.require(distributions, id, new DistributionCommand.Cancel(reason, by));
        unit.require(stocks, known.plan().warehouse(), new StockCommand.EndReservation(id));
    }

    /** Between warehouses of one office. */
    void dispatch(UnitOfWork unit, UUID from, StockCommand.Dispatch command) {
        if (from.equals(command.to()) || !owner(unit, from).equals(owner(unit, command.to()))) {
            throw RefusedException.of(
                    StockCode.WAREHOUSE_NOT_FOUND, "the office has no such other warehouse");
        }
        unit.require(stocks, from, command);
    }

    /**
     * What is missing of what was sent is lost on the way, with the reason; more than was sent
     * never arrives.
     */
    void arrive(
            UnitOfWork unit,
            UUID to,
            UUID from,
            UUID shipment,
            List<Part> received,
            String reason,
            String by) {
        if (!(unit.state(stocks, from) instanceof Open source)
                || !(source.underway().get(shipment) instanceof GoodsDispatched sent)
                || !sent.to().equals(to)) {
            throw RefusedException.of(
                    StockCode.SHIPMENT_NOT_FOUND, "no such shipment is under way to here");
        }
        List<Part> missing = missing(sent.parts(), received);
        if (missing.isEmpty() != reason.isEmpty()) {
            throw RefusedException.of(
                    StockCode.SHIPMENT_LINES_WRONG,
                    "a reason is given where something is missing, and there alone");
        }
        List<Arrived> arrived = new ArrayList<>();
        for (Part part : received) {
            Lot lot = source.lots().get(new LotId(part.item(), part.lot()));
            arrived.add(
                    new Arrived(
                            part.item(),
                            part.lot(),
                            part.quantity(),
                            lot == null ? null : lot.expiresOn()));
        }
        unit.require(stocks, from, new StockCommand.CloseShipment(shipment, missing, reason, by));
        unit.require(stocks, to, new StockCommand.Arrive(shipment, from, arrived, by));
    }

    private static List<Part> missing(List<Part> sent, List<Part> received) {
        List<Part> open = new ArrayList<>(sent);
        for (Part one : received) {
            Part of =
                    open.stream()
                            .filter(part ->
                                    part.item().equals(one.item())
                                            && part.lot().equals(one.lot())
                                            && part.quantity() >= one.quantity())
                            .findFirst()
                            .orElseThrow(() ->
                                    RefusedException.of(
                                            StockCode.SHIPMENT_LINES_WRONG,
                                            "more arrived than was sent, or something else"));
            open.remove(of);
            if (of.quantity() > one.quantity()) {
                open.add(new Part(of.item(), of.lot(), of.quantity() - one.quantity()));
            }
        }
        return open;
    }

    private void reserve(UnitOfWork unit, UUID id, Plan plan, Map<String, Long> things) {
        List<Need> needs = needs(unit, plan.owner(), things, plan.on());
        unit.require(stocks, plan.warehouse(), new StockCommand.Reserve(id, plan.on(), needs));
    }

    /** How much of each thing so many of an item are, which is a kit or a thing itself. */
    public Map<String, Long> things(UnitOfWork unit, String owner, String code, long quantity) {
        ItemDefined item = item(unit, owner, code);
        List<Component> parts = item.isKit() ? item.parts() : List.of(new Component(code, 1));
        Map<String, Long> all = new LinkedHashMap<>();
        for (Component part : parts) {
            all.put(part.item(), Math.multiplyExact(part.quantity(), quantity));
        }
        return all;
    }

    /** Of lots that, handed out on that day, are good as long as a family may keep them. */
    public List<Need> needs(UnitOfWork unit, String owner, Map<String, Long> things, LocalDate on) {
        List<Need> needs = new ArrayList<>();
        things.forEach((code, quantity) -> {
            ItemDefined item = item(unit, owner, code);
            LocalDate goodOn = on.plusDays(item.dated() ? item.daysLeft() : 0);
            needs.add(new Need(code, quantity, goodOn));
        });
        return needs;
    }

    /**
     * How much of each thing is set aside for all of its families: what they get was settled by the
     * plan, and a kit that is described anew since then changes nothing of it.
     */
    private Map<String, Long> setAside(UnitOfWork unit, UUID id, Plan plan) {
        return unit.state(stocks, plan.warehouse()) instanceof Open open
                ? open.setAside(id)
                : Map.of();
    }

    private ItemDefined item(UnitOfWork unit, String owner, String code) {
        if (unit.look(items, Item.idOf(owner, code)) instanceof Defined(ItemDefined known)) {
            return known;
        }
        throw RefusedException.of(StockCode.ITEM_NOT_FOUND, "the office has no item " + code);
    }

    private String owner(UnitOfWork unit, UUID warehouse) {
        if (unit.state(stocks, warehouse) instanceof Open open) {
            return open.about().owner();
        }
        throw RefusedException.of(StockCode.WAREHOUSE_NOT_FOUND, "no such warehouse is open");
    }

    private Planned planned(UnitOfWork unit, UUID id) {
        if (unit.state(distributions, id) instanceof Planned known) {
            return known;
        }
        throw RefusedException.of(
                StockCode.DISTRIBUTION_NOT_FOUND, "no such distribution is planned");
    }
}

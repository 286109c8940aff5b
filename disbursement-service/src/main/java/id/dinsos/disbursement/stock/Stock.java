package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.stock.StockEvent.Arrived;
import id.dinsos.disbursement.stock.StockEvent.CountEntered;
import id.dinsos.disbursement.stock.StockEvent.GoodsDispatched;
import id.dinsos.disbursement.stock.StockEvent.GoodsReserved;
import id.dinsos.disbursement.stock.StockEvent.Part;
import id.dinsos.disbursement.stock.StockEvent.WarehouseOpened;
import id.dinsos.eventstore.rules.Names;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is in a warehouse. */
public sealed interface Stock {
    static UUID idOf(String owner, String code) {
        return Names.uuid("warehouse", owner, code);
    }

    /** Nobody has opened it. */
    record None() implements Stock {}

    /**
     * Open.
     *
     * @param reserved what is set aside, by the distribution it is for
     * @param handed what families took, by the distribution, with what had been set aside for it
     * @param underway shipments that left and nobody has said to have arrived
     * @param arrivals shipments that came in
     * @param counts that wait for a second person
     */
    record Open(
            WarehouseOpened about,
            Map<LotId, Lot> lots,
            Map<UUID, GoodsReserved> reserved,
            Map<UUID, Handed> handed,
            Map<UUID, GoodsDispatched> underway,
            Set<UUID> arrivals,
            Map<UUID, CountEntered> counts)
            implements Stock {
        public Open {
            lots = Map.copyOf(lots);
            reserved = Map.copyOf(reserved);
            handed = Map.copyOf(handed);
            underway = Map.copyOf(underway);
            arrivals = Set.copyOf(arrivals);
            counts = Map.copyOf(counts);
        }

        static Open of(WarehouseOpened about) {
            return new Open(about, Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), Map.of());
        }

        /** Not set aside. */
        long inStock(LotId id) {
            Lot lot = lots.get(id);
            return lot == null ? 0 : lot.inStock();
        }

        /** How much of each thing was set aside for it, also where it was handed over since. */
        public Map<String, Long> setAside(UUID purpose) {
            GoodsReserved now = reserved.get(purpose);
            Handed before = handed.get(purpose);
            List<Part> parts =
                    now != null ? now.parts() : before != null ? before.setAside() : List.of();
            Map<String, Long> all = new LinkedHashMap<>();
            for (Part part : parts) {
                all.merge(part.item(), part.quantity(), Long::sum);
            }
            return all;
        }

        Open with(
                String item, String lot, @Nullable LocalDate expiresOn, UnaryOperator<Lot> change) {
            LotId id = new LotId(item, lot);
            Map<LotId, Lot> all = new HashMap<>(lots);
            all.put(id, change.apply(all.getOrDefault(id, Lot.empty(expiresOn))));
            return new Open(about, all, reserved, handed, underway, arrivals, counts);
        }

        Open reserve(GoodsReserved next) {
            Open now = release(next.purpose());
            for (Part part : next.parts()) {
                now = now.with(part.item(), part.lot(), null, lot -> lot.reserve(part.quantity()));
            }
            Map<UUID, GoodsReserved> all = new HashMap<>(now.reserved);
            all.put(next.purpose(), next);
            return new Open(about, now.lots, all, handed, underway, arrivals, counts);
        }

        /** What was set aside is in stock again. */
        Open release(UUID purpose) {
            GoodsReserved before = reserved.get(purpose);
            if (before == null) {
                return this;
            }
            Open now = this;
            for (Part part : before.parts()) {
                now = now.with(part.item(), part.lot(), null, lot -> lot.reserve(-part.quantity()));
            }
            Map<UUID, GoodsReserved> all = new HashMap<>(reserved);
            all.remove(purpose);
            return new Open(about, now.lots, all, handed, underway, arrivals, counts);
        }

        Open handOver(UUID purpose, List<Part> parts) {
            GoodsReserved before = reserved.get(purpose);
            Open now = release(purpose);
            for (Part part : parts) {
                now =
                        now.with(
                                part.item(),
                                part.lot(),
                                null,
                                lot -> lot.reserve(part.quantity()).handOver(part.quantity()));
            }
            return before == null ? now : now.handed(purpose, new Handed(before.parts(), parts));
        }

        /** These in place of what was said to be handed over before. */
        Open correctHandOver(UUID purpose, List<Part> parts) {
            Handed before = handed.get(purpose);
            if (before == null) {
                return this;
            }
            Open now = this;
            for (Part part : before.taken()) {
                now = now.with(part.item(), part.lot(), null, lot -> lot.takeBack(part.quantity()));
            }
            for (Part part : parts) {
                now =
                        now.with(
                                part.item(),
                                part.lot(),
                                null,
                                lot -> lot.takeBack(-part.quantity()));
            }
            return now.handed(purpose, new Handed(before.setAside(), parts));
        }

        private Open handed(UUID purpose, Handed now) {
            Map<UUID, Handed> all = new HashMap<>(handed);
            all.put(purpose, now);
            return new Open(about, lots, reserved, all, underway, arrivals, counts);
        }

        Open dispatch(GoodsDispatched shipment) {
            Open now = this;
            for (Part part : shipment.parts()) {
                now = now.with(part.item(), part.lot(), null, lot -> lot.dispatch(part.quantity()));
            }
            Map<UUID, GoodsDispatched> all = new HashMap<>(underway);
            all.put(shipment.shipment(), shipment);
            return new Open(about, now.lots, reserved, handed, all, arrivals, counts);
        }

        Open closed(UUID shipment, List<Part> missing) {
            Open now = this;
            for (Part part : missing) {
                now = now.with(part.item(), part.lot(), null, lot -> lot.lose(part.quantity()));
            }
            Map<UUID, GoodsDispatched> all = new HashMap<>(underway);
            all.remove(shipment);
            return new Open(about, now.lots, reserved, handed, all, arrivals, counts);
        }

        Open arrived(UUID shipment, List<Arrived> parts) {
            Open now = this;
            for (Arrived part : parts) {
                now =
                        now.with(
                                part.item(),
                                part.lot(),
                                part.expiresOn(),
                                lot -> lot.receive(part.quantity()));
            }
            Set<UUID> all = new HashSet<>(arrivals);
            all.add(shipment);
            return new Open(about, now.lots, reserved, handed, underway, all, counts);
        }

        Open counting(CountEntered count) {
            Map<UUID, CountEntered> all = new HashMap<>(counts);
            all.put(count.count(), count);
            return new Open(about, lots, reserved, handed, underway, arrivals, all);
        }

        Open counted(UUID count, boolean confirmed) {
            Map<UUID, CountEntered> all = new HashMap<>(counts);
            CountEntered entered = all.remove(count);
            Open now = new Open(about, lots, reserved, handed, underway, arrivals, all);
            return confirmed && entered != null
                    ? now.with(
                            entered.item(),
                            entered.lot(),
                            null,
                            lot -> lot.counted(entered.counted()))
                    : now;
        }
    }

    /** What families of a distribution took, out of what was set aside for all of them. */
    record Handed(List<Part> setAside, List<Part> taken) {
        public Handed {
            setAside = List.copyOf(setAside);
            taken = List.copyOf(taken);
        }
    }

    /** A lot is known by its item and the number on it. */
    record LotId(String item, String lot) {}
}

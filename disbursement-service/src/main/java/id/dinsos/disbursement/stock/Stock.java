package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.stock.StockEvent.Arrived;
import id.dinsos.disbursement.stock.StockEvent.CountEntered;
import id.dinsos.disbursement.stock.StockEvent.GoodsDispatched;
import id.dinsos.disbursement.stock.StockEvent.GoodsReserved;
import id.dinsos.disbursement.stock.StockEvent.Part;
import id.dinsos.disbursement.stock.StockEvent.WarehouseOpened;
import id.dinsos.eventstore.rules.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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
     * @param reserved what is set aside, by the distribution or voucher it is for
     * @param handed what families took, by the same, with what had been set aside for it
     * @param underway shipments that left and nobody has said to have arrived
     * @param arrivals shipments that came in
     * @param counts that wait for a second person
     */
    record Open(
            WarehouseOpened about,
            Map<LotId, Lot> lots,
            ByPurpose<GoodsReserved> reserved,
            ByPurpose<Handed> handed,
            Map<UUID, GoodsDispatched> underway,
            Set<UUID> arrivals,
            Map<UUID, CountEntered> counts)
            implements Stock {
        public Open {
            lots = Map.copyOf(lots);
            underway = Map.copyOf(underway);
            arrivals = Set.copyOf(arrivals);
            counts = Map.copyOf(counts);
        }

        static Open of(WarehouseOpened about) {
            return new Open(
                    about,
                    Map.of(),
                    ByPurpose.none(),
                    ByPurpose.none(),
                    Map.of(),
                    Set.of(),
                    Map.of());
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
            return new Open(
                    about,
                    now.lots,
                    now.reserved.with(next.purpose(), next),
                    handed,
                    underway,
                    arrivals,
                    counts);
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
            return new Open(
                    about, now.lots, reserved.without(purpose), handed, underway, arrivals, counts);
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
            return new Open(
                    about, lots, reserved, handed.with(purpose, now), underway, arrivals, counts);
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

    /**
     * One of each purpose. Every voucher is one, and to redeem the next the warehouse's history is
     * played again: what changes is copied with its neighbours, and not with all there ever were.
     */
    record ByPurpose<V>(List<Map<UUID, V>> shelves) {
        private static final int SHELVES = 256;

        public ByPurpose {
            shelves = List.copyOf(shelves);
        }

        static <V> ByPurpose<V> none() {
            return new ByPurpose<>(Collections.nCopies(SHELVES, Map.<UUID, V>of()));
        }

        public @Nullable V get(UUID purpose) {
            return shelves.get(shelf(purpose)).get(purpose);
        }

        ByPurpose<V> with(UUID purpose, V value) {
            Map<UUID, V> some = new HashMap<>(shelves.get(shelf(purpose)));
            some.put(purpose, value);
            return replaced(shelf(purpose), some);
        }

        ByPurpose<V> without(UUID purpose) {
            Map<UUID, V> some = new HashMap<>(shelves.get(shelf(purpose)));
            some.remove(purpose);
            return replaced(shelf(purpose), some);
        }

        private ByPurpose<V> replaced(int shelf, Map<UUID, V> some) {
            List<Map<UUID, V>> all = new ArrayList<>(shelves);
            all.set(shelf, Map.copyOf(some));
            return new ByPurpose<>(all);
        }

        private static int shelf(UUID purpose) {
            return Math.floorMod(purpose.hashCode(), SHELVES);
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

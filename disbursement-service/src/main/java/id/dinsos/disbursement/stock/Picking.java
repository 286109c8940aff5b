package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.stock.Stock.LotId;
import id.dinsos.disbursement.stock.StockCommand.Need;
import id.dinsos.disbursement.stock.StockEvent.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Chooses lots: what expires first goes first, and what is not good any more stays. */
final class Picking {
    private final Map<LotId, Long> left;
    private final Map<LotId, Lot> lots;
    private final List<Part> picked = new ArrayList<>();

    /**
     * @param available of each lot
     */
    Picking(Map<LotId, Long> available, Map<LotId, Lot> lots) {
        this.left = new HashMap<>(available);
        this.lots = lots;
    }

    /** What there is too little of; empty where everything is picked. */
    Optional<String> pick(List<Need> needs) {
        for (Need need : needs) {
            long open = need.quantity();
            List<LotId> fit =
                    left.keySet().stream()
                            .filter(id ->
                                    id.item().equals(need.item())
                                            && lot(id).isGoodOn(need.goodOn()))
                            .sorted(
                                    Comparator.comparing((LotId id) -> lastDay(lot(id)))
                                            .thenComparing(LotId::lot))
                            .toList();
            for (LotId id : fit) {
                long take = Math.min(open, left.getOrDefault(id, 0L));
                if (take > 0) {
                    picked.add(new Part(id.item(), id.lot(), take));
                    left.merge(id, -take, Long::sum);
                    open -= take;
                }
            }
            if (open > 0) {
                return Optional.of(need.item());
            }
        }
        return Optional.empty();
    }

    List<Part> picked() {
        return List.copyOf(picked);
    }

    private Lot lot(LotId id) {
        return Objects.requireNonNull(lots.get(id));
    }

    private static LocalDate lastDay(Lot lot) {
        LocalDate day = lot.expiresOn();
        return day == null ? LocalDate.MAX : day;
    }
}

package id.dinsos.eventstore.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;

/**
 * Where each owner lives: its days, midnights and month ends follow its zone. A zone is given by
 * region, and holds for whatever lies within; the innermost region that has one decides.
 */
public final class Zones {
    private final ZoneId usual;
    private final Map<String, ZoneId> regions;

    /**
     * @param usual where no region says another
     * @param regions by code, of provinces, regencies or below
     */
    public Zones(ZoneId usual, Map<String, ZoneId> regions) {
        this.usual = usual;
        this.regions = Map.copyOf(regions);
    }

    /** The regions that have a zone of their own, by code. */
    public Map<String, ZoneId> regions() {
        return regions;
    }

    public ZoneId of(String owner) {
        for (String region = owner; !region.isEmpty(); region = above(region)) {
            ZoneId zone = regions.get(region);
            if (zone != null) {
                return zone;
            }
        }
        return usual;
    }

    /** The owner's day at a moment. */
    public LocalDate day(String owner, Instant at) {
        return LocalDate.ofInstant(at, of(owner));
    }

    /** The owner's month at a moment. */
    public YearMonth month(String owner, Instant at) {
        return YearMonth.from(day(owner, at));
    }

    private static String above(String region) {
        int dot = region.lastIndexOf('.');
        return dot < 0 ? "" : region.substring(0, dot);
    }
}

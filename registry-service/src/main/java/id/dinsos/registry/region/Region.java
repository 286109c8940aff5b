package id.dinsos.registry.region;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Forms;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A region as dated reference data. Codes are never used again, so that a code has one beginning
 * and one end; null where that is not known.
 *
 * @param until the last day
 * @param successors codes of the regions that took its place: several after a split
 */
public record Region(
        String code,
        String name,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        List<String> successors) {
    private static final int MAX_NAME = 100;

    public Region {
        if (RegionCode.of(code).code().isEmpty() || name.isBlank()) {
            throw new IllegalArgumentException("a region has a code and a name");
        }
        if (name.length() > MAX_NAME || !Forms.isClean(name, false)) {
            throw new IllegalArgumentException("a name is one line of at most " + MAX_NAME);
        }
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("a region ends after it began");
        }
        if (until == null && !successors.isEmpty()) {
            throw new IllegalArgumentException("only a region that ends has successors");
        }
        successors = successors.stream().map(one -> RegionCode.of(one).code()).toList();
    }

    public RegionCode.Level level() {
        return RegionCode.of(code).level();
    }

    /** Whether the region is there on that day. */
    public boolean inForce(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}

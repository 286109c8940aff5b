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
        String fault = fault(code, name, from, until, successors);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        successors = List.copyOf(successors);
    }

    /** What keeps these from being a region, for whoever wrote them; null where nothing does. */
    static @Nullable String fault(
            String code,
            String name,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            List<String> successors) {
        if (!RegionCode.isValid(code) || !successors.stream().allMatch(RegionCode::isValid)) {
            return "codes are as 35, 35.24, 35.24.05 or 35.24.05.2003";
        }
        if (code.isEmpty() || name.isBlank()) {
            return "a region has a code and a name";
        }
        if (name.length() > MAX_NAME || !Forms.isClean(name, false)) {
            return "a name is one line of at most " + MAX_NAME;
        }
        if (from != null && until != null && until.isBefore(from)) {
            return "a region ends after it began";
        }
        return until == null && !successors.isEmpty()
                ? "only a region that ends has successors"
                : null;
    }

    public RegionCode.Level level() {
        return RegionCode.of(code).level();
    }

    /** Whether the region is there on that day. */
    public boolean inForce(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}

package id.dinsos.contracts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A region on {@value #TOPIC} (public), keyed by its code: what the registry knows of the country,
 * down to the village. Codes are never used again.
 *
 * @param level PROVINCE, REGENCY, DISTRICT or VILLAGE
 * @param from first day; absent where it is not known
 * @param until last day; absent while it exists
 * @param successors codes of the regions that took its place: several after a split
 */
public record Region(
        String region,
        String change,
        String name,
        String level,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        List<String> successors) {
    public static final String TOPIC = "registry.regions.v1";

    public Region {
        successors = List.copyOf(successors);
    }
}

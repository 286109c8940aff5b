package id.dinsos.registry.psks;

import id.dinsos.eventstore.rules.Names;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a region has at most one of at a time, such as its TKSK: who holds it when.
 *
 * @param tenures in the order they were taken, never two on one day
 */
public record Post(List<Tenure> tenures) {
    public Post {
        tenures = List.copyOf(tenures);
    }

    /** The stream of a kind's post in a region. */
    static UUID idOf(Psks.Kind kind, String region) {
        return Names.uuid("post", kind, region);
    }

    /** Whether it is held under that assignment. */
    boolean heldUnder(UUID assignmentId) {
        return tenures.stream().anyMatch(one -> one.assignmentId().equals(assignmentId));
    }

    /** Whether it is held under that assignment on any day after this one. */
    boolean heldAfter(UUID assignmentId, LocalDate day) {
        return tenures.stream()
                .filter(one -> one.assignmentId().equals(assignmentId))
                .map(one -> one.period().until())
                .anyMatch(until -> until == null || until.isAfter(day));
    }

    /** One holder's time in the post. */
    public record Tenure(UUID resourceId, UUID assignmentId, Period period) {}
}

package id.dinsos.registry.intake.absent;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The decision over all who are absent from one whole list: one person proposes it with a reason,
 * another approves or refuses it, and it can be taken back.
 *
 * @param absent how many households the list does not name
 * @param delisted how many were taken off by it, and are off still
 * @param unchanged how many it left as they were: on no list, or something newer is known of them
 * @param restored how many were put back since
 */
public record Delisting(
        UUID intakeId,
        State state,
        String reason,
        String proposedBy,
        OffsetDateTime proposedAt,
        @Nullable String decidedBy,
        @Nullable OffsetDateTime decidedAt,
        @Nullable String reversedBy,
        @Nullable OffsetDateTime reversedAt,
        @Nullable String reversedWhy,
        long absent,
        long delisted,
        long unchanged,
        long restored) {
    /** Where the decision stands. */
    public enum State {
        PROPOSED,
        REFUSED,
        /** Approved, and under way. */
        DELISTING,
        DELISTED,
        /** Taken back, and under way. */
        RESTORING,
        RESTORED
    }
}

package id.dinsos.eventstore.republish;

import id.dinsos.eventstore.rules.Position;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One order to say everything again.
 *
 * @param reached the last event of which everything is said again
 * @param saidOfNext how many messages of the event after it are said
 * @param doneAt null while it goes on
 */
record Republication(
        UUID id,
        String askedBy,
        Instant askedAt,
        Position reached,
        int saidOfNext,
        long messages,
        @Nullable Instant doneAt) {}

package id.dinsos.eventstore;

import java.time.Instant;
import java.util.UUID;

/** One event as the log holds it, decoded, with its place, its cause and its link in the chain. */
public record Recorded(
        Position position,
        UUID streamId,
        int version,
        String type,
        Meta meta,
        Object event,
        Instant recordedAt) {}

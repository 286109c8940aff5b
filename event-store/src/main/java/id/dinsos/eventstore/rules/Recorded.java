package id.dinsos.eventstore.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One event as the log holds it, decoded, with its place and its cause. */
public final class Recorded {
    private final Position position;
    private final UUID streamId;
    private final int version;
    private final String type;
    private final Object event;
    private final Instant recordedAt;
    private final Supplier<Meta> cause;
    private volatile @Nullable Meta meta;

    /**
     * @param cause reads who and what caused it, at most once
     */
    public Recorded(
            Position position,
            UUID streamId,
            int version,
            String type,
            Object event,
            Instant recordedAt,
            Supplier<Meta> cause) {
        this.position = position;
        this.streamId = streamId;
        this.version = version;
        this.type = type;
        this.event = event;
        this.recordedAt = recordedAt;
        this.cause = cause;
    }

    public Position position() {
        return position;
    }

    public UUID streamId() {
        return streamId;
    }

    public int version() {
        return version;
    }

    /** The stored name. */
    public String type() {
        return type;
    }

    public Object event() {
        return event;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    /** The day on which the office learned of it. */
    public LocalDate knownSince(ZoneId zone) {
        return LocalDate.ofInstant(recordedAt, zone);
    }

    /**
     * The day since when it is true in the world: what the command said, else the event's own date,
     * else the day on which it was recorded.
     */
    public LocalDate trueSince(ZoneId zone) {
        LocalDate since = Dated.since(meta().effectiveOn(), event);
        return since == null ? knownSince(zone) : since;
    }

    /** Who and what caused it; read when asked for, because folding a stream never asks. */
    public Meta meta() {
        Meta known = meta;
        if (known == null) {
            known = cause.get();
            meta = known;
        }
        return known;
    }
}

package id.dinsos.eventstore;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event as the log holds it, decoded, with its place and its cause. */
public final class Recorded {
    private final Position position;
    private final UUID streamId;
    private final int version;
    private final String type;
    private final Object event;
    private final Instant recordedAt;
    private final EventCodec codec;
    private final byte[] metaBytes;
    private volatile @Nullable Meta meta;

    Recorded(
            Position position,
            UUID streamId,
            int version,
            String type,
            Object event,
            Instant recordedAt,
            EventCodec codec,
            byte[] metaBytes) {
        this.position = position;
        this.streamId = streamId;
        this.version = version;
        this.type = type;
        this.event = event;
        this.recordedAt = recordedAt;
        this.codec = codec;
        this.metaBytes = metaBytes;
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

    /** Who and what caused it; read when asked for, because folding a stream never asks. */
    public Meta meta() {
        Meta known = meta;
        if (known == null) {
            known = codec.decodeMeta(metaBytes);
            meta = known;
        }
        return known;
    }
}

package id.dinsos.eventstore.rules;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Something unique across streams: the keyed hash of a NIK, a month already paid. Taken and given
 * back in the transaction of the events that say so.
 */
public record Claim(String kind, ByteBuffer value, UUID streamId) {
    public Claim {
        value = value.asReadOnlyBuffer();
    }

    public static Claim of(String kind, byte[] value, UUID streamId) {
        return new Claim(kind, ByteBuffer.wrap(value), streamId);
    }

    public byte[] bytes() {
        byte[] copy = new byte[value.remaining()];
        value.duplicate().get(copy);
        return copy;
    }
}

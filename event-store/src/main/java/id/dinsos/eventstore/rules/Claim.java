package id.dinsos.eventstore.rules;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something unique across streams: the keyed hash of a NIK, a month already paid. Taken and given
 * back in the transaction of the events that say so.
 *
 * @param held why a command is refused where another stream has it; null where the command's own
 *     rules say so
 */
public record Claim(String kind, ByteBuffer value, UUID streamId, @Nullable RefusalCode held) {
    public Claim {
        value = value.asReadOnlyBuffer();
    }

    public static Claim of(String kind, byte[] value, UUID streamId) {
        return new Claim(kind, ByteBuffer.wrap(value), streamId, null);
    }

    /** As {@code of}, with what a caller is told where another stream has it. */
    public static Claim of(String kind, byte[] value, UUID streamId, RefusalCode held) {
        return new Claim(kind, ByteBuffer.wrap(value), streamId, held);
    }

    public byte[] bytes() {
        byte[] copy = new byte[value.remaining()];
        value.duplicate().get(copy);
        return copy;
    }

    public Key key() {
        return new Key(kind, value);
    }

    /** What is claimed, whoever claims it. */
    public record Key(String kind, ByteBuffer value) {
        public Key {
            value = value.asReadOnlyBuffer();
        }
    }
}

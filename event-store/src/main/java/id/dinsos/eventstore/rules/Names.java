package id.dinsos.eventstore.rules;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from what they name, so that a repetition finds what the first try made. */
public final class Names {
    private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(Names::md5);

    private Names() {}

    public static UUID uuid(Object... parts) {
        StringBuilder name = new StringBuilder();
        for (Object part : parts) {
            name.append(part).append('/');
        }
        return of(name.toString());
    }

    /** As {@code UUID.nameUUIDFromBytes} (RFC 9562, version 3), which looks up its digest anew. */
    static UUID of(String name) {
        ByteBuffer hash = ByteBuffer.wrap(MD5.get().digest(name.getBytes(StandardCharsets.UTF_8)));
        long most = hash.getLong() & ~0xf000L | 0x3000L;
        long least = hash.getLong() & ~(0xc0L << 56) | 0x80L << 56;
        return new UUID(most, least);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package id.dinsos.eventstore.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 of a number that can be guessed, such as a NIK: equal numbers meet, but without the
 * service's own key nobody can try them all.
 */
public final class KeyedHash {
    private static final byte[] SEAL = "seal:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ID = "id:".getBytes(StandardCharsets.US_ASCII);

    private final SecretKeySpec key;
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);

    public KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** The kind keeps hashes of equal digits apart: a NIK never meets a KK number. */
    public byte[] of(String kind, String number) {
        return macs.get().doFinal((kind + ':' + number).getBytes(StandardCharsets.US_ASCII));
    }

    /** A seal over bytes of ours, such as a cursor's. */
    public byte[] ofBytes(byte[] text) {
        Mac mac = macs.get();
        mac.update(SEAL);
        return mac.doFinal(text);
    }

    /**
     * An id that follows from what it names, for us alone (RFC 9562, version 8): whoever holds the
     * ministry's file, or guesses somebody's key, cannot tell which record is whose.
     */
    public UUID uuid(String name) {
        Mac mac = macs.get();
        mac.update(ID);
        ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
        long most = hash.getLong() & ~0xf000L | 0x8000L;
        long least = hash.getLong() & ~(0xc0L << 56) | 0x80L << 56;
        return new UUID(most, least);
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package id.dinsos.eventstore.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 of a number that can be guessed, such as a NIK: equal numbers meet, but without the
 * service's own key nobody can try them all.
 */
public final class KeyedHash {
    private static final byte[] SEAL = "seal:".getBytes(StandardCharsets.US_ASCII);

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

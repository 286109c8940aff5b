package id.dinsos.eventstore.secret;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one digest of the product: chains, idempotency, files. */
public final class Sha256 {
    private Sha256() {}

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }
}

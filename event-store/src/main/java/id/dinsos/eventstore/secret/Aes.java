package id.dinsos.eventstore.secret;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a random nonce in front. The context is authenticated but not stored, so that a
 * ciphertext cannot be moved to another place.
 */
public final class Aes {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(Aes::cipher);
    private static final ThreadLocal<SecureRandom> RANDOM =
            ThreadLocal.withInitial(SecureRandom::new);

    private Aes() {}

    public static byte[] newKey() {
        return random(32);
    }

    public static byte[] seal(byte[] key, byte[] plain, byte[] context) {
        byte[] nonce = random(NONCE);
        try {
            Cipher cipher = start(Cipher.ENCRYPT_MODE, key, nonce, 0, context);
            byte[] sealed = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    /** Throws where the key, the context or the bytes are not those of {@code seal}. */
    public static byte[] open(byte[] key, byte[] sealed, byte[] context) {
        try {
            Cipher cipher = start(Cipher.DECRYPT_MODE, key, sealed, 0, context);
            return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot decrypt: wrong key or changed bytes", e);
        }
    }

    private static Cipher start(int mode, byte[] key, byte[] nonce, int at, byte[] context)
            throws GeneralSecurityException {
        Cipher cipher = CIPHER.get();
        cipher.init(
                mode,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(TAG_BITS, nonce, at, NONCE));
        cipher.updateAAD(context);
        return cipher;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.get().nextBytes(bytes);
        return bytes;
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

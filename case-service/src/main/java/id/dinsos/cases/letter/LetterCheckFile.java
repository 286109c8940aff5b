package id.dinsos.cases.letter;

import id.dinsos.eventstore.secret.KeyedHash;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** The code of a letter: its id and a proof that we gave it, so that nobody guesses one. */
final class LetterCheckFile {
    private static final int PROOF = 12;

    private LetterCheckFile() {}

    static String of(UUID letter, KeyedHash hash) {
        byte[] id = bytes(letter);
        byte[] whole = Arrays.copyOf(id, id.length + PROOF);
        System.arraycopy(proof(id, hash), 0, whole, id.length, PROOF);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** The letter, where the code is one of ours. */
    static Optional<UUID> read(String code, KeyedHash hash) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(code);
            if (whole.length != 16 + PROOF) {
                return Optional.empty();
            }
            byte[] id = Arrays.copyOf(whole, 16);
            if (!MessageDigest.isEqual(
                    Arrays.copyOf(proof(id, hash), PROOF),
                    Arrays.copyOfRange(whole, 16, whole.length))) {
                return Optional.empty();
            }
            ByteBuffer read = ByteBuffer.wrap(id);
            return Optional.of(new UUID(read.getLong(), read.getLong()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static byte[] proof(byte[] id, KeyedHash hash) {
        byte[] named = Arrays.copyOf(id, id.length + 1);
        named[id.length] = 'l';
        return hash.ofBytes(named);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}

package id.dinsos.cases.attachment;

import id.dinsos.eventstore.secret.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A link to an attachment, for one account until a moment; it carries its own proof, so nothing is
 * kept and nobody makes one up.
 */
record AttachmentLinkFile(UUID caseId, UUID attachment, String account, Instant until) {
    private static final int PROOF = 16;

    String text(KeyedHash hash) {
        byte[] body =
                (caseId + "|" + attachment + "|" + until.getEpochSecond() + "|" + account)
                        .getBytes(StandardCharsets.UTF_8);
        byte[] whole = java.util.Arrays.copyOf(proof(body, hash), PROOF + body.length);
        System.arraycopy(body, 0, whole, PROOF, body.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** The link, where it is one of ours. */
    static Optional<AttachmentLinkFile> read(String text, KeyedHash hash) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(text);
            if (whole.length <= PROOF) {
                return Optional.empty();
            }
            byte[] body = java.util.Arrays.copyOfRange(whole, PROOF, whole.length);
            if (!MessageDigest.isEqual(
                    java.util.Arrays.copyOf(proof(body, hash), PROOF),
                    java.util.Arrays.copyOf(whole, PROOF))) {
                return Optional.empty();
            }
            String[] parts = new String(body, StandardCharsets.UTF_8).split("\\|", 4);
            return Optional.of(
                    new AttachmentLinkFile(
                            UUID.fromString(parts[0]),
                            UUID.fromString(parts[1]),
                            parts[3],
                            Instant.ofEpochSecond(Long.parseLong(parts[2]))));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static byte[] proof(byte[] body, KeyedHash hash) {
        byte[] named = new byte[body.length + 1];
        named[0] = 'a';
        System.arraycopy(body, 0, named, 1, body.length);
        return hash.ofBytes(named);
    }
}

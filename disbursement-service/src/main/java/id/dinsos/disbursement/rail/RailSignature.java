package id.dinsos.disbursement.rail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the headers of a callback by Standard Webhooks: the message's id, when it was
 * sent, and who signed it.
 */
record RailSignature(@Nullable String id, @Nullable String timestamp, @Nullable String signature) {
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final int MAX = 500;

    /** Whether all is there, and the message was sent about now. */
    boolean isFresh(Instant now) {
        if (id == null
                || timestamp == null
                || signature == null
                || id.isBlank()
                || id.length() > MAX
                || signature.length() > MAX
                || !timestamp.matches("\\d{1,11}")) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        return age.abs().compareTo(OLDEST) <= 0;
    }

    /** What is signed, before the body. */
    String signedPart() {
        return id + "." + timestamp + ".";
    }

    /**
     * Whether one of the signatures is that one; a key that is being replaced signs beside. A wrong
     * first letter takes as long as a wrong last one.
     */
    boolean isSignedAs(String base64) {
        byte[] ours = ("v1," + base64).getBytes(StandardCharsets.UTF_8);
        return signature != null
                && Arrays.stream(signature.split(" "))
                        .anyMatch(one ->
                                MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), ours));
    }
}

package id.dinsos.eventstore.log;

/**
 * A command that was answered, kept with its events: the same key and request repeats the answer.
 * Keys of money never expire.
 *
 * @param requestHash SHA-256 of the request, so that a key cannot be used for another one
 */
@SuppressWarnings("ArrayRecordComponent") // compared with Arrays.equals where it matters
public record CommandRecord(
        String client,
        String operation,
        String key,
        byte[] requestHash,
        int status,
        String resultId,
        String etag) {}

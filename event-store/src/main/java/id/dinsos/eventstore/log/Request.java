package id.dinsos.eventstore.log;

import id.dinsos.eventstore.rules.Authority;
import id.dinsos.eventstore.rules.Meta;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a command came in: who caused it, over whose records they may decide, the version the caller
 * saw, and the key under which a repetition gets the same answer.
 *
 * @param meta its owner is empty where the work is for the owner of the main record, whoever that
 *     is
 * @param ifMatch the version the caller changes; empty where any is fine
 * @param once null where the command's own ids make it repeatable
 */
public record Request(Meta meta, OptionalInt ifMatch, @Nullable Once once, Authority authority) {
    /** A command of the service itself, which acts for the office. */
    public static Request of(Meta meta) {
        return new Request(meta, OptionalInt.empty(), null, Authority.ALL);
    }

    public static Request of(Meta meta, Authority authority) {
        return new Request(meta, OptionalInt.empty(), null, authority);
    }

    /** When it was decided. */
    public Instant at() {
        return meta.decidedAt();
    }

    public Request ifMatch(int version) {
        return new Request(meta, OptionalInt.of(version), once, authority);
    }

    /** For a second command of the same work, whatever the first has changed. */
    public Request anyVersion() {
        return new Request(meta, OptionalInt.empty(), null, authority);
    }

    public Request once(Once key) {
        return new Request(meta, ifMatch, key, authority);
    }

    /** With the day since when it is true in the world; null where the caller did not say. */
    public Request effectiveOn(@Nullable LocalDate day) {
        return new Request(meta.effectiveOn(day), ifMatch, once, authority);
    }

    /** With what it rests on, such as a letter; null where the caller did not say. */
    public Request restingOn(@Nullable String basis) {
        return new Request(meta.restingOn(basis), ifMatch, once, authority);
    }

    /** For work that says itself whose records it may touch, such as a hand-over's. */
    public Request underOwnRules() {
        return new Request(meta, ifMatch, once, Authority.ALL);
    }

    /** An idempotency key: unique for the client and operation, bound to one request body. */
    @SuppressWarnings("ArrayRecordComponent") // compared through sameRequest
    public record Once(String client, String operation, String key, byte[] requestHash) {
        boolean sameRequest(byte[] other) {
            return Arrays.equals(requestHash, other);
        }

        CommandRecord answered(int status, String resultId, int version) {
            return new CommandRecord(
                    client,
                    operation,
                    key,
                    requestHash,
                    status,
                    resultId,
                    Integer.toString(version));
        }
    }
}

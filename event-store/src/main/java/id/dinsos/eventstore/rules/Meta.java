package id.dinsos.eventstore.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who and what caused an event.
 *
 * @param commandId the command, one per transaction
 * @param owner region code of the authority the record belongs to
 * @param actor the officer or the job
 * @param correlation the request id at the door
 * @param causation the message or event that led here, where there is one
 * @param decidedAt when it was decided, which is not when it was recorded
 * @param effectiveOn since when it is true in the world, where the command said so
 * @param basis what the command rests on, as whoever gave it said: a letter, a visit; no names and
 *     no numbers of people
 * @param subjects persons whose keys guard personal data of the event
 */
public record Meta(
        UUID commandId,
        String owner,
        String actor,
        @Nullable String correlation,
        @Nullable String causation,
        Instant decidedAt,
        @Nullable LocalDate effectiveOn,
        @Nullable String basis,
        List<UUID> subjects) {
    public Meta {
        subjects = List.copyOf(subjects);
    }

    public static Meta of(UUID commandId, String owner, String actor, Instant decidedAt) {
        return new Meta(commandId, owner, actor, null, null, decidedAt, null, null, List.of());
    }

    /**
     * The W3C trace context that travels on with the messages: the caller's, where the request id
     * is one, else one of the command's own, which nobody has sampled.
     */
    public String traceparent() {
        return correlation != null && correlation.startsWith("00-") && correlation.length() == 55
                ? correlation
                : ownTrace();
    }

    /** Each message of a command asks for it, and a formatter would take longer than the rest. */
    private String ownTrace() {
        HexFormat hex = HexFormat.of();
        long low = commandId.getLeastSignificantBits();
        String trace = hex.toHexDigits(commandId.getMostSignificantBits()) + hex.toHexDigits(low);
        return "00-" + trace + '-' + hex.toHexDigits(low | 1) + "-00";
    }

    public Meta correlated(@Nullable String request) {
        return with(owner, request, causation, effectiveOn, basis, subjects);
    }

    public Meta causedBy(String message) {
        return with(owner, correlation, message, effectiveOn, basis, subjects);
    }

    /** With the day since when it is true in the world; null where nobody said. */
    public Meta effectiveOn(@Nullable LocalDate day) {
        return with(owner, correlation, causation, day, basis, subjects);
    }

    public Meta withSubjects(List<UUID> persons) {
        return with(owner, correlation, causation, effectiveOn, basis, persons);
    }

    public Meta ownedBy(String region) {
        return with(region, correlation, causation, effectiveOn, basis, subjects);
    }

    /** With what it rests on; null where nobody said. */
    public Meta restingOn(@Nullable String said) {
        return with(owner, correlation, causation, effectiveOn, said, subjects);
    }

    private Meta with(
            String region,
            @Nullable String request,
            @Nullable String message,
            @Nullable LocalDate day,
            @Nullable String said,
            List<UUID> persons) {
        return new Meta(commandId, region, actor, request, message, decidedAt, day, said, persons);
    }
}

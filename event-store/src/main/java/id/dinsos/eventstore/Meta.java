package id.dinsos.eventstore;

import java.time.Instant;
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
 * @param subjects persons whose keys guard personal data of the event
 */
public record Meta(
        UUID commandId,
        String owner,
        String actor,
        @Nullable String correlation,
        @Nullable String causation,
        Instant decidedAt,
        List<UUID> subjects) {
    public Meta {
        subjects = List.copyOf(subjects);
    }

    public static Meta of(UUID commandId, String owner, String actor, Instant decidedAt) {
        return new Meta(commandId, owner, actor, null, null, decidedAt, List.of());
    }

    /** The request id where it is a W3C trace context, which then travels on with the messages. */
    @Nullable String traceparent() {
        return correlation != null && correlation.startsWith("00-") && correlation.length() == 55
                ? correlation
                : null;
    }

    public Meta causedBy(String message) {
        return new Meta(commandId, owner, actor, correlation, message, decidedAt, subjects);
    }

    public Meta withSubjects(List<UUID> persons) {
        return new Meta(commandId, owner, actor, correlation, causation, decidedAt, persons);
    }

    public Meta ownedBy(String region) {
        return new Meta(commandId, region, actor, correlation, causation, decidedAt, subjects);
    }
}

package id.dinsos.eventstore.rules;

import java.util.Locale;

/**
 * A stable code for an expected no, an enum constant in the feature's decider: never renamed, never
 * reused. The kind alone decides the HTTP status.
 */
public interface RefusalCode {
    String name();

    Kind kind();

    /** The public form: {@code ALREADY_APPROVED} is {@code already-approved}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What sort of no it is, with its HTTP status. */
    enum Kind {
        MALFORMED(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        MISSING(404),
        METHOD(405),
        ANSWER_TYPE(406),
        CONFLICT(409),
        STALE(412),
        TOO_LARGE(413),
        ADDRESS_LENGTH(414),
        BODY_TYPE(415),
        INVALID(422),
        PRECONDITION_REQUIRED(428),
        TOO_MANY(429),
        HEADERS(431),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}

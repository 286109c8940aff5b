package id.dinsos.gateway;

import java.util.Locale;

/**
 * What the gateway itself can refuse, as RFC 9457 problems. The codes are stable: callers branch on
 * them. Problems of the services pass through as they are; all codes are explained at {@code
 * /problems}.
 */
enum Problem {
    REQUEST_MALFORMED(400, "The request cannot be read", "It breaks the rules of HTTP."),
    TOKEN_MISSING(401, "A token is needed", "Send it as Authorization: Bearer <token>."),
    TOKEN_INVALID(401, "The token is not accepted", "It is expired, forged or for someone else."),
    ROUTE_MISSING(404, "There is nothing at this path", "GET /v1 lists the paths."),
    PROBLEM_MISSING(404, "There is no such problem code", "GET /problems lists the codes."),
    SCHEMA_MISSING(404, "There is no such schema", "GET /v1 names the topics' schemas."),
    BODY_TOO_LARGE(413, "The body is too large", "Nothing of it was kept."),
    URI_TOO_LONG(414, "The address is too long", "Its path and query may have 4,096 characters."),
    TOO_MANY_REQUESTS(429, "Too many requests at once", "Wait for answers before asking more."),
    HEADERS_TOO_LARGE(431, "The headers are too large", "Together they may have 16 KB."),
    INTERNAL(500, "Something failed inside", "Report it with the request id."),
    SERVICE_FAILED(
            502,
            "The service broke off",
            "Whether it acted is not known. Ask again with the same Idempotency-Key."),
    SERVICE_UNAVAILABLE(503, "The service is not available", "Nothing was done. Ask again later."),
    KEYS_UNAVAILABLE(503, "Tokens cannot be checked now", "Nothing was done. Ask again later."),
    SERVICE_TIMEOUT(
            504,
            "The service did not answer in time",
            "Whether it acted is not known. Ask again with the same Idempotency-Key.");

    private static final String BASE = "https://dinsos.id/problems/";

    private final int status;
    private final String title;
    private final String detail;

    Problem(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String detail() {
        return detail;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String type() {
        return BASE + code();
    }

    /** Seconds after which asking again makes sense, 0 where it does not by itself. */
    int retryAfterSeconds() {
        return status == 429 ? 1 : status == 503 ? 5 : 0;
    }
}

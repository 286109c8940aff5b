package id.dinsos.eventstore.rules;

/** The refusals every service knows. */
public enum KernelCode implements RefusalCode {
    REQUEST_MALFORMED(Kind.MALFORMED),
    BODY_MALFORMED(Kind.MALFORMED),
    BODY_TOO_LARGE(Kind.TOO_LARGE),
    METHOD_NOT_ALLOWED(Kind.METHOD),
    NOT_ACCEPTABLE(Kind.ANSWER_TYPE),
    MEDIA_TYPE_UNSUPPORTED(Kind.BODY_TYPE),
    FIELD_INVALID(Kind.INVALID),
    PARAMETER_INVALID(Kind.INVALID),
    TOKEN_MISSING(Kind.UNAUTHENTICATED),
    TOKEN_INVALID(Kind.UNAUTHENTICATED),
    ROLE_MISSING(Kind.FORBIDDEN),
    REGION_NOT_YOURS(Kind.FORBIDDEN),
    NOT_FOUND(Kind.MISSING),
    CHANGED_MEANWHILE(Kind.CONFLICT),
    TOO_MANY_RECORDS(Kind.CONFLICT),
    ETAG_STALE(Kind.STALE),
    IF_MATCH_MISSING(Kind.PRECONDITION_REQUIRED),
    IDEMPOTENCY_KEY_MISSING(Kind.PRECONDITION_REQUIRED),
    IDEMPOTENCY_KEY_REUSED(Kind.INVALID),
    PERSON_ERASED(Kind.CONFLICT),
    CURSOR_INVALID(Kind.INVALID),
    DATE_INVALID(Kind.MALFORMED),
    DATE_IN_FUTURE(Kind.INVALID),
    NOT_YET_ON_RECORD(Kind.MISSING),
    SERVICE_BUSY(Kind.UNAVAILABLE);

    private final Kind kind;

    KernelCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

package id.dinsos.registry.civil;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why something about a check with the civil registry is refused. */
public enum CivilCode implements RefusalCode {
    CIVIL_CHECK_UNKNOWN(Kind.MISSING),
    CIVIL_REGISTRY_NOT_CONNECTED(Kind.CONFLICT),
    CIVIL_CHECK_NOT_BY_FILE(Kind.CONFLICT),
    CIVIL_CHECK_OVER(Kind.CONFLICT),
    CIVIL_REQUEST_NOT_READY(Kind.CONFLICT),
    CIVIL_REQUEST_EXPIRED(Kind.CONFLICT),
    CIVIL_ANSWER_BEING_TAKEN(Kind.CONFLICT),
    CIVIL_ANSWER_MALFORMED(Kind.INVALID),
    CIVIL_ANSWER_TOO_LARGE(Kind.TOO_LARGE);

    private final Kind kind;

    CivilCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

package id.dinsos.registry.privacy;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why what a person has a right to, or what stands against it, is refused. */
public enum PrivacyCode implements RefusalCode {
    PROCESSING_RESTRICTED(Kind.CONFLICT),
    PROCESSING_NOT_RESTRICTED(Kind.CONFLICT),
    LEGAL_HOLD_MISSING(Kind.CONFLICT),
    LEGAL_HOLD_ENDED(Kind.INVALID),
    ACCESS_ASKED_ALREADY(Kind.CONFLICT),
    ACCESS_NOT_ASKED(Kind.CONFLICT),
    ERASURE_HELD(Kind.CONFLICT),
    ERASURE_STILL_LISTED(Kind.CONFLICT),
    ERASURE_HEADS_HOUSEHOLD(Kind.CONFLICT),
    ERASURE_STILL_NAMED(Kind.CONFLICT),
    ERASURE_ASKED_ALREADY(Kind.CONFLICT),
    ERASURE_NOT_ASKED(Kind.CONFLICT),
    ERASURE_BY_ASKER(Kind.FORBIDDEN),
    ERASURE_LIST_MALFORMED(Kind.INVALID),
    ERASURE_LIST_FALSE(Kind.INVALID);

    private final Kind kind;

    PrivacyCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

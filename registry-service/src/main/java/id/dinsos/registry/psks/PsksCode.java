package id.dinsos.registry.psks;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a command on a service resource, or on a post, is refused. */
public enum PsksCode implements RefusalCode {
    RESOURCE_EXISTS(Kind.CONFLICT),
    RESOURCE_UNKNOWN(Kind.MISSING),
    RESOURCE_ENDED(Kind.CONFLICT),
    PERSON_FOR_ORGANISATION(Kind.INVALID),
    ASSIGNMENT_EXISTS(Kind.CONFLICT),
    ASSIGNMENT_UNKNOWN(Kind.MISSING),
    ASSIGNMENT_REGION_UNKNOWN(Kind.INVALID),
    ASSIGNMENT_LEVEL_WRONG(Kind.INVALID),
    ASSIGNMENT_OUTSIDE_OWNER(Kind.CONFLICT),
    ASSIGNMENT_OVERLAPS(Kind.CONFLICT),
    TOO_MANY_ASSIGNMENTS(Kind.CONFLICT),
    DAY_BEFORE_START(Kind.INVALID),
    DAY_AFTER_END(Kind.INVALID),
    ALREADY_SUSPENDED(Kind.CONFLICT),
    SUSPENSION_OVERLAPS(Kind.CONFLICT),
    NOT_SUSPENDED(Kind.CONFLICT),
    POST_TAKEN(Kind.CONFLICT);

    private final Kind kind;

    PsksCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

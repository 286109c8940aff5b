package id.dinsos.registry.household;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a command on a household is refused. */
public enum HouseholdCode implements RefusalCode {
    HOUSEHOLD_EXISTS(Kind.CONFLICT),
    HOUSEHOLD_UNKNOWN(Kind.MISSING),
    HOUSEHOLD_DISSOLVED(Kind.CONFLICT),
    VILLAGE_UNKNOWN(Kind.INVALID),
    VILLAGE_ENDED(Kind.INVALID),
    VILLAGE_OUTSIDE_OWNER(Kind.CONFLICT),
    HEAD_NOT_A_MEMBER(Kind.INVALID),
    HEAD_CANNOT_LEAVE(Kind.CONFLICT),
    PAYEE_NOT_A_MEMBER(Kind.INVALID),
    MEMBER_TWICE(Kind.INVALID),
    MEMBER_DEAD(Kind.CONFLICT),
    NOT_A_MEMBER(Kind.CONFLICT),
    TOO_MANY_MEMBERS(Kind.INVALID),
    NOT_LISTED(Kind.CONFLICT),
    HOUSEHOLD_HAS_MEMBERS(Kind.CONFLICT),
    HOUSEHOLD_MERGED(Kind.CONFLICT),
    HOUSEHOLD_MOVED_OUT(Kind.CONFLICT),
    HOUSEHOLD_NOT_MOVED_OUT(Kind.CONFLICT),
    HOUSEHOLD_INTO_ITSELF(Kind.INVALID),
    DESTINATION_INSIDE_OWNER(Kind.INVALID),
    PAYEE_IS_A_MEMBER(Kind.CONFLICT),
    MEMBER_NOT_MERGED(Kind.CONFLICT),
    HOUSEHOLD_NOT_MERGED(Kind.CONFLICT),
    HOUSEHOLD_CHANGED_SINCE_MERGE(Kind.CONFLICT),
    HEADS_DIFFER(Kind.INVALID);

    private final Kind kind;

    HouseholdCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

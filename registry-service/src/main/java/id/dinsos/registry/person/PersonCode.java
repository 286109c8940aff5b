package id.dinsos.registry.person;

import id.dinsos.eventstore.RefusalCode;

/** Why a command on a person is refused. */
public enum PersonCode implements RefusalCode {
    PERSON_EXISTS(Kind.CONFLICT),
    PERSON_UNKNOWN(Kind.MISSING),
    PERSON_DEAD(Kind.CONFLICT),
    NIK_MISSING(Kind.INVALID),
    NIK_INVALID(Kind.INVALID),
    NIK_HELD_BY_OTHER(Kind.CONFLICT),
    KK_NUMBER_INVALID(Kind.INVALID),
    BIRTH_IN_FUTURE(Kind.INVALID),
    DEATH_IN_FUTURE(Kind.INVALID),
    DEATH_BEFORE_BIRTH(Kind.INVALID),
    DEATH_DATE_DIFFERS(Kind.CONFLICT),
    PERSON_IN_OTHER_HOUSEHOLD(Kind.CONFLICT),
    PERSON_NOT_IN_HOUSEHOLD(Kind.CONFLICT);

    private final Kind kind;

    PersonCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

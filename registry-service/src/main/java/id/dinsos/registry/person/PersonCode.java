package id.dinsos.registry.person;

import id.dinsos.eventstore.rules.RefusalCode;
import id.dinsos.registry.person.Merging.Unique;

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
    BIRTH_TOO_LONG_AGO(Kind.INVALID),
    DEATH_IN_FUTURE(Kind.INVALID),
    DEATH_BEFORE_BIRTH(Kind.INVALID),
    DEATH_DATE_DIFFERS(Kind.CONFLICT),
    PERSON_IN_OTHER_HOUSEHOLD(Kind.CONFLICT),
    PERSON_NOT_IN_HOUSEHOLD(Kind.CONFLICT),
    PERSON_MERGED(Kind.CONFLICT),
    PERSON_NOT_MERGED(Kind.CONFLICT),
    MERGE_WITH_ITSELF(Kind.INVALID),
    MERGE_ACROSS_OWNERS(Kind.CONFLICT),
    MERGE_INTO_LESS_KNOWN(Kind.CONFLICT),
    MERGE_OF_LIVING_AND_DEAD(Kind.CONFLICT),
    MERGE_LEFT_NO_NIK(Kind.CONFLICT),
    DEATH_NOT_RECORDED(Kind.CONFLICT),
    TIE_TO_ONESELF(Kind.INVALID),
    VETERAN_NUMBER_INVALID(Kind.INVALID),
    VETERAN_NUMBER_HELD_BY_OTHER(Kind.CONFLICT),
    KKS_CARD_INVALID(Kind.INVALID),
    KKS_CARD_HELD_BY_OTHER(Kind.CONFLICT),
    PERSON_OF_OTHER_OFFICE(Kind.CONFLICT),
    PERSON_MOVES_WITH_HOUSEHOLD(Kind.CONFLICT),
    PERSON_NOT_OFFERED(Kind.CONFLICT),
    OFFER_INSIDE_OWNER(Kind.INVALID),
    CIVIL_ANSWER_OLDER(Kind.CONFLICT),
    TOO_MANY_CLASHES(Kind.TOO_MANY),
    UNMASKED_TOO_MANY(Kind.TOO_MANY);

    private final Kind kind;

    PersonCode(Kind kind) {
        this.kind = kind;
    }

    /** Another person has this number. */
    public static PersonCode heldByOther(Unique number) {
        return switch (number) {
            case NIK -> NIK_HELD_BY_OTHER;
            case KKS_CARD -> KKS_CARD_HELD_BY_OTHER;
            case VETERAN_NUMBER -> VETERAN_NUMBER_HELD_BY_OTHER;
        };
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

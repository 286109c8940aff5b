package id.dinsos.registry.match;

import org.jspecify.annotations.Nullable;

/** Why somebody is not matched with the civil registry, in the order in which it is looked for. */
public enum CivilCause {
    /** They have no number to be asked by. */
    NO_NIK(false),
    /** Nobody has asked yet. */
    NEVER_CHECKED(true),
    /** A file or an officer said so, without the attributes. */
    REPORTED(true),
    NIK_NOT_FOUND(true),
    BIRTH_DATE_DIFFERS(true),
    NAME_DIFFERS(true),
    /** What was asked has been corrected since, whatever the answer was. */
    CORRECTED(true);

    private final boolean askable;

    CivilCause(boolean askable) {
        this.askable = askable;
    }

    /** Whether asking (again) can cure it. */
    public boolean isAskable() {
        return askable;
    }

    /** Of an answer that was no match; null where there were no attributes. */
    public static CivilCause of(@Nullable CivilAnswer answer) {
        if (answer == null) {
            return REPORTED;
        }
        if (!answer.nik()) {
            return NIK_NOT_FOUND;
        }
        return Boolean.FALSE.equals(answer.birthDate()) ? BIRTH_DATE_DIFFERS : NAME_DIFFERS;
    }
}

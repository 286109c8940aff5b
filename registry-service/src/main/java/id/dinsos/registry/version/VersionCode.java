package id.dinsos.registry.version;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why something asked of a version of the ministry's list is refused. */
public enum VersionCode implements RefusalCode {
    VERSION_UNKNOWN(Kind.MISSING),
    VERSION_NUMBER_WRONG(Kind.INVALID),
    VERSION_SAME_AGAIN(Kind.CONFLICT),
    VERSION_OLDER(Kind.CONFLICT),
    VERSION_OUT_OF_ORDER(Kind.CONFLICT),
    VERSION_UNDECIDED(Kind.CONFLICT),
    VERSION_NOT_COMPARED(Kind.CONFLICT),
    VERSION_BY_RECEIVER(Kind.FORBIDDEN),
    VERSION_NOT_IN_FORCE(Kind.CONFLICT);

    private final Kind kind;

    VersionCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

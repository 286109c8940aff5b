package id.dinsos.cases.prospect;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why nothing can be said of a family. */
public enum ProspectCode implements RefusalCode {
    FAMILY_UNKNOWN(Kind.MISSING);

    private final Kind kind;

    ProspectCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

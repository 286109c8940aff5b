package id.dinsos.registry.intake.file;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why an upload, or a question about one, is refused before anything is read. */
public enum IntakeCode implements RefusalCode {
    FILE_MISSING(Kind.MALFORMED),
    OWNER_NOT_A_REGENCY(Kind.INVALID),
    INTAKE_UNKNOWN(Kind.MISSING),
    INTAKE_RUNNING(Kind.CONFLICT),
    INTAKE_OVER(Kind.CONFLICT),
    INTAKE_PARAMETER_INVALID(Kind.INVALID),
    REJECTED_ROWS_DELETED(Kind.MISSING);

    private final Kind kind;

    IntakeCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

package id.dinsos.registry.intake.file;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why an upload, or a question about one, is refused before anything is read. */
public enum IntakeCode implements RefusalCode {
    FILE_MISSING(Kind.MALFORMED),
    OWNER_NOT_A_REGENCY(Kind.INVALID),
    INTAKE_UNKNOWN(Kind.MISSING),
    INTAKE_RUNNING(Kind.CONFLICT),
    INTAKE_OVER(Kind.CONFLICT),
    INTAKE_NOT_IN_REVIEW(Kind.CONFLICT),
    INTAKE_ACCEPTED_BY_SENDER(Kind.FORBIDDEN),
    INTAKE_NOT_WHOLE(Kind.CONFLICT),
    DELISTING_UNKNOWN(Kind.MISSING),
    DELISTING_DECIDED(Kind.CONFLICT),
    DELISTING_BY_PROPOSER(Kind.FORBIDDEN),
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

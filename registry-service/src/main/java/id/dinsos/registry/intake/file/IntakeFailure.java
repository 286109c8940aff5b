package id.dinsos.registry.intake.file;

/** A file that cannot be taken in at all: a stable code and a sentence without personal data. */
public final class IntakeFailure extends RuntimeException {
    private final String code;

    public IntakeFailure(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}

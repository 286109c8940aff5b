package id.dinsos.registry.intake;

/** A file that cannot be taken in at all: a stable code and a sentence without personal data. */
final class IntakeFailure extends RuntimeException {
    private final String code;

    IntakeFailure(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}

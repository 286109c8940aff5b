package id.dinsos.eventstore;

/** Carries an expected no through the edges to {@code ProblemMapper}; cheap, without a trace. */
public final class RefusedException extends RuntimeException {
    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.code().code() + ": " + refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    public static RefusedException of(RefusalCode code, String detail) {
        return new RefusedException(new Refusal(code, detail));
    }

    public Refusal refusal() {
        return refusal;
    }
}

package id.dinsos.eventstore.rules;

import java.util.OptionalInt;

/** Carries an expected no through the edges to {@code ProblemMapper}; cheap, without a trace. */
public final class RefusedException extends RuntimeException {
    private static final int NO_VERSION = -1;

    private final transient Refusal refusal;
    private final int version;

    public RefusedException(Refusal refusal) {
        this(refusal, NO_VERSION);
    }

    private RefusedException(Refusal refusal, int version) {
        super(refusal.code().code() + ": " + refusal.detail(), null, false, false);
        this.refusal = refusal;
        this.version = version;
    }

    public static RefusedException of(RefusalCode code, String detail) {
        return new RefusedException(new Refusal(code, detail));
    }

    /** The caller has seen an older version than the current one, which the answer names. */
    public static RefusedException stale(int current) {
        return new RefusedException(
                new Refusal(KernelCode.ETAG_STALE, "the current version is " + current), current);
    }

    public Refusal refusal() {
        return refusal;
    }

    /** The version the caller should have seen, where that is what was wrong. */
    public OptionalInt currentVersion() {
        return version == NO_VERSION ? OptionalInt.empty() : OptionalInt.of(version);
    }
}

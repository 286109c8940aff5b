package id.dinsos.eventstore.log;

/**
 * The piece of background work has been taken over by another worker, because this one had not
 * renewed its lease. Nothing was written, and nothing should be: who took over does the work.
 */
public final class FencedOffException extends RuntimeException {
    public FencedOffException() {
        super("another worker has taken this piece over", null, false, false);
    }
}

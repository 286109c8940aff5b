package id.dinsos.eventstore.log;

/**
 * Somebody else was first: a stream moved on, a claim is held, a command was answered, a key was
 * made. Nothing of the unit was written; load again and decide again.
 *
 * @see UnitOfWork
 */
public final class ConflictException extends RuntimeException {
    private final Cause on;

    public ConflictException(Cause on) {
        super("lost a race on " + on, null, false, false);
        this.on = on;
    }

    public Cause on() {
        return on;
    }

    static Cause causeOf(String constraint) {
        return switch (constraint) {
            case "event_stream_version" -> Cause.STREAM;
            case "claim_once", "claim_held" -> Cause.CLAIM;
            case "command_once" -> Cause.COMMAND;
            case "subject_key_pkey" -> Cause.KEY;
            default -> throw new IllegalStateException("unknown constraint " + constraint);
        };
    }

    /** What was taken. */
    public enum Cause {
        STREAM,
        CLAIM,
        COMMAND,
        KEY,
        /** Two took the same things in another order, and the database let one of them go on. */
        ORDER
    }
}

package id.dinsos.eventstore.rules;

/**
 * A place in the log. A sequence alone is no order: a slow transaction commits behind a position
 * already read, so readers go by the pair.
 */
public record Position(long tx, long position) implements Comparable<Position> {
    public static final Position START = new Position(0, 0);

    @Override
    public int compareTo(Position other) {
        int byTx = Long.compare(tx, other.tx);
        return byTx != 0 ? byTx : Long.compare(position, other.position);
    }

    /** The form callers are given and send back: {@code tx-position}. */
    @Override
    public String toString() {
        return tx + "-" + position;
    }

    public static Position parse(String text) {
        int dash = text.indexOf('-');
        try {
            return new Position(
                    Long.parseLong(text.substring(0, dash)),
                    Long.parseLong(text.substring(dash + 1)));
        } catch (RuntimeException e) {
            throw RefusedException.of(KernelCode.CURSOR_INVALID, "not a position of the log");
        }
    }
}

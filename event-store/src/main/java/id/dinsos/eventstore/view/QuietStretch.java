package id.dinsos.eventstore.view;

import id.dinsos.eventstore.rules.Position;

/**
 * The newest stretch of the log in which nothing is about a view. It is a fact of the log, whatever
 * the view's tables hold: who has come to anywhere within it has as good as come to its end.
 */
final class QuietStretch {
    private Position from = Position.START;
    private Position to = Position.START;

    /** Nothing between the two is about the view; a stretch that begins where one ends goes on. */
    synchronized void extend(Position start, Position end) {
        if (!start.equals(to)) {
            from = start;
        }
        to = end;
    }

    /** How far a view has come that has read up to here. */
    synchronized Position beyond(Position read) {
        return read.compareTo(from) >= 0 && read.compareTo(to) < 0 ? to : read;
    }
}

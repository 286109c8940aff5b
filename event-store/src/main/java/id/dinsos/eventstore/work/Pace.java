package id.dinsos.eventstore.work;

import java.time.Duration;

/**
 * How often a job looks for work nobody asked it for.
 *
 * @param poll between two looks while all goes well
 * @param longest between two looks at most, however often it fails
 */
public record Pace(Duration poll, Duration longest) {
    /** For work that a person waits for. */
    public static final Pace BRISK = every(Duration.ofMillis(250));

    public Pace {
        if (!poll.isPositive() || longest.compareTo(poll) < 0) {
            throw new IllegalArgumentException("a job polls at some pace: " + poll);
        }
    }

    /** At a steady pace; after failures up to ten seconds later, where it is not slower anyway. */
    public static Pace every(Duration poll) {
        Duration longest = Duration.ofSeconds(10);
        return new Pace(poll, poll.compareTo(longest) < 0 ? longest : poll);
    }

    Duration next(Duration pause, boolean well) {
        Duration twice = pause.multipliedBy(2);
        return well ? poll : twice.compareTo(longest) < 0 ? twice : longest;
    }
}

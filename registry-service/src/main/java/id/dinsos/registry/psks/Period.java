package id.dinsos.registry.psks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days in a row, both ends included.
 *
 * @param until null where no end is set
 */
public record Period(LocalDate from, @Nullable LocalDate until) {
    public Period {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("a period ends after it began");
        }
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    public boolean overlaps(Period other) {
        return (until == null || !other.from.isAfter(until))
                && (other.until == null || !from.isAfter(other.until));
    }

    /** Whether it has a day after this one. */
    boolean lastsBeyond(LocalDate day) {
        return until == null || until.isAfter(day);
    }

    /** Ends at the day at the latest. */
    Period endingBy(LocalDate day) {
        return until != null && until.isBefore(day) ? this : new Period(from, day);
    }
}

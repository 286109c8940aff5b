package id.dinsos.eventstore.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An event that itself says when it happened, which may be long before it was recorded. */
public interface Dated {
    /** Null where it is not known. */
    @Nullable LocalDate happenedOn();

    /** Since when an event is true: as the command said, else its own date; null: nobody says. */
    static @Nullable LocalDate since(@Nullable LocalDate said, Object event) {
        return said == null && event instanceof Dated dated ? dated.happenedOn() : said;
    }

    /** Whether it tells anew what an earlier event told wrongly, which then was never true. */
    default boolean corrects(Object earlier) {
        return false;
    }
}

package id.dinsos.eventstore.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An event that itself says when it happened, which may be long before it was recorded. */
public interface Dated {
    /** Null where it is not known. */
    @Nullable LocalDate happenedOn();

    /** Whether it tells anew what an earlier event told wrongly, which then was never true. */
    default boolean corrects(Object earlier) {
        return false;
    }
}

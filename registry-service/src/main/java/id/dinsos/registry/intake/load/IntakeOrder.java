package id.dinsos.registry.intake.load;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a pair of files.
 *
 * @param asOf the day as of which the files are; null: the day on which they come
 * @param whole whether they are the whole list of the regency, or a part of it
 * @param absent what becomes of families of the registry whom a whole list does not name
 */
record IntakeOrder(
        String owner, boolean dryRun, @Nullable LocalDate asOf, boolean whole, Absent absent) {
    /** What becomes of those who are absent from a whole list. */
    enum Absent {
        /** They are listed, for a person to look at. */
        LIST,
        /** They are listed, and taken off the lists the file speaks of. */
        DELIST
    }
}

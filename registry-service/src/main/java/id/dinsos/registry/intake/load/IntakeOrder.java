package id.dinsos.registry.intake.load;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a pair of files.
 *
 * @param asOf the day as of which the files are; null: the day on which they come
 * @param whole whether they are the whole list of the regency, or a part of it
 * @param review whether a person accepts them before they change anything
 */
record IntakeOrder(
        String owner, boolean dryRun, @Nullable LocalDate asOf, boolean whole, boolean review) {}

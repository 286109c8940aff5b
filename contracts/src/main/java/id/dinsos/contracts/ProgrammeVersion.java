package id.dinsos.contracts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a programme, as {@link DisbursementMessage.Programme} says it.
 *
 * @param number from 1
 * @param mode PAY or MIRROR
 * @param target HOUSEHOLD or PERSON
 * @param channel BANK, POST, AGENT, HAND or NONE
 * @param from first day of force
 * @param until last day of force; absent: until a later version begins
 * @param calendarMonths for which somebody can be entitled, 1 to 12
 * @param amountRupiah of a fixed benefit; absent where it follows from the household
 * @param quota how many are paid at most; absent: everybody eligible, or as the budget allows
 */
public record ProgrammeVersion(
        int number,
        String name,
        String legalBasis,
        String mode,
        String target,
        String channel,
        LocalDate from,
        @Nullable LocalDate until,
        List<Integer> calendarMonths,
        @Nullable Long amountRupiah,
        @Nullable Integer quota) {
    public ProgrammeVersion {
        calendarMonths = List.copyOf(calendarMonths);
    }
}

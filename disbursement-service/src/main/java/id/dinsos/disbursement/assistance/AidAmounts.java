package id.dinsos.disbursement.assistance;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;

/**
 * How much aid of a kind may be at most, by the day of its decree. What is not here has no limit
 * but the decree.
 */
public record AidAmounts(List<Amount> amounts) {
    public AidAmounts {
        amounts = List.copyOf(amounts);
    }

    /** The amount of a kind from a day on. */
    public record Amount(String kind, LocalDate from, long amountRupiah, String regulation) {}

    /** Of the entry in force on a day, the one that began last. */
    public OptionalLong on(String kind, LocalDate day) {
        LocalDate began = LocalDate.MIN;
        OptionalLong found = OptionalLong.empty();
        for (Amount one : amounts) {
            if (one.kind.equals(kind) && !one.from.isAfter(day) && !one.from.isBefore(began)) {
                began = one.from;
                found = OptionalLong.of(one.amountRupiah);
            }
        }
        return found;
    }
}

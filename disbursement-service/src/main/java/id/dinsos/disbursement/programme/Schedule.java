package id.dinsos.disbursement.programme;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * When a version of a programme holds, and for which months of a year somebody is entitled.
 *
 * @param from first day of force
 * @param until last day of force; null: until a later version begins
 * @param trancheMonths the most months that are paid at once
 * @param months of the calendar, 1 to 12
 */
public record Schedule(
        LocalDate from, @Nullable LocalDate until, int trancheMonths, List<Integer> months) {
    private static final int YEAR = 12;

    public static final Schedule ALWAYS = new Schedule(LocalDate.EPOCH, null, YEAR, List.of());

    public Schedule {
        from = Objects.requireNonNullElse(from, LocalDate.EPOCH);
        trancheMonths = trancheMonths == 0 ? YEAR : trancheMonths;
        months =
                months == null || months.isEmpty()
                        ? IntStream.rangeClosed(1, YEAR).boxed().toList()
                        : List.copyOf(new TreeSet<>(months));
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("until must not lie before from");
        }
        if (trancheMonths < 1
                || trancheMonths > YEAR
                || months.getFirst() < 1
                || months.getLast() > YEAR) {
            throw new IllegalArgumentException("trancheMonths and months must lie in 1..12");
        }
    }

    /** Whether the version is in force on the first day of the month. */
    boolean covers(YearMonth month) {
        LocalDate day = month.atDay(1);
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** Whether somebody can be entitled in these months, paid at once. */
    public boolean allows(List<YearMonth> asked) {
        return asked.size() <= trancheMonths
                && asked.stream().allMatch(month -> months.contains(month.getMonthValue()));
    }

    /**
     * Whether two versions would both claim a day. The same dates again replace a version, and one
     * without an end makes way for a later one.
     */
    boolean collidesWith(Schedule known) {
        if (from.equals(known.from) && Objects.equals(until, known.until)) {
            return false;
        }
        if (known.until == null) {
            return !from.isAfter(known.from) && (until == null || !until.isBefore(known.from));
        }
        return !from.isAfter(known.until) && (until == null || !until.isBefore(known.from));
    }
}

package id.dinsos.disbursement.accountability;

import id.dinsos.disbursement.budget.Budget.Allotted;
import java.util.List;

/**
 * Where the money of one budget stood. Allotted = available + set aside + reserved + committed +
 * paid + lapsed.
 *
 * @param paidHundredths of a percent of what was allotted, cut off: 10000 is all of it
 */
public record Absorption(
        String owner,
        String programme,
        int year,
        String source,
        long allottedRupiah,
        long availableRupiah,
        long setAsideRupiah,
        long reservedRupiah,
        long committedRupiah,
        long paidRupiah,
        long lapsedRupiah,
        long returnedRupiah,
        int paidHundredths)
        implements Cells {
    static final List<String> NAMES =
            List.of(
                    "owner",
                    "programme",
                    "year",
                    "source",
                    "allotted_rupiah",
                    "available_rupiah",
                    "set_aside_rupiah",
                    "reserved_rupiah",
                    "committed_rupiah",
                    "paid_rupiah",
                    "lapsed_rupiah",
                    "returned_rupiah",
                    "paid_hundredths_of_percent");

    static Absorption of(Allotted budget) {
        long allotted = budget.allotted().amount();
        long paid = budget.paid().amount();
        return new Absorption(
                budget.owner(),
                budget.programme(),
                budget.year(),
                budget.source(),
                allotted,
                budget.available().amount(),
                budget.setAside().amount(),
                budget.reserved().amount(),
                budget.committed().amount(),
                paid,
                budget.lapsed().amount(),
                budget.returned().amount(),
                hundredths(paid, allotted));
    }

    /** Digit by digit, so that no sum is too large. */
    static int hundredths(long part, long whole) {
        if (whole <= 0) {
            return 0;
        }
        long left = part % whole;
        long digits = part / whole;
        for (int i = 0; i < 4; i++) {
            left *= 10;
            digits = digits * 10 + left / whole;
            left %= whole;
        }
        return Math.toIntExact(digits);
    }

    @Override
    public List<String> cells() {
        return List.of(
                owner,
                programme,
                Integer.toString(year),
                source,
                Long.toString(allottedRupiah),
                Long.toString(availableRupiah),
                Long.toString(setAsideRupiah),
                Long.toString(reservedRupiah),
                Long.toString(committedRupiah),
                Long.toString(paidRupiah),
                Long.toString(lapsedRupiah),
                Long.toString(returnedRupiah),
                Integer.toString(paidHundredths));
    }
}

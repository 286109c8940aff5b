package id.dinsos.disbursement.central;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ministry's file.
 *
 * @param words its status, as it stands there
 * @param since null where the row does not say
 * @param amountRupiah null where the row does not say
 */
record StatusRow(
        String nik,
        YearMonth month,
        String words,
        @Nullable LocalDate since,
        @Nullable Long amountRupiah) {
    @Override
    public String toString() {
        return "StatusRow[masked]";
    }
}

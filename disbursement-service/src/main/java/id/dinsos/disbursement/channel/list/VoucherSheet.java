package id.dinsos.disbursement.channel.list;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the vouchers of a village, to be cut apart.
 *
 * @param letterhead of the office, line by line
 * @param each what every family gets, in words
 * @param from the first day on which they are good; null for those that were never numbered
 */
public record VoucherSheet(
        List<String> letterhead,
        String programme,
        String month,
        String village,
        String warehouse,
        String each,
        @Nullable LocalDate from,
        LocalDate until,
        List<Voucher> vouchers) {
    public VoucherSheet {
        letterhead = List.copyOf(letterhead);
        vouchers = List.copyOf(vouchers);
    }

    /**
     * One voucher, by who fetches the goods; the NIK is masked.
     *
     * @param code to be typed
     * @param scanned what a camera reads: the vouchers it is one of, and its code
     */
    public record Voucher(String number, String name, String nik, String code, String scanned) {
        @Override
        public String toString() {
            return "Voucher[masked]";
        }
    }
}

package id.dinsos.disbursement.channel.list;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the paper of a list, beside its rows.
 *
 * @param letterhead of the office, line by line
 * @param decree that names the recipients; its number and date
 * @param code by which anybody who holds the paper can ask whether it is ours
 */
public record PaymentList(
        List<String> letterhead,
        String programme,
        String months,
        String village,
        String decree,
        @Nullable LocalDate decreeDate,
        String code,
        List<Row> rows) {
    private static final int CODE = 12;
    private static final int GROUP = 4;

    public PaymentList {
        letterhead = List.copyOf(letterhead);
        rows = List.copyOf(rows);
    }

    /** One recipient; the NIK is masked. */
    public record Row(String name, String nik, long amountRupiah) {
        @Override
        public String toString() {
            return "Row[masked]";
        }
    }

    /**
     * The first twelve digits of the hash of a list, in groups: whoever changes a row has another.
     */
    public static String codeOf(String sha256) {
        String digits = sha256.substring(0, Math.min(CODE, sha256.length()));
        return digits.toUpperCase(Locale.ROOT).replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** A code as somebody types it, with or without its groups; null where it can be none. */
    public static @Nullable String plain(String typed) {
        String digits = typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        return digits.matches("[0-9a-f]{" + CODE + "}") ? digits : null;
    }
}

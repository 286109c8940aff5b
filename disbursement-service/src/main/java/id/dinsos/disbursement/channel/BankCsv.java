package id.dinsos.disbursement.channel;

import java.util.Locale;

/**
 * The form of a bank file: a line with bank, date, count and control sum, a line of column names,
 * and one line for each transfer. A field can neither break its line nor start a formula in a
 * spreadsheet.
 */
final class BankCsv {
    static final String COLUMNS =
            "transfer_id,account_number,account_holder,amount_rupiah,remark\r\n";

    private BankCsv() {}

    static void line(
            StringBuilder to,
            Object transfer,
            String number,
            String holder,
            long amount,
            String remark) {
        to.append(transfer)
                .append(',')
                .append(safe(number))
                .append(',')
                .append(safe(holder))
                .append(',')
                .append(amount)
                .append(',')
                .append(safe(remark))
                .append("\r\n");
    }

    static String header(Object file, String bank, String date, int lines, long controlSum) {
        return "H,%s,%s,%s,%d,%d\r\n".formatted(file, safe(bank), date, lines, controlSum);
    }

    /**
     * Control characters go; quotes are doubled; a leading sign of a formula gets an apostrophe.
     */
    static String safe(String field) {
        StringBuilder clean = new StringBuilder(field.length() + 2);
        boolean quote = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (Character.isISOControl(c)) {
                clean.append(' ');
            } else if (c == '"') {
                clean.append("\"\"");
                quote = true;
            } else {
                clean.append(c);
                quote |= c == ',';
            }
        }
        if (!clean.isEmpty() && "=+-@".indexOf(clean.charAt(0)) >= 0) {
            clean.insert(0, '\'');
        }
        return quote ? '"' + clean.toString() + '"' : clean.toString();
    }

    static String remark(String programme, Object months) {
        return "%s %s".formatted(programme, months).toUpperCase(Locale.ROOT);
    }
}

package id.dinsos.disbursement.channel;

import id.dinsos.disbursement.work.Csv;
import java.util.Locale;

/**
 * The form of a bank file: a line with bank, date, count and control sum, a line of column names,
 * and one line for each transfer.
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
                .append(Csv.safe(number))
                .append(',')
                .append(Csv.safe(holder))
                .append(',')
                .append(amount)
                .append(',')
                .append(Csv.safe(remark))
                .append("\r\n");
    }

    static String header(Object file, String bank, String date, int lines, long controlSum) {
        return "H,%s,%s,%s,%d,%d\r\n".formatted(file, Csv.safe(bank), date, lines, controlSum);
    }

    static String remark(String programme, Object months) {
        return "%s %s".formatted(programme, months).toUpperCase(Locale.ROOT);
    }
}

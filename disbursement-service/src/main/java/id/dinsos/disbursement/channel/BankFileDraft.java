package id.dinsos.disbursement.channel;

import id.dinsos.contracts.RegistryMessage.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A file being written: its text once, in memory, until it is full. Not for sharing. */
final class BankFileDraft {
    private final UUID content;
    private final String bank;
    private final int number;
    private final StringBuilder text = new StringBuilder(64 * 1024);
    private final List<TransferLine> lines = new ArrayList<>();
    private long controlSum;

    BankFileDraft(UUID content, String bank, int number) {
        this.content = content;
        this.bank = bank;
        this.number = number;
    }

    UUID content() {
        return content;
    }

    String bank() {
        return bank;
    }

    int number() {
        return number;
    }

    long controlSum() {
        return controlSum;
    }

    List<TransferLine> lines() {
        return lines;
    }

    boolean isFull() {
        return lines.size() == BankBatch.MAX_LINES;
    }

    void add(TransferLine line, Account account, String remark) {
        lines.add(line);
        controlSum = Math.addExact(controlSum, line.amountRupiah());
        BankCsv.line(
                text,
                line.transfer(),
                account.number(),
                account.holder(),
                line.amountRupiah(),
                remark);
    }

    /** The whole file. */
    String text(UUID file, String date) {
        return BankCsv.header(file, bank, date, lines.size(), controlSum) + BankCsv.COLUMNS + text;
    }
}

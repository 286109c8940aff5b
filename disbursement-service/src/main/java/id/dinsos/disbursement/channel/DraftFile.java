package id.dinsos.disbursement.channel;

import id.dinsos.disbursement.channel.form.FileForm;
import id.dinsos.disbursement.channel.form.FileForm.Head;
import id.dinsos.disbursement.channel.form.FileForm.Order;
import id.dinsos.eventstore.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file being written: its text once, in memory, until it is full. Not for sharing. */
final class DraftFile {
    private final UUID content;
    private final String receiver;
    private final int number;
    private final FileForm form;
    private final StringBuilder text = new StringBuilder(4 * 1024);
    private final List<TransferLine> lines = new ArrayList<>();
    private final Set<String> accountsBy = new TreeSet<>();
    private long controlSum;

    DraftFile(UUID content, String receiver, int number, FileForm form) {
        this.content = content;
        this.receiver = receiver;
        this.number = number;
        this.form = form;
    }

    UUID content() {
        return content;
    }

    String receiver() {
        return receiver;
    }

    int number() {
        return number;
    }

    FileForm form() {
        return form;
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

    /** Who entered accounts that no run knows of; null where there are none. */
    @Nullable List<String> accountsBy() {
        return accountsBy.isEmpty() ? null : List.copyOf(accountsBy);
    }

    /**
     * @param enteredBy who entered the account, where no run knows it; else null
     */
    void add(TransferLine line, Order order, @Nullable String enteredBy) {
        if (enteredBy != null) {
            accountsBy.add(enteredBy);
        }
        lines.add(line);
        controlSum = Math.addExact(controlSum, line.amountRupiah());
        text.append(form.line(order));
    }

    /** The whole file. */
    byte[] bytes(Head head) {
        return bytes(form, head, text);
    }

    static byte[] bytes(FileForm form, Head head, CharSequence lines) {
        String before = form.opening(head) + lines;
        byte[] bytes = before.getBytes(StandardCharsets.UTF_8);
        String closing = form.closing(head, HexFormat.of().formatHex(Sha256.of(bytes)));
        return closing.isEmpty() ? bytes : (before + closing).getBytes(StandardCharsets.UTF_8);
    }
}

package id.dinsos.disbursement.channel;

import id.dinsos.contracts.Rupiah;
import java.time.LocalDate;
import java.util.UUID;

/** What may be asked of a bank file. */
public sealed interface BankFileCommand {
    record Create(
            UUID run,
            String owner,
            String bank,
            int lines,
            Rupiah controlSum,
            String sha256,
            UUID content)
            implements BankFileCommand {}

    /**
     * An officer lets it go.
     *
     * @param on the owner's day
     */
    record Release(String by, LocalDate on) implements BankFileCommand {}

    /** It does not leave while this payment, which stands in it, is held. */
    record Stop(UUID payment) implements BankFileCommand {}

    /** The payment goes on. */
    record Free(UUID payment) implements BankFileCommand {}

    /** A batch of lines, numbered from 0, is marked as sent. */
    record MarkSent(int batch, int lines) implements BankFileCommand {}
}

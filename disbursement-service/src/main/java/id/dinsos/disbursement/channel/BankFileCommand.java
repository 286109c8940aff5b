package id.dinsos.disbursement.channel;

import id.dinsos.contracts.Rupiah;
import java.util.UUID;

/** What may be asked of a bank file. */
public sealed interface BankFileCommand {
    record Create(UUID run, String owner, String bank, int lines, Rupiah controlSum, String sha256)
            implements BankFileCommand {}

    record Release(String by) implements BankFileCommand {}

    /** A batch of lines, numbered from 0, is marked as sent. */
    record MarkSent(int batch, int lines) implements BankFileCommand {}
}

package id.dinsos.disbursement.channel;

import id.dinsos.contracts.Rupiah;
import java.util.UUID;

/** What happened to a bank file. */
public sealed interface BankFileEvent {
    /** A run's transfers to one bank were written down; the bytes never change. */
    record BankFileCreated(
            UUID run, String owner, String bank, int lines, Rupiah controlSum, String sha256)
            implements BankFileEvent {}

    /** A preparer let it leave the house. */
    record BankFileReleased(String by) implements BankFileEvent {}

    /** A batch of its lines was marked as sent, in the transaction of the payments. */
    record BankFileBatchSent(int batch, int lines) implements BankFileEvent {}
}

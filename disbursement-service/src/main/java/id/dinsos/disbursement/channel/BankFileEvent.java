package id.dinsos.disbursement.channel;

import id.dinsos.contracts.Rupiah;
import java.util.Map;
import java.util.UUID;

/** What happened to a bank file. */
public sealed interface BankFileEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends BankFileEvent>> NAMES =
            Map.of(
                    "bank-file-created.v1", BankFileCreated.class,
                    "bank-file-released.v1", BankFileReleased.class,
                    "bank-file-batch-sent.v1", BankFileBatchSent.class);

    /** A run's transfers to one bank were written down; the bytes never change. */
    record BankFileCreated(
            UUID run, String owner, String bank, int lines, Rupiah controlSum, String sha256)
            implements BankFileEvent {}

    /** A preparer let it leave the house. */
    record BankFileReleased(String by) implements BankFileEvent {}

    /** A batch of its lines was marked as sent, in the transaction of the payments. */
    record BankFileBatchSent(int batch, int lines) implements BankFileEvent {}
}

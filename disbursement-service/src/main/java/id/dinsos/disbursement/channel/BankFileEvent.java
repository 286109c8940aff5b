package id.dinsos.disbursement.channel;

import id.dinsos.contracts.Rupiah;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a bank file. */
public sealed interface BankFileEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends BankFileEvent>> NAMES =
            Map.of(
                    "bank-file-created.v1", BankFileCreated.class,
                    "bank-file-released.v1", BankFileReleased.class,
                    "bank-file-stopped.v1", BankFileStopped.class,
                    "bank-file-freed.v1", BankFileFreed.class,
                    "bank-file-replaced.v1", BankFileReplaced.class,
                    "bank-file-replacement-made.v1", BankFileReplacementMade.class,
                    "bank-file-batch-sent.v1", BankFileBatchSent.class);

    /**
     * A run's transfers to one bank were written down; the bytes never change.
     *
     * @param content where they lie; null in the first version, whose content is the file's own
     * @param form how they are written; null in the first version
     * @param title a name that a person can read; null in the first version
     * @param hands who prepared or approved what it was made for, beside those of the run, or
     *     entered an account in it that no run knows of; null in the first version
     */
    record BankFileCreated(
            UUID run,
            String owner,
            String bank,
            int lines,
            Rupiah controlSum,
            String sha256,
            @Nullable UUID content,
            @Nullable String form,
            @Nullable String title,
            @Nullable List<String> hands)
            implements BankFileEvent {}

    /**
     * A preparer let it leave the house.
     *
     * @param on the owner's day; null in the first version
     */
    record BankFileReleased(String by, @Nullable LocalDate on) implements BankFileEvent {}

    /** A payment that stands in it is held: it does not leave while that is so. */
    record BankFileStopped(UUID payment) implements BankFileEvent {}

    /** It never leaves: an officer had another made without the transfers that are held. */
    record BankFileReplaced(String by) implements BankFileEvent {}

    /** The file in its place is made; none where no transfer was left. */
    record BankFileReplacementMade(List<UUID> files) implements BankFileEvent {
        public BankFileReplacementMade {
            files = List.copyOf(files);
        }
    }

    /** The payment that stopped it goes on. */
    record BankFileFreed(UUID payment) implements BankFileEvent {}

    /** A batch of its lines was marked as sent, in the transaction of the payments. */
    record BankFileBatchSent(int batch, int lines) implements BankFileEvent {}
}

package id.dinsos.disbursement.channel;

import id.dinsos.contracts.Rupiah;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be asked of a bank file. */
public sealed interface BankFileCommand {
    record Create(
            UUID run,
            String owner,
            String bank,
            int lines,
            Rupiah controlSum,
            String sha256,
            UUID content,
            @Nullable String form,
            @Nullable String title,
            List<String> hands)
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

    /** It is stopped: another file takes its place, without the transfers that are held. */
    record Replace(String by) implements BankFileCommand {}

    /**
     * The other file is made.
     *
     * @param files none where nobody was left
     */
    record NoteReplacement(List<UUID> files) implements BankFileCommand {
        public NoteReplacement {
            files = List.copyOf(files);
        }
    }

    /** A batch of lines, numbered from 0, is marked as sent. */
    record MarkSent(int batch, int lines) implements BankFileCommand {}
}

package id.dinsos.disbursement.recovery;

import java.util.List;
import java.util.UUID;

/** What may be asked of arrears. */
public sealed interface ArrearsCommand {
    /** The rule says so now; again and again, as facts change. */
    record Propose(Finding finding) implements ArrearsCommand {}

    record Approve(UUID payee, String by, String reason) implements ArrearsCommand {}

    record Reject(String by, String reason) implements ArrearsCommand {}

    record NoteFiles(List<UUID> files) implements ArrearsCommand {
        public NoteFiles {
            files = List.copyOf(files);
        }
    }
}

package id.dinsos.disbursement.reconciliation;

import id.dinsos.disbursement.reconciliation.BankReportEvent.Contradiction;
import java.util.List;
import java.util.UUID;

/** What may be asked of a report. */
public sealed interface BankReportCommand {
    record Receive(String owner, int lines, String sha256, String by)
            implements BankReportCommand {}

    /**
     * A batch of lines is settled.
     *
     * @param answered contradictions of an earlier reading that are none any more
     */
    record SettleBatch(
            int batch,
            int lines,
            int settled,
            int unchanged,
            List<Contradiction> queued,
            List<UUID> answered)
            implements BankReportCommand {
        public SettleBatch {
            queued = List.copyOf(queued);
            answered = List.copyOf(answered);
        }
    }

    /** The books are right and the line is not; a second officer is to say so too. */
    record Propose(UUID contradiction, String letter, String note, String by)
            implements BankReportCommand {}

    record Dismiss(UUID contradiction, String note, String by) implements BankReportCommand {}

    record Reject(UUID contradiction, String note, String by) implements BankReportCommand {}

    /** What the books say was corrected, or a later report has settled it. */
    record Resolve(UUID contradiction, String action, String note, String by)
            implements BankReportCommand {}
}

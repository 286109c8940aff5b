package id.dinsos.disbursement.reconciliation;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happened to a bank's report. */
public sealed interface BankReportEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends BankReportEvent>> NAMES =
            Map.of(
                    "report-received.v1", ReportReceived.class,
                    "report-taken-again.v1", ReportTakenAgain.class,
                    "report-batch-settled.v1", ReportBatchSettled.class,
                    "contradiction-dismissal-proposed.v1", DismissalProposed.class,
                    "contradiction-dismissal-rejected.v1", DismissalRejected.class,
                    "contradiction-resolved.v1", ContradictionResolved.class);

    /** A preparer handed it in; the file is on disk and well formed. */
    record ReportReceived(String owner, int lines, String sha256, String by)
            implements BankReportEvent {}

    /** The same file was handed in once more, after its last reading was through. */
    record ReportTakenAgain(String by) implements BankReportEvent {}

    /**
     * A batch of lines was settled in the transaction of the payments it changed.
     *
     * @param unchanged lines that say what is known already
     * @param queued lines that wait for a person
     * @param answered contradictions of an earlier reading that are none any more
     */
    record ReportBatchSettled(
            int batch,
            int lines,
            int settled,
            int unchanged,
            List<Contradiction> queued,
            List<UUID> answered)
            implements BankReportEvent {
        public ReportBatchSettled {
            queued = List.copyOf(queued);
            answered = answered == null ? List.of() : List.copyOf(answered);
        }
    }

    /**
     * A preparer says that the books are right and the line is not.
     *
     * @param letter number of the bank's paper it rests on
     */
    record DismissalProposed(UUID contradiction, String letter, String note, String by)
            implements BankReportEvent {}

    /** A second officer does not think so, or the preparer no longer does. */
    record DismissalRejected(UUID contradiction, String note, String by)
            implements BankReportEvent {}

    /**
     * A line is settled: two officers dismissed it, or corrected what the books say, or a later
     * report has settled what it said.
     *
     * @param by who had the last word
     */
    record ContradictionResolved(UUID contradiction, String action, String note, String by)
            implements BankReportEvent {}

    /**
     * A line that cannot be believed as it stands.
     *
     * @param line its number in the file, the column names being line 1
     * @param transfer as the bank wrote it
     * @param reason stable code
     */
    record Contradiction(
            UUID id, int line, String transfer, long amountRupiah, String status, String reason) {}
}

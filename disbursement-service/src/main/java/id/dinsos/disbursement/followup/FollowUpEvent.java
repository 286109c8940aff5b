package id.dinsos.disbursement.followup;

import id.dinsos.disbursement.followup.FollowUp.LeftOut;
import id.dinsos.disbursement.followup.FollowUp.Plan;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happened to a follow-up. */
public sealed interface FollowUpEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends FollowUpEvent>> NAMES =
            Map.of(
                    "follow-up-prepared.v1", FollowUpPrepared.class,
                    "follow-up-approved.v1", FollowUpApproved.class,
                    "follow-up-rejected.v1", FollowUpRejected.class,
                    "follow-up-batch-done.v1", FollowUpBatchDone.class,
                    "follow-up-finished.v1", FollowUpFinished.class);

    /** A preparer chose payments and said what should become of them. */
    record FollowUpPrepared(Plan plan) implements FollowUpEvent {}

    /** A second officer agreed. */
    record FollowUpApproved(String by, String note) implements FollowUpEvent {}

    /** An officer turned it down, or the preparer took it back. */
    record FollowUpRejected(String by, String reason) implements FollowUpEvent {}

    /**
     * A batch was carried out, in the transaction of its payments.
     *
     * @param payments looked at
     * @param done of them
     */
    record FollowUpBatchDone(int batch, int payments, int done, List<LeftOut> leftOut)
            implements FollowUpEvent {
        public FollowUpBatchDone {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * All batches are done.
     *
     * @param files bank files of the new attempts; none for other kinds
     */
    record FollowUpFinished(List<UUID> files) implements FollowUpEvent {
        public FollowUpFinished {
            files = List.copyOf(files);
        }
    }
}

package id.dinsos.disbursement.followup;

import id.dinsos.disbursement.followup.FollowUp.LeftOut;
import java.util.List;
import java.util.UUID;

/** What may be asked of a follow-up. */
public sealed interface FollowUpCommand {
    record Prepare(FollowUp.Plan plan) implements FollowUpCommand {}

    record Approve(String by, String note) implements FollowUpCommand {}

    record Reject(String by, String reason) implements FollowUpCommand {}

    record FinishBatch(int batch, int payments, int done, List<LeftOut> leftOut)
            implements FollowUpCommand {
        public FinishBatch {
            leftOut = List.copyOf(leftOut);
        }
    }

    record Finish(List<UUID> files) implements FollowUpCommand {
        public Finish {
            files = List.copyOf(files);
        }
    }
}

package id.dinsos.disbursement.handover;

import id.dinsos.disbursement.handover.HandOverEvent.HandOverRecorded;
import java.util.UUID;

/** What may be asked of a hand-over record. */
public sealed interface HandOverCommand {
    record Record(HandOverRecorded content) implements HandOverCommand {}

    record AddProof(UUID proof, String mediaType, String sha256, long bytes, String by)
            implements HandOverCommand {}

    record Confirm(UUID report, String by) implements HandOverCommand {}

    record Withdraw(String reason, String by) implements HandOverCommand {}
}

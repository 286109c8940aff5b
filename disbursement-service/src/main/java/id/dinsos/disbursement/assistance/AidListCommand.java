package id.dinsos.disbursement.assistance;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What may be asked of a list. */
public sealed interface AidListCommand {
    record Prepare(AidList.Plan plan) implements AidListCommand {}

    /**
     * @param involved who has a hand in the programme or its money and signs nothing
     */
    record Approve(List<AidList.Payee> payees, String by, Set<String> involved)
            implements AidListCommand {}

    record Reject(String reason, String by) implements AidListCommand {}

    record NoteFiles(List<UUID> files) implements AidListCommand {}

    record Release(String by) implements AidListCommand {}
}

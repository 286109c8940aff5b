package id.dinsos.disbursement.reconciliation;

import id.dinsos.eventstore.rules.Names;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A bank's report on transfers; the same file again is the same report. */
public sealed interface BankReport {
    static UUID idOf(String owner, String sha256) {
        return Names.uuid("bank-report", owner, sha256);
    }

    /** Not handed in. */
    record None() implements BankReport {}

    /**
     * Handed in, and settled as far as {@code linesDone}.
     *
     * @param contradictions lines that wait for a person, and whether they still do
     */
    record Received(
            String owner,
            int lines,
            int batches,
            int linesDone,
            int settled,
            int unchanged,
            Map<UUID, Boolean> contradictions)
            implements BankReport {
        public Received {
            contradictions = Map.copyOf(contradictions);
        }

        public boolean isDone() {
            return linesDone >= lines;
        }

        Received plus(BankReportEvent.ReportBatchSettled batch) {
            Map<UUID, Boolean> all = new HashMap<>(contradictions);
            batch.queued().forEach(one -> all.put(one.id(), true));
            return new Received(
                    owner,
                    lines,
                    batches + 1,
                    linesDone + batch.lines(),
                    settled + batch.settled(),
                    unchanged + batch.unchanged(),
                    all);
        }

        Received resolved(UUID contradiction) {
            Map<UUID, Boolean> all = new HashMap<>(contradictions);
            all.put(contradiction, false);
            return new Received(owner, lines, batches, linesDone, settled, unchanged, all);
        }
    }
}

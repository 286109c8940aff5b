package id.dinsos.disbursement.reconciliation;

import id.dinsos.eventstore.rules.Names;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A bank's report on transfers; the same file again is the same report, read once more. */
public sealed interface BankReport {
    static UUID idOf(String owner, String sha256) {
        return Names.uuid("bank-report", owner, sha256);
    }

    /** Not handed in. */
    record None() implements BankReport {}

    /**
     * Handed in, and settled as far as {@code linesDone}. Figures are those of the last reading.
     *
     * @param batches of all readings
     * @param contradictions lines that wait for a person, and whether they still do
     */
    record Received(
            String owner,
            int lines,
            int readings,
            int batches,
            int linesDone,
            int settled,
            int unchanged,
            int queued,
            Map<UUID, Boolean> contradictions)
            implements BankReport {
        public Received {
            contradictions = Map.copyOf(contradictions);
        }

        static Received first(String owner, int lines) {
            return new Received(owner, lines, 1, 0, 0, 0, 0, 0, Map.of());
        }

        public boolean isDone() {
            return linesDone >= lines;
        }

        /** A person has dealt with the line; what the bank repeats about it changes nothing. */
        boolean isResolved(UUID contradiction) {
            return Boolean.FALSE.equals(contradictions.get(contradiction));
        }

        boolean isOpen(UUID contradiction) {
            return Boolean.TRUE.equals(contradictions.get(contradiction));
        }

        Received again() {
            return new Received(owner, lines, readings + 1, batches, 0, 0, 0, 0, contradictions);
        }

        Received plus(BankReportEvent.ReportBatchSettled batch) {
            Map<UUID, Boolean> all = new HashMap<>(contradictions);
            batch.answered().forEach(id -> all.put(id, false));
            batch.queued().forEach(one -> all.put(one.id(), true));
            return new Received(
                    owner,
                    lines,
                    readings,
                    batches + 1,
                    linesDone + batch.lines(),
                    settled + batch.settled(),
                    unchanged + batch.unchanged(),
                    queued + batch.queued().size(),
                    all);
        }

        Received resolved(UUID contradiction) {
            Map<UUID, Boolean> all = new HashMap<>(contradictions);
            all.put(contradiction, false);
            return new Received(
                    owner, lines, readings, batches, linesDone, settled, unchanged, queued, all);
        }
    }
}

package id.dinsos.disbursement.reconciliation;

import id.dinsos.eventstore.rules.Names;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
     * @param contradictions lines that wait for a person, or waited
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
            Map<UUID, Line> contradictions)
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
            Line line = contradictions.get(contradiction);
            return line != null && !line.open();
        }

        public boolean isOpen(UUID contradiction) {
            Line line = contradictions.get(contradiction);
            return line != null && line.open();
        }

        Received again() {
            return new Received(owner, lines, readings + 1, batches, 0, 0, 0, 0, contradictions);
        }

        Received plus(BankReportEvent.ReportBatchSettled batch) {
            Map<UUID, Line> all = new HashMap<>(contradictions);
            batch.answered().forEach(id -> all.computeIfPresent(id, (x, line) -> line.closed()));
            batch.queued().forEach(one -> all.put(one.id(), new Line(one.transfer(), true, null)));
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
            return with(contradiction, line(contradiction).closed());
        }

        Received proposed(UUID contradiction, @Nullable String by) {
            return with(contradiction, new Line(line(contradiction).transfer(), true, by));
        }

        private Line line(UUID contradiction) {
            return Objects.requireNonNull(contradictions.get(contradiction));
        }

        private Received with(UUID contradiction, Line line) {
            Map<UUID, Line> all = new HashMap<>(contradictions);
            all.put(contradiction, line);
            return new Received(
                    owner, lines, readings, batches, linesDone, settled, unchanged, queued, all);
        }
    }

    /**
     * A line that waits for a person, or waited.
     *
     * @param transfer as the bank wrote it
     * @param proposedBy who wants it dismissed; null where nobody does
     */
    record Line(String transfer, boolean open, @Nullable String proposedBy) {
        Line closed() {
            return new Line(transfer, false, null);
        }
    }
}

package id.dinsos.disbursement.roster;

import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.roster.ChunkEvent.RunRef;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** What may be asked of a chunk. */
public sealed interface ChunkCommand {
    record Freeze(RunRef run, int number, List<String> accountsBy, List<Row> rows)
            implements ChunkCommand {
        public Freeze(RunRef run, int number, List<Row> rows) {
            this(run, number, List.of(), rows);
        }
    }

    /** Put those whom the ranking cuts on the waiting list; none where all fit. */
    record Cut(List<ChunkEvent.Waiting> waiting) implements ChunkCommand {}

    /** Let a held payment go on. */
    record Release(UUID beneficiary, String reason, String by) implements ChunkCommand {}

    /** Before anything is instructed: these are no longer due, and these take vacant places. */
    record Replace(List<Unpaid> left, List<ChunkEvent.Waiting> filled) implements ChunkCommand {}

    /** Pay one whom the instruction left out, for all months in which it did. */
    record InstructHold(
            UUID beneficiary, List<YearMonth> months, long amountRupiah, String reason, String by)
            implements ChunkCommand {}

    /**
     * Instruct one month of a slice, leaving some out for the reasons given.
     *
     * @param entitlements of those who are handed something and are paid nothing
     * @param texts words of the programme's clauses
     */
    record Instruct(
            YearMonth month,
            int part,
            List<Unpaid> unpaid,
            List<String> entitlements,
            List<ClauseText> texts)
            implements ChunkCommand {
        public Instruct(YearMonth month, int part, List<Unpaid> unpaid, List<String> entitlements) {
            this(month, part, unpaid, entitlements, List.of());
        }

        public Instruct(YearMonth month, int part, List<Unpaid> unpaid) {
            this(month, part, unpaid, List.of());
        }
    }
}

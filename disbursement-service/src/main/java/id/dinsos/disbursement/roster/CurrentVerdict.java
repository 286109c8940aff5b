package id.dinsos.disbursement.roster;

import id.dinsos.disbursement.eligibility.Verdict;
import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.roster.ChunkEvent.Row;
import id.dinsos.disbursement.roster.ChunkEvent.SliceInstructed;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a beneficiary as it stands: that of the freeze, or what the instruction found
 * afterwards.
 *
 * @param amountRupiah for one month; 0 where nothing is paid
 * @param place on the waiting list, of those whom the order put there
 */
public record CurrentVerdict(
        UUID beneficiaryId,
        String region,
        Verdict.Outcome verdict,
        long amountRupiah,
        List<String> clauses,
        Map<String, Object> facts,
        @Nullable Integer place) {
    public CurrentVerdict {
        clauses = List.copyOf(clauses);
    }

    /** All verdicts of a chunk for one month, in order. */
    public static List<CurrentVerdict> of(Frozen chunk, YearMonth month) {
        Map<UUID, Unpaid> unpaid = new HashMap<>();
        for (SliceInstructed slice : chunk.slices().values()) {
            if (slice.month().equals(month)) {
                slice.unpaid().forEach(one -> unpaid.put(one.beneficiary(), one));
            }
        }
        return chunk.rows().stream()
                .map(row -> of(row, month, unpaid.get(row.beneficiary()), chunk.waiting()))
                .toList();
    }

    public boolean isPaid() {
        return verdict == Verdict.Outcome.ELIGIBLE;
    }

    private static CurrentVerdict of(
            Row row, YearMonth month, @Nullable Unpaid later, Map<UUID, Integer> waiting) {
        Integer place = waiting.get(row.beneficiary());
        return later == null
                ? new CurrentVerdict(
                        row.beneficiary(),
                        row.region(),
                        row.verdict(),
                        row.amountRupiah(month),
                        row.clauses(),
                        row.facts(),
                        place)
                : new CurrentVerdict(
                        row.beneficiary(),
                        row.region(),
                        later.verdict(),
                        0,
                        List.of(later.clause()),
                        row.facts(),
                        place);
    }
}

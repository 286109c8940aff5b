package id.dinsos.disbursement.roster;

import id.dinsos.disbursement.eligibility.Verdict;
import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import java.time.YearMonth;
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
        PaidRows paid = PaidRows.of(chunk, month);
        return chunk.rows().stream()
                .map(row -> of(row, month, leftOut(chunk, row, month, paid), chunk.waiting()))
                .toList();
    }

    /** Null where nothing was found, or a person has let it go on since. */
    private static @Nullable Unpaid leftOut(Frozen chunk, Row row, YearMonth month, PaidRows paid) {
        return chunk.late().getOrDefault(row.beneficiary(), List.of()).contains(month)
                ? null
                : paid.leftOut(row);
    }

    public boolean pays() {
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

package id.dinsos.disbursement.roster;

import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.roster.ChunkEvent.SliceInstructed;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom the instruction of a month pays, how much, and who was left out with which reason. Worked
 * out here and nowhere else: by the sums of a slice, by what is said of a verdict, and by the lines
 * of the bank files.
 */
public final class PaidRows {
    private final YearMonth month;
    private final Map<UUID, Unpaid> leftOut;

    private PaidRows(YearMonth month, List<Unpaid> unpaid) {
        this.month = month;
        leftOut = new HashMap<>(unpaid.size() * 2);
        unpaid.forEach(one -> leftOut.put(one.beneficiary(), one));
    }

    static PaidRows of(YearMonth month, List<Unpaid> unpaid) {
        return new PaidRows(month, unpaid);
    }

    /** As its slices have instructed the month. */
    public static PaidRows of(Frozen chunk, YearMonth month) {
        return new PaidRows(
                month,
                chunk.slices().values().stream()
                        .filter(slice -> slice.month().equals(month))
                        .map(SliceInstructed::unpaid)
                        .flatMap(List::stream)
                        .toList());
    }

    /** Whether a payment of the month is made out for it. */
    public boolean isPaid(Row row) {
        return row.pays() && !leftOut.containsKey(row.beneficiary());
    }

    public long amountRupiah(Row row) {
        return isPaid(row) ? row.amountRupiah(month) : 0;
    }

    /** Why one who was eligible at the freeze was left out; null of all others. */
    @Nullable Unpaid leftOut(Row row) {
        return leftOut.get(row.beneficiary());
    }
}

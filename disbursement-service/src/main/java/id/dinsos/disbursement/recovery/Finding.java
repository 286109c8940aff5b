package id.dinsos.disbursement.recovery;

import id.dinsos.disbursement.eligibility.ClauseText;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was paid for a month beside what was due by all that is known now, with the reason for every
 * rupiah of the difference. It names nobody.
 *
 * @param payment that was made; of arrears: that is to be made
 * @param payee who received it; null where nothing was paid and nobody could be
 * @param on the day about which the rule was asked
 * @param reasons clauses of the rule that fail now, in words; empty where it pays
 * @param facts that the rule looked at, as of that day
 */
public record Finding(
        UUID payment,
        UUID run,
        UUID budget,
        String owner,
        String programme,
        UUID beneficiary,
        @Nullable UUID payee,
        String region,
        YearMonth month,
        LocalDate on,
        long paidRupiah,
        long dueRupiah,
        List<ClauseText> reasons,
        Map<String, Object> facts) {
    public Finding {
        reasons = List.copyOf(reasons);
        facts = Collections.unmodifiableMap(facts);
    }

    /** What was paid beyond what was due. */
    public long overpaidRupiah() {
        return Math.max(0, paidRupiah - dueRupiah);
    }

    /** What was due beyond what was paid. */
    public long underpaidRupiah() {
        return Math.max(0, dueRupiah - paidRupiah);
    }

    /** Whether another says the same of the money, for the same reasons. */
    boolean saysAs(Finding other) {
        return paidRupiah == other.paidRupiah
                && dueRupiah == other.dueRupiah
                && reasons.equals(other.reasons);
    }
}

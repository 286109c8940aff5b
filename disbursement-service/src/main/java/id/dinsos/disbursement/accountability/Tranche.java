package id.dinsos.disbursement.accountability;

import id.dinsos.disbursement.programme.ProgrammeTerms.Quota;
import id.dinsos.disbursement.run.Run.Opened;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One tranche of a programme in one place. Of its payments each is in exactly one column, so the
 * columns from {@code creditedRupiah} on always come to {@code instructedRupiah}.
 *
 * @param quota of the whole tranche; null of a part of it, because a quota is no village's
 * @param frozen who stand on the frozen roster, and what they are due in all its months
 * @param pending instructed, on its way, held, or of unknown outcome
 * @param failedFor how many payments for each reason, in the bank's words
 * @param givenUp cancelled, or lapsed with the year
 * @param remainingRupiah of what was instructed, and before the instruction of what was frozen: not
 *     with anybody yet
 */
public record Tranche(
        String programme,
        String months,
        String run,
        String place,
        @Nullable Integer quota,
        long frozen,
        long frozenRupiah,
        long instructed,
        long instructedRupiah,
        long creditedRupiah,
        long withdrawnRupiah,
        long failedRupiah,
        String failedFor,
        long returnedRupiah,
        long pendingRupiah,
        long givenUpRupiah,
        long remainingRupiah)
        implements Cells {
    static final List<String> NAMES =
            List.of(
                    "programme",
                    "months",
                    "run",
                    "place",
                    "quota",
                    "frozen",
                    "frozen_rupiah",
                    "payments",
                    "payments_rupiah",
                    "credited_rupiah",
                    "withdrawn_rupiah",
                    "failed_rupiah",
                    "failed_for",
                    "returned_rupiah",
                    "pending_rupiah",
                    "given_up_rupiah",
                    "remaining_rupiah");

    static Tranche of(Opened run, String place, boolean whole, Sums sums) {
        Quota quota = run.plan().terms().quota();
        List<YearMonth> months = run.plan().months();
        String first = months.getFirst().toString();
        long reached = sums.of("CREDITED") + sums.of("WITHDRAWN");
        return new Tranche(
                run.plan().programme(),
                months.size() == 1 ? first : first + ".." + months.getLast(),
                run.id().toString(),
                place,
                whole && quota != null ? quota.beneficiaries() : null,
                sums.frozen,
                sums.frozenRupiah,
                sums.payments,
                sums.instructedRupiah,
                sums.of("CREDITED"),
                sums.of("WITHDRAWN"),
                sums.of("FAILED"),
                sums.failedFor(),
                sums.of("RETURNED"),
                sums.of("INSTRUCTED") + sums.of("SENT") + sums.of("UNKNOWN") + sums.of("HELD"),
                sums.of("CANCELLED") + sums.of("LAPSED"),
                (sums.payments == 0 ? sums.frozenRupiah : sums.instructedRupiah) - reached);
    }

    @Override
    public List<String> cells() {
        return List.of(
                programme,
                months,
                run,
                place,
                quota == null ? "" : quota.toString(),
                Long.toString(frozen),
                Long.toString(frozenRupiah),
                Long.toString(instructed),
                Long.toString(instructedRupiah),
                Long.toString(creditedRupiah),
                Long.toString(withdrawnRupiah),
                Long.toString(failedRupiah),
                failedFor,
                Long.toString(returnedRupiah),
                Long.toString(pendingRupiah),
                Long.toString(givenUpRupiah),
                Long.toString(remainingRupiah));
    }

    /** What a place comes to, while it is added up. */
    static final class Sums {
        private final Map<String, Long> byState = new TreeMap<>();
        private final Map<String, Long> reasons = new TreeMap<>();
        private long frozen;
        private long frozenRupiah;
        private long payments;
        private long instructedRupiah;

        void frozen(long people, long rupiah) {
            frozen += people;
            frozenRupiah += rupiah;
        }

        void add(String state, String reason, long count, long rupiah) {
            byState.merge(state, rupiah, Long::sum);
            payments += count;
            instructedRupiah += rupiah;
            if (state.equals("FAILED")) {
                reasons.merge(reason, count, Long::sum);
            }
        }

        long of(String state) {
            return byState.getOrDefault(state, 0L);
        }

        String failedFor() {
            return reasons.entrySet().stream()
                    .map(one -> one.getKey() + "=" + one.getValue())
                    .collect(Collectors.joining(" "));
        }
    }
}

package id.dinsos.disbursement.run;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.eligibility.Verdict;
import id.dinsos.disbursement.run.ChunkEvent.SliceInstructed;
import id.dinsos.disbursement.run.ChunkEvent.Unpaid;

/**
 * What an instruction has come to: payments made out, and who was left out since the freeze.
 *
 * @param payments one for each beneficiary and month
 */
public record Instructed(int payments, Rupiah amount, int excluded, int held) {
    public static final Instructed ZERO = new Instructed(0, Rupiah.ZERO, 0, 0);

    public static Instructed of(SliceInstructed slice) {
        int held = 0;
        for (Unpaid unpaid : slice.unpaid()) {
            held += unpaid.verdict() == Verdict.Outcome.HELD ? 1 : 0;
        }
        return new Instructed(
                slice.payments(),
                new Rupiah(slice.amountRupiah()),
                slice.unpaid().size() - held,
                held);
    }

    public Instructed plus(Instructed other) {
        return new Instructed(
                payments + other.payments,
                amount.plus(other.amount),
                excluded + other.excluded,
                held + other.held);
    }
}

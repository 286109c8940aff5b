package id.dinsos.disbursement.run;

import id.dinsos.contracts.Rupiah;

/**
 * What an instruction has come to: payments made out, and who was left out since the freeze.
 *
 * @param payments one for each beneficiary and month
 */
public record Instructed(int payments, Rupiah amount, int excluded, int held) {
    public static final Instructed ZERO = new Instructed(0, Rupiah.ZERO, 0, 0);

    public Instructed plus(Instructed other) {
        return new Instructed(
                payments + other.payments,
                amount.plus(other.amount),
                excluded + other.excluded,
                held + other.held);
    }
}

package id.dinsos.disbursement.run;

import id.dinsos.contracts.Rupiah;

/**
 * How many a freeze has judged, and what one month costs for the eligible.
 *
 * @param waiting for a place of the quota; before it was a state of its own they were held
 */
public record Tally(
        int candidates, int eligible, int excluded, int held, int waiting, Rupiah monthly) {
    public static final Tally ZERO = new Tally(0, 0, 0, 0, 0, Rupiah.ZERO);

    /** Nobody waits. */
    public Tally(int candidates, int eligible, int excluded, int held, Rupiah monthly) {
        this(candidates, eligible, excluded, held, 0, monthly);
    }

    /** One who was held is eligible. */
    public Tally released(long amountRupiah) {
        return new Tally(
                candidates,
                eligible + 1,
                excluded,
                held - 1,
                waiting,
                monthly.plus(new Rupiah(amountRupiah)));
    }

    public Tally minus(Tally other) {
        return new Tally(
                candidates - other.candidates,
                eligible - other.eligible,
                excluded - other.excluded,
                held - other.held,
                waiting - other.waiting,
                monthly.minus(other.monthly));
    }

    public Tally plus(Tally other) {
        return new Tally(
                candidates + other.candidates,
                eligible + other.eligible,
                excluded + other.excluded,
                held + other.held,
                waiting + other.waiting,
                monthly.plus(other.monthly));
    }
}

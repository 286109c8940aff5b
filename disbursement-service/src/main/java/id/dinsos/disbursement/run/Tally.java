package id.dinsos.disbursement.run;

import id.dinsos.contracts.Rupiah;

/** How many a freeze has judged, and what one month costs for the eligible. */
public record Tally(int candidates, int eligible, int excluded, int held, Rupiah monthly) {
    public static final Tally ZERO = new Tally(0, 0, 0, 0, Rupiah.ZERO);

    /** One who was held is eligible. */
    public Tally released(long amountRupiah) {
        return new Tally(
                candidates,
                eligible + 1,
                excluded,
                held - 1,
                monthly.plus(new Rupiah(amountRupiah)));
    }

    public Tally minus(Tally other) {
        return new Tally(
                candidates - other.candidates,
                eligible - other.eligible,
                excluded - other.excluded,
                held - other.held,
                monthly.minus(other.monthly));
    }

    public Tally plus(Tally other) {
        return new Tally(
                candidates + other.candidates,
                eligible + other.eligible,
                excluded + other.excluded,
                held + other.held,
                monthly.plus(other.monthly));
    }
}

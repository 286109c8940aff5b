package id.dinsos.disbursement.budget;

import id.dinsos.contracts.Rupiah;
import java.util.Arrays;
import java.util.List;

/**
 * The money of one run within a budget.
 *
 * @param closed once the run or the year is closed, what comes back later is given back at once
 */
public record Account(Balances balances, boolean closed) {
    public static final Account EMPTY = new Account(Balances.NONE, false);

    /** Where instructed money stands. */
    public Rupiah in(Bucket bucket) {
        return balances.of(LedgerAccount.of(bucket));
    }

    /** Set aside at approval, not yet instructed. */
    public Rupiah reserved() {
        return balances.of(LedgerAccount.RESERVED);
    }

    /** Part of the money that came back and is no longer the run's. */
    public Rupiah givenBack() {
        return balances.of(LedgerAccount.GIVEN_BACK);
    }

    /** Everything instructed, wherever it stands now. */
    public Rupiah ordered() {
        return Rupiah.sum(Arrays.stream(Bucket.values()).map(this::in).toList());
    }

    public Rupiah paid() {
        return in(Bucket.CREDITED);
    }

    /** Instructed, not with the beneficiary, and not given back. */
    public Rupiah committed() {
        return ordered().minus(paid()).minus(givenBack());
    }

    /** What has come back and is still the run's. */
    public Rupiah toGiveBack() {
        return Rupiah.sum(
                        Arrays.stream(Bucket.values())
                                .filter(Bucket::isBack)
                                .map(this::in)
                                .toList())
                .minus(givenBack());
    }

    Account post(List<Posting> lines) {
        return new Account(balances.post(lines), closed);
    }

    Account close() {
        return new Account(balances, true);
    }
}

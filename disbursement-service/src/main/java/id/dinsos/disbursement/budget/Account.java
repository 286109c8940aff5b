package id.dinsos.disbursement.budget;

import id.dinsos.contracts.Rupiah;
import java.util.EnumMap;
import java.util.Map;

/**
 * The money of one run within a budget.
 *
 * @param reserved set aside at approval, not yet instructed
 * @param buckets where instructed money stands; always all of them
 * @param givenBack part of the money that came back and is free again in the budget
 * @param closed once the run is closed, what comes back later is free at once
 */
public record Account(
        Rupiah reserved, Map<Bucket, Rupiah> buckets, Rupiah givenBack, boolean closed) {
    public static final Account EMPTY = new Account(Rupiah.ZERO, zero(), Rupiah.ZERO, false);

    public Account {
        buckets = Map.copyOf(buckets);
    }

    public Rupiah in(Bucket bucket) {
        return buckets.getOrDefault(bucket, Rupiah.ZERO);
    }

    /** Everything instructed, wherever it stands now. */
    public Rupiah ordered() {
        return Rupiah.sum(buckets.values());
    }

    public Rupiah paid() {
        return in(Bucket.CREDITED);
    }

    /** Instructed, not with the beneficiary, and not free again. */
    public Rupiah committed() {
        return ordered().minus(paid()).minus(givenBack);
    }

    /** What has come back and is not free yet. */
    public Rupiah toGiveBack() {
        long back = 0;
        for (Bucket bucket : Bucket.values()) {
            if (bucket.isBack()) {
                back += in(bucket).amount();
            }
        }
        return new Rupiah(back).minus(givenBack);
    }

    Account reserve(Rupiah amount) {
        return new Account(reserved.plus(amount), buckets, givenBack, closed);
    }

    Account commit(Rupiah amount) {
        Map<Bucket, Rupiah> after = new EnumMap<>(buckets);
        after.merge(Bucket.PENDING, amount, Rupiah::plus);
        return new Account(Rupiah.ZERO, after, givenBack, closed);
    }

    Account move(Bucket from, Bucket to, Rupiah amount) {
        Map<Bucket, Rupiah> after = new EnumMap<>(buckets);
        after.put(from, in(from).minus(amount));
        after.merge(to, amount, Rupiah::plus);
        return new Account(reserved, after, givenBack, closed);
    }

    Account giveBack(Rupiah amount) {
        return new Account(reserved, buckets, givenBack.plus(amount), true);
    }

    Account cancel() {
        return new Account(Rupiah.ZERO, buckets, givenBack, true);
    }

    private static Map<Bucket, Rupiah> zero() {
        Map<Bucket, Rupiah> all = new EnumMap<>(Bucket.class);
        for (Bucket bucket : Bucket.values()) {
            all.put(bucket, Rupiah.ZERO);
        }
        return all;
    }
}

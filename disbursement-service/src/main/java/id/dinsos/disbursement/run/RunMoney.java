package id.dinsos.disbursement.run;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Account;
import id.dinsos.disbursement.budget.Bucket;

/** A run's money to the rupiah: ordered is the sum of all the others. */
public record RunMoney(
        Rupiah ordered,
        Rupiah credited,
        Rupiah returned,
        Rupiah failed,
        Rupiah unknown,
        Rupiah pending,
        Rupiah cancelled) {
    public static final RunMoney ZERO = of(Account.EMPTY);

    public RunMoney {
        Rupiah parts = credited.plus(returned).plus(failed);
        if (!parts.plus(unknown).plus(pending).plus(cancelled).equals(ordered)) {
            throw new IllegalStateException(
                    "the parts of the money do not sum to what was ordered");
        }
    }

    public static RunMoney of(Account account) {
        return new RunMoney(
                account.ordered(),
                account.in(Bucket.CREDITED),
                account.in(Bucket.RETURNED),
                account.in(Bucket.FAILED),
                account.in(Bucket.UNKNOWN),
                account.in(Bucket.PENDING),
                account.in(Bucket.CANCELLED));
    }
}

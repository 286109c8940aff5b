package id.dinsos.disbursement.budget;

import id.dinsos.contracts.Rupiah;
import java.util.EnumMap;
import java.util.Map;

/** What stands on each account, on the side where it grows; never below zero. */
public record Balances(Map<LedgerAccount, Rupiah> amounts) {
    static final Balances NONE = new Balances(Map.of());

    public Balances {
        amounts = Map.copyOf(amounts);
    }

    public Rupiah of(LedgerAccount account) {
        return amounts.getOrDefault(account, Rupiah.ZERO);
    }

    Balances post(Posting line) {
        LedgerAccount account = line.account();
        Rupiah in = account.isCredit() ? line.credit() : line.debit();
        Rupiah out = account.isCredit() ? line.debit() : line.credit();
        return with(account, of(account).plus(in).minus(out));
    }

    Balances plus(Balances other) {
        Balances sum = this;
        for (LedgerAccount account : LedgerAccount.values()) {
            sum = sum.with(account, sum.of(account).plus(other.of(account)));
        }
        return sum;
    }

    private Balances with(LedgerAccount account, Rupiah amount) {
        Map<LedgerAccount, Rupiah> after = new EnumMap<>(LedgerAccount.class);
        after.putAll(amounts);
        after.put(account, amount);
        return new Balances(after);
    }
}

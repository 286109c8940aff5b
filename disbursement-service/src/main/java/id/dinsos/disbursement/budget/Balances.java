package id.dinsos.disbursement.budget;

import id.dinsos.contracts.Rupiah;
import java.util.EnumMap;
import java.util.List;
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

    Balances post(List<Posting> lines) {
        Map<LedgerAccount, Rupiah> after = copy();
        for (Posting line : lines) {
            LedgerAccount account = line.account();
            Rupiah in = account.isCredit() ? line.credit() : line.debit();
            Rupiah out = account.isCredit() ? line.debit() : line.credit();
            Rupiah before = after.getOrDefault(account, Rupiah.ZERO);
            after.put(account, before.plus(in).minus(out));
        }
        return new Balances(after);
    }

    Balances plus(Balances other) {
        Map<LedgerAccount, Rupiah> sum = copy();
        other.amounts.forEach((account, amount) -> sum.merge(account, amount, Rupiah::plus));
        return new Balances(sum);
    }

    private Map<LedgerAccount, Rupiah> copy() {
        Map<LedgerAccount, Rupiah> copy = new EnumMap<>(LedgerAccount.class);
        copy.putAll(amounts);
        return copy;
    }
}

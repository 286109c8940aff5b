package id.dinsos.disbursement.budget;

import id.dinsos.contracts.Rupiah;
import java.util.Arrays;
import java.util.List;

/** Every account with its balance, on its side; both sides sum to the same. */
public record TrialBalance(
        List<Line> accounts, long debitRupiah, long creditRupiah, long differenceRupiah) {
    public TrialBalance {
        accounts = List.copyOf(accounts);
    }

    public static TrialBalance of(Balances balances) {
        List<Line> lines =
                Arrays.stream(LedgerAccount.values())
                        .map(account -> Line.of(account, balances.of(account)))
                        .toList();
        long debits = lines.stream().mapToLong(Line::debitRupiah).sum();
        long credits = lines.stream().mapToLong(Line::creditRupiah).sum();
        return new TrialBalance(lines, debits, credits, debits - credits);
    }

    /** One account; its balance is debit less credit. */
    public record Line(
            LedgerAccount account, long debitRupiah, long creditRupiah, long balanceRupiah) {
        static Line of(LedgerAccount account, Rupiah balance) {
            long amount = balance.amount();
            return account.isCredit()
                    ? new Line(account, 0, amount, -amount)
                    : new Line(account, amount, 0, amount);
        }
    }
}

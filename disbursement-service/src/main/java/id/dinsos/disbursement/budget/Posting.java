package id.dinsos.disbursement.budget;

import id.dinsos.contracts.Rupiah;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal; one of its sides is zero.
 *
 * @param run whose money it is; null: the budget's own
 */
public record Posting(LedgerAccount account, @Nullable UUID run, Rupiah debit, Rupiah credit) {
    static Posting debit(LedgerAccount account, @Nullable UUID run, Rupiah amount) {
        return new Posting(account, run, amount, Rupiah.ZERO);
    }

    static Posting credit(LedgerAccount account, @Nullable UUID run, Rupiah amount) {
        return new Posting(account, run, Rupiah.ZERO, amount);
    }

    boolean isEmpty() {
        return debit.isZero() && credit.isZero();
    }
}

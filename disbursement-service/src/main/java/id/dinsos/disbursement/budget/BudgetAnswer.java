package id.dinsos.disbursement.budget;

import id.dinsos.disbursement.budget.Budget.Allotted;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A budget as callers see it. Allotted = available + set aside + reserved + committed + paid +
 * lapsed; returned is free again, or has lapsed.
 *
 * @param recoveredRupiah received by the treasury in this year for payments that were not due: it
 *     lessens what was spent and is free for nothing
 * @param revenueRupiah the same, received in a later year
 * @param lapsedOn null while the year is open
 */
public record BudgetAnswer(
        UUID id,
        String programme,
        int year,
        String owner,
        String source,
        Funding funding,
        long allottedRupiah,
        long availableRupiah,
        long setAsideRupiah,
        long reservedRupiah,
        long committedRupiah,
        long paidRupiah,
        long returnedRupiah,
        long lapsedRupiah,
        long recoveredRupiah,
        long revenueRupiah,
        @Nullable LocalDate lapsedOn) {
    static BudgetAnswer of(UUID id, Allotted budget) {
        return new BudgetAnswer(
                id,
                budget.programme(),
                budget.year(),
                budget.owner(),
                budget.source(),
                budget.funding(),
                budget.allotted().amount(),
                budget.available().amount(),
                budget.setAside().amount(),
                budget.reserved().amount(),
                budget.committed().amount(),
                budget.paid().amount(),
                budget.returned().amount(),
                budget.lapsed().amount(),
                budget.balances().of(LedgerAccount.RECOVERED).amount(),
                budget.balances().of(LedgerAccount.REVENUE).amount(),
                budget.lapsedOn());
    }

    /** A page of budgets. */
    public record BudgetList(List<BudgetAnswer> items, @Nullable String next) {
        public BudgetList {
            items = List.copyOf(items);
        }
    }
}

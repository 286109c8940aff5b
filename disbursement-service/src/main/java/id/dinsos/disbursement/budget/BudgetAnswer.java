package id.dinsos.disbursement.budget;

import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotmentProposed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetRevisionProposed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetShiftProposed;
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
 * @param inForce whether a second person has agreed to the allotment
 * @param proposed what is entered and waits for that person
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
        @Nullable LocalDate lapsedOn,
        boolean inForce,
        @Nullable Pending proposed) {
    static BudgetAnswer of(UUID id, Budget budget) {
        return switch (budget) {
            case Budget.None _ -> throw new IllegalStateException("no budget " + id);
            case Budget.Proposed proposed ->
                    of(
                            id,
                            Allotted.of(proposed.allotment()),
                            false,
                            Pending.of(
                                    new BudgetAllotmentProposed(
                                            proposed.allotment(), proposed.by())));
            case Allotted known -> of(id, known, true, Pending.of(known.proposed()));
        };
    }

    private static BudgetAnswer of(
            UUID id, Allotted budget, boolean inForce, @Nullable Pending proposed) {
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
                budget.lapsedOn(),
                inForce,
                proposed);
    }

    /**
     * What a second person is still to agree to.
     *
     * @param kind ALLOTMENT, REVISION or SHIFT
     * @param to the other budget of a shift
     */
    public record Pending(
            String kind,
            long amountRupiah,
            String decreeNumber,
            LocalDate decreeDate,
            @Nullable UUID to,
            String by) {
        static @Nullable Pending of(@Nullable BudgetEvent proposed) {
            if (proposed instanceof BudgetAllotmentProposed(var all, var by)) {
                return new Pending(
                        "ALLOTMENT",
                        all.allotted().amount(),
                        all.decreeNumber(),
                        all.decreeDate(),
                        null,
                        by);
            }
            if (proposed instanceof BudgetRevisionProposed it) {
                return new Pending(
                        "REVISION",
                        it.allotted().amount(),
                        it.decreeNumber(),
                        it.decreeDate(),
                        null,
                        it.by());
            }
            return proposed instanceof BudgetShiftProposed it
                    ? new Pending(
                            "SHIFT",
                            it.amount().amount(),
                            it.decreeNumber(),
                            it.decreeDate(),
                            it.to(),
                            it.by())
                    : null;
        }
    }

    /** A page of budgets. */
    public record BudgetList(List<BudgetAnswer> items, @Nullable String next) {
        public BudgetList {
            items = List.copyOf(items);
        }
    }
}

package id.dinsos.disbursement.budget;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.BudgetEvent.Move;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What may be asked of a budget. */
public sealed interface BudgetCommand {
    /** Enter the allotment of a decree. */
    record Allot(
            String programme,
            int year,
            String owner,
            String source,
            Rupiah allotted,
            String decreeNumber,
            LocalDate decreeDate)
            implements BudgetCommand {}

    /** Set the whole sum of an approved run aside. */
    record Reserve(UUID run, Rupiah amount) implements BudgetCommand {}

    /** Commit what the run has instructed and free the rest of its reserve. */
    record Commit(UUID run, Rupiah amount) implements BudgetCommand {}

    record MoveMoney(UUID run, List<Move> moves) implements BudgetCommand {}

    /** The run is closed: what has come back is free, and what comes back later will be at once. */
    record GiveBack(UUID run) implements BudgetCommand {}

    record ReleaseReserve(UUID run) implements BudgetCommand {}
}

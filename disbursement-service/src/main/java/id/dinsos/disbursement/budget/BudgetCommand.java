package id.dinsos.disbursement.budget;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.BudgetEvent.Move;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
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
            LocalDate decreeDate,
            Funding funding)
            implements BudgetCommand {}

    /** Correct what was entered as the allotment. */
    record Correct(Rupiah allotted, String decreeNumber, LocalDate decreeDate, String reason)
            implements BudgetCommand {}

    /** Enter an allotment for a second person to agree to. */
    record ProposeAllotment(Allot allotment, String by) implements BudgetCommand {}

    /**
     * Enter a revision for a second person to agree to; it takes the place of one not agreed to.
     */
    record ProposeRevision(Correct revision, String by) implements BudgetCommand {}

    /** Enter a shift to a budget of another source, as before. */
    record ProposeShift(
            UUID to, Rupiah amount, String decreeNumber, LocalDate decreeDate, String by)
            implements BudgetCommand {}

    /** Agree to what is proposed. */
    record Approve(String by) implements BudgetCommand {}

    /** Take in what another budget gives. */
    record ShiftIn(UUID from, Rupiah amount, String decreeNumber, LocalDate decreeDate)
            implements BudgetCommand {}

    /** Set a month's part of the yearly payment aside. */
    record SetAside(YearMonth month, Rupiah amount) implements BudgetCommand {}

    /** Set the whole sum of an approved run aside. */
    record Reserve(UUID run, Rupiah amount) implements BudgetCommand {}

    /** Commit what the run has instructed and free the rest of its reserve. */
    record Commit(UUID run, Rupiah amount) implements BudgetCommand {}

    /** Commit one more payment of a run that is instructed already, out of what is free. */
    record CommitMore(UUID run, Rupiah amount) implements BudgetCommand {}

    record MoveMoney(UUID run, List<Move> moves) implements BudgetCommand {}

    /**
     * As {@code MoveMoney}, by decision of officers: what had been given back is taken again.
     *
     * @param corrects it only says what has happened to the money, so that it may have lapsed
     */
    record MoveAgain(UUID run, List<Move> moves, boolean corrects) implements BudgetCommand {}

    /** The run is closed: what has come back is free, and what comes back later will be at once. */
    record GiveBack(UUID run) implements BudgetCommand {}

    /** The treasury has received money of a payment that was not due. */
    record Recover(UUID run, Rupiah amount, LocalDate on) implements BudgetCommand {}

    /**
     * The treasury has given back what it had received for a recovery.
     *
     * @param recovered of what it had received in the budget's year
     * @param revenue of what it had received later
     */
    record Refund(UUID run, Rupiah recovered, Rupiah revenue, LocalDate on)
            implements BudgetCommand {}

    /** Commit arrears of a run, closed or not, out of what is free. */
    record CommitArrears(UUID run, Rupiah amount) implements BudgetCommand {}

    record ReleaseReserve(UUID run) implements BudgetCommand {}

    /**
     * Close the year.
     *
     * @param preparers who entered the allotment or a reserve: they never close it
     */
    record Lapse(LocalDate on, String by, Set<String> preparers) implements BudgetCommand {
        public Lapse {
            preparers = Set.copyOf(preparers);
        }
    }
}

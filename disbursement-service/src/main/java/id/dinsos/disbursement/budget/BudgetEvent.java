package id.dinsos.disbursement.budget;

import id.dinsos.contracts.Rupiah;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What happened to a budget; all amounts are whole rupiah. */
public sealed interface BudgetEvent {
    /** A preparer entered the allotment of a decree; it is no money before a second one agrees. */
    record BudgetAllotmentProposed(BudgetAllotted allotment, String by) implements BudgetEvent {}

    /**
     * A preparer entered what a decree makes of the allotment; a second person is still to agree.
     */
    record BudgetRevisionProposed(
            Rupiah allotted, String decreeNumber, LocalDate decreeDate, String reason, String by)
            implements BudgetEvent {}

    /** A preparer entered what a decree shifts to a budget of another source; as before. */
    record BudgetShiftProposed(
            UUID to, Rupiah amount, String decreeNumber, LocalDate decreeDate, String by)
            implements BudgetEvent {}

    /** A second person agreed to a shift: it leaves this budget and reaches the other. */
    record BudgetShiftedOut(UUID to, Rupiah amount, String decreeNumber, LocalDate decreeDate)
            implements BudgetEvent {}

    /** The other side of a shift. */
    record BudgetShiftedIn(UUID from, Rupiah amount, String decreeNumber, LocalDate decreeDate)
            implements BudgetEvent {}

    /**
     * A second person agreed to the allotment of a decree.
     *
     * @param funding what its runs draw on; before it could be said: the allotment
     */
    record BudgetAllotted(
            String programme,
            int year,
            String owner,
            String source,
            Rupiah allotted,
            String decreeNumber,
            LocalDate decreeDate,
            Funding funding)
            implements BudgetEvent {
        public BudgetAllotted {
            funding = Objects.requireNonNullElse(funding, Funding.ALLOTMENT);
        }
    }

    /**
     * What was entered is corrected, by a decree and with a second person's word: a slip of the
     * pen, or a revision of the year's budget; never below what is in use.
     */
    record BudgetAllotmentCorrected(
            Rupiah before,
            Rupiah allotted,
            String decreeNumber,
            LocalDate decreeDate,
            String reason)
            implements BudgetEvent {}

    /** A preparer set a month's part of the yearly payment aside. */
    record BudgetSetAside(YearMonth month, Rupiah amount) implements BudgetEvent {}

    /** The last approval of a run set its whole sum aside. */
    record BudgetReserved(UUID run, Rupiah amount) implements BudgetEvent {}

    /** A run was instructed: its reserve became commitments, what was not needed is free again. */
    record BudgetCommitted(UUID run, Rupiah reserved, Rupiah committed) implements BudgetEvent {}

    /** Answers of banks, or decisions of officers, moved money of a run between buckets. */
    record BudgetMoved(UUID run, List<Move> moves) implements BudgetEvent {
        public BudgetMoved {
            moves = List.copyOf(moves);
        }
    }

    /** Money that came back is free again: at the close of its run, or later as it arrives. */
    record BudgetGivenBack(UUID run, Rupiah amount) implements BudgetEvent {}

    /**
     * A new attempt of a run whose money had been given back, or a correction, took it again.
     *
     * @param afterYearEnd the year was closed: it had lapsed
     */
    record BudgetTakenAgain(UUID run, Rupiah amount, boolean afterYearEnd) implements BudgetEvent {}

    /**
     * The treasury received money of a payment that was not due, two officers say.
     *
     * @param on the day of its receipt
     * @param laterYear it is revenue of that year, and lessens no spending of this one
     */
    record BudgetRecovered(UUID run, Rupiah amount, LocalDate on, boolean laterYear)
            implements BudgetEvent {}

    /** The treasury gave back what it had received, because nothing was owed. */
    record BudgetRecoveryRefunded(UUID run, Rupiah recovered, Rupiah revenue, LocalDate on)
            implements BudgetEvent {}

    /** An approved run was cancelled before anything was instructed: its reserve is free again. */
    record BudgetReserveReleased(UUID run, Rupiah amount) implements BudgetEvent {}

    /**
     * The year was closed, or money came back after that: what was free is no longer the budget's.
     *
     * @param on the day of the closing
     */
    record BudgetLapsed(LocalDate on, Rupiah available, Rupiah setAside) implements BudgetEvent {}

    /** An amount from one bucket to another. */
    record Move(Bucket from, Bucket to, Rupiah amount) {}

    /** What happened, in a word. */
    static String change(BudgetEvent event) {
        return switch (event) {
            case BudgetAllotted _ -> "budget-allotted";
            case BudgetAllotmentCorrected _ -> "budget-allotment-corrected";
            case BudgetAllotmentProposed _ -> "budget-allotment-proposed";
            case BudgetRevisionProposed _ -> "budget-revision-proposed";
            case BudgetShiftProposed _ -> "budget-shift-proposed";
            case BudgetShiftedOut _ -> "budget-shifted-out";
            case BudgetShiftedIn _ -> "budget-shifted-in";
            case BudgetSetAside _ -> "budget-set-aside";
            case BudgetReserved _ -> "budget-reserved";
            case BudgetCommitted _ -> "budget-committed";
            case BudgetMoved _ -> "budget-moved";
            case BudgetGivenBack _ -> "budget-given-back";
            case BudgetRecovered _ -> "budget-recovered";
            case BudgetRecoveryRefunded _ -> "budget-recovery-refunded";
            case BudgetTakenAgain _ -> "budget-taken-again";
            case BudgetReserveReleased _ -> "budget-reserve-released";
            case BudgetLapsed _ -> "budget-lapsed";
        };
    }
}

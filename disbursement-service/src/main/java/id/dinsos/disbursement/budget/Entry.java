package id.dinsos.disbursement.budget;

import static id.dinsos.disbursement.budget.LedgerAccount.ALLOTTED;
import static id.dinsos.disbursement.budget.LedgerAccount.AVAILABLE;
import static id.dinsos.disbursement.budget.LedgerAccount.GIVEN_BACK;
import static id.dinsos.disbursement.budget.LedgerAccount.LAPSED;
import static id.dinsos.disbursement.budget.LedgerAccount.PENDING;
import static id.dinsos.disbursement.budget.LedgerAccount.RECOVERED;
import static id.dinsos.disbursement.budget.LedgerAccount.RESERVED;
import static id.dinsos.disbursement.budget.LedgerAccount.REVENUE;
import static id.dinsos.disbursement.budget.LedgerAccount.SET_ASIDE;
import static id.dinsos.disbursement.budget.LedgerAccount.TREASURY;
import static id.dinsos.disbursement.budget.Posting.credit;
import static id.dinsos.disbursement.budget.Posting.debit;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotmentCorrected;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotmentProposed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetCommitted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetGivenBack;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetLapsed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetMoved;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetRecovered;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetRecoveryRefunded;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetReserveReleased;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetReserved;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetRevisionProposed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetSetAside;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetShiftProposed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetShiftedIn;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetShiftedOut;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetTakenAgain;
import id.dinsos.disbursement.budget.BudgetEvent.Move;
import java.util.ArrayList;
import java.util.List;

/**
 * What one event enters into the journal. It follows from the event and the budget's funding alone,
 * so the journal is the log read as bookkeeping and no second truth beside it.
 *
 * @param lines debits and credits of one sum; empty where no money moved
 */
public record Entry(List<Posting> lines) {
    public Entry {
        lines = lines.stream().filter(line -> !line.isEmpty()).toList();
        Rupiah debits = Rupiah.sum(lines.stream().map(Posting::debit).toList());
        Rupiah credits = Rupiah.sum(lines.stream().map(Posting::credit).toList());
        if (!debits.equals(credits)) {
            throw new IllegalStateException("debits and credits differ: " + lines);
        }
    }

    public static Entry of(BudgetEvent event, Funding funding) {
        LedgerAccount source = funding.source();
        return new Entry(
                switch (event) {
                    case BudgetAllotted e ->
                            List.of(
                                    debit(AVAILABLE, null, e.allotted()),
                                    credit(ALLOTTED, null, e.allotted()));
                    case BudgetAllotmentCorrected e ->
                            e.allotted().compareTo(e.before()) > 0
                                    ? List.of(
                                            debit(AVAILABLE, null, e.allotted().minus(e.before())),
                                            credit(ALLOTTED, null, e.allotted().minus(e.before())))
                                    : List.of(
                                            debit(ALLOTTED, null, e.before().minus(e.allotted())),
                                            credit(
                                                    AVAILABLE,
                                                    null,
                                                    e.before().minus(e.allotted())));
                    case BudgetAllotmentProposed _,
                            BudgetRevisionProposed _,
                            BudgetShiftProposed _ ->
                            List.of();
                    case BudgetShiftedOut e ->
                            List.of(
                                    debit(ALLOTTED, null, e.amount()),
                                    credit(AVAILABLE, null, e.amount()));
                    case BudgetShiftedIn e ->
                            List.of(
                                    debit(AVAILABLE, null, e.amount()),
                                    credit(ALLOTTED, null, e.amount()));
                    case BudgetSetAside(_, var amount) ->
                            List.of(
                                    debit(SET_ASIDE, null, amount),
                                    credit(AVAILABLE, null, amount));
                    case BudgetReserved(var run, var amount) ->
                            List.of(debit(RESERVED, run, amount), credit(source, null, amount));
                    case BudgetCommitted(var run, var reserved, var committed) ->
                            List.of(
                                    debit(PENDING, run, committed),
                                    debit(source, null, reserved.minus(committed)),
                                    credit(RESERVED, run, reserved));
                    case BudgetMoved moved -> moves(moved);
                    case BudgetGivenBack(var run, var amount) ->
                            List.of(debit(source, null, amount), credit(GIVEN_BACK, run, amount));
                    case BudgetTakenAgain(var run, var amount, boolean afterYearEnd) ->
                            List.of(
                                    debit(GIVEN_BACK, run, amount),
                                    credit(afterYearEnd ? LAPSED : source, null, amount));
                    case BudgetRecovered(var run, var amount, _, boolean laterYear) ->
                            List.of(
                                    debit(TREASURY, run, amount),
                                    credit(laterYear ? REVENUE : RECOVERED, run, amount));
                    case BudgetRecoveryRefunded(var run, var recovered, var revenue, _) ->
                            List.of(
                                    debit(RECOVERED, run, recovered),
                                    debit(REVENUE, run, revenue),
                                    credit(TREASURY, run, recovered.plus(revenue)));
                    case BudgetReserveReleased(var run, var amount) ->
                            List.of(debit(source, null, amount), credit(RESERVED, run, amount));
                    case BudgetLapsed(_, var available, var setAside) ->
                            List.of(
                                    debit(LAPSED, null, available.plus(setAside)),
                                    credit(AVAILABLE, null, available),
                                    credit(SET_ASIDE, null, setAside));
                });
    }

    /** Debits first: what passes through a bucket within one event comes in before it goes out. */
    private static List<Posting> moves(BudgetMoved moved) {
        List<Posting> lines = new ArrayList<>();
        for (Move move : moved.moves()) {
            lines.add(debit(LedgerAccount.of(move.to()), moved.run(), move.amount()));
        }
        for (Move move : moved.moves()) {
            lines.add(credit(LedgerAccount.of(move.from()), moved.run(), move.amount()));
        }
        return lines;
    }
}

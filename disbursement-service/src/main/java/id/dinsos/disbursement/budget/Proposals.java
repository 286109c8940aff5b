package id.dinsos.disbursement.budget;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.disbursement.budget.Budget.Proposed;
import id.dinsos.disbursement.budget.BudgetCommand.Allot;
import id.dinsos.disbursement.budget.BudgetCommand.Approve;
import id.dinsos.disbursement.budget.BudgetCommand.Correct;
import id.dinsos.disbursement.budget.BudgetCommand.ProposeAllotment;
import id.dinsos.disbursement.budget.BudgetCommand.ProposeRevision;
import id.dinsos.disbursement.budget.BudgetCommand.ProposeShift;
import id.dinsos.disbursement.budget.BudgetCommand.ShiftIn;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotmentProposed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetRevisionProposed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetShiftProposed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetShiftedIn;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetShiftedOut;
import id.dinsos.eventstore.rules.Decision;

/**
 * Of {@link BudgetDecider}: what a decree says of the allotment is entered by one and agreed to by
 * another. Both times it is held against what is in use at that moment, so that a run approved in
 * between keeps its money.
 */
final class Proposals {
    private Proposals() {}

    /** Before there is money: it is entered, entered anew, and agreed to. */
    static Decision<BudgetEvent> first(BudgetCommand command, Budget budget) {
        if (command instanceof Allot allot) {
            return Decision.accept(allotted(allot));
        }
        if (command instanceof ProposeAllotment(var allot, var by)) {
            return Decision.accept(new BudgetAllotmentProposed(allotted(allot), by));
        }
        return command instanceof Approve approve && budget instanceof Proposed proposed
                ? approve(approve, proposed)
                : Decision.refuse(BudgetCode.BUDGET_MISSING, "no budget is in force");
    }

    private static BudgetAllotted allotted(Allot command) {
        return new BudgetAllotted(
                command.programme(),
                command.year(),
                command.owner(),
                command.source(),
                command.allotted(),
                command.decreeNumber(),
                command.decreeDate(),
                command.funding());
    }

    static Decision<BudgetEvent> revision(ProposeRevision command, Allotted budget) {
        Correct to = command.revision();
        return BudgetDecider.correct(to, budget) instanceof Decision.Refused<BudgetEvent> refused
                ? refused
                : Decision.accept(
                        new BudgetRevisionProposed(
                                to.allotted(),
                                to.decreeNumber(),
                                to.decreeDate(),
                                to.reason(),
                                command.by()));
    }

    static Decision<BudgetEvent> shift(ProposeShift command, Allotted budget) {
        return bears(command.amount(), budget) instanceof Decision.Refused<BudgetEvent> refused
                ? refused
                : Decision.accept(
                        new BudgetShiftProposed(
                                command.to(),
                                command.amount(),
                                command.decreeNumber(),
                                command.decreeDate(),
                                command.by()));
    }

    static Decision<BudgetEvent> approve(Approve command, Proposed budget) {
        return command.by().equals(budget.by()) ? ownWord() : Decision.accept(budget.allotment());
    }

    static Decision<BudgetEvent> approve(Approve command, Allotted budget) {
        if (budget.proposed() instanceof BudgetRevisionProposed revision) {
            return command.by().equals(revision.by())
                    ? ownWord()
                    : BudgetDecider.correct(
                            new Correct(
                                    revision.allotted(),
                                    revision.decreeNumber(),
                                    revision.decreeDate(),
                                    revision.reason()),
                            budget);
        }
        if (budget.proposed() instanceof BudgetShiftProposed shift) {
            return command.by().equals(shift.by())
                    ? ownWord()
                    : bears(shift.amount(), budget) instanceof Decision.Refused<BudgetEvent> refused
                            ? refused
                            : Decision.accept(
                                    new BudgetShiftedOut(
                                            shift.to(),
                                            shift.amount(),
                                            shift.decreeNumber(),
                                            shift.decreeDate()));
        }
        return Decision.refuse(BudgetCode.BUDGET_NOTHING_PROPOSED, "there is nothing to agree to");
    }

    static Decision<BudgetEvent> shiftIn(ShiftIn command, Allotted budget) {
        return budget.lapsedOn() != null
                ? BudgetDecider.closed(budget)
                : Decision.accept(
                        new BudgetShiftedIn(
                                command.from(),
                                command.amount(),
                                command.decreeNumber(),
                                command.decreeDate()));
    }

    private static Decision<BudgetEvent> bears(Rupiah amount, Allotted budget) {
        if (budget.lapsedOn() != null) {
            return BudgetDecider.closed(budget);
        }
        return amount.compareTo(budget.available()) > 0
                ? Decision.refuse(
                        BudgetCode.BUDGET_IN_USE,
                        "%d rupiah are to be shifted, %d are not in use"
                                .formatted(amount.amount(), budget.available().amount()))
                : Decision.accept();
    }

    private static Decision<BudgetEvent> ownWord() {
        return Decision.refuse(
                BudgetCode.BUDGET_APPROVED_BY_PREPARER,
                "who entered it does not agree to it: a second person does");
    }
}

package id.dinsos.disbursement.budget;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.disbursement.budget.Budget.None;
import id.dinsos.disbursement.budget.Budget.Proposed;
import id.dinsos.disbursement.budget.BudgetCommand.Allot;
import id.dinsos.disbursement.budget.BudgetCommand.Approve;
import id.dinsos.disbursement.budget.BudgetCommand.Commit;
import id.dinsos.disbursement.budget.BudgetCommand.CommitArrears;
import id.dinsos.disbursement.budget.BudgetCommand.CommitMore;
import id.dinsos.disbursement.budget.BudgetCommand.Correct;
import id.dinsos.disbursement.budget.BudgetCommand.GiveBack;
import id.dinsos.disbursement.budget.BudgetCommand.Lapse;
import id.dinsos.disbursement.budget.BudgetCommand.MoveAgain;
import id.dinsos.disbursement.budget.BudgetCommand.MoveMoney;
import id.dinsos.disbursement.budget.BudgetCommand.ProposeAllotment;
import id.dinsos.disbursement.budget.BudgetCommand.ProposeRevision;
import id.dinsos.disbursement.budget.BudgetCommand.ProposeShift;
import id.dinsos.disbursement.budget.BudgetCommand.Recover;
import id.dinsos.disbursement.budget.BudgetCommand.Refund;
import id.dinsos.disbursement.budget.BudgetCommand.ReleaseReserve;
import id.dinsos.disbursement.budget.BudgetCommand.Reserve;
import id.dinsos.disbursement.budget.BudgetCommand.SetAside;
import id.dinsos.disbursement.budget.BudgetCommand.ShiftIn;
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
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Guards the allotment. The whole sum of a run is set aside by its last approval and refused one
 * rupiah above what is free, so an instruction under way can never run out of money and its chunks
 * need not queue behind one budget. Money moves only between accounts of the ledger; taking out
 * more than an account holds is impossible and stops the service. Once the year is closed nothing
 * is free: whatever becomes so lapses with the event that freed it.
 */
public final class BudgetDecider implements Decider<BudgetCommand, Budget, BudgetEvent> {
    @Override
    public Budget initial() {
        return new None();
    }

    @Override
    public Decision<BudgetEvent> decide(BudgetCommand command, Budget budget) {
        if (!(budget instanceof Allotted known)) {
            return Proposals.first(command, budget);
        }
        Decision<BudgetEvent> decision = decide(command, known);
        LocalDate closed = known.lapsedOn();
        return closed != null && decision instanceof Decision.Accepted<BudgetEvent>(var events)
                ? Decision.accept(lapsing(events, known, closed))
                : decision;
    }

    private Decision<BudgetEvent> decide(BudgetCommand command, Allotted known) {
        return switch (command) {
            case Allot _, ProposeAllotment _ ->
                    Decision.refuse(
                            BudgetCode.BUDGET_EXISTS,
                            "the budget of this programme, owner and year is entered already");
            case Correct correct -> correct(correct, known);
            case ProposeRevision revision -> Proposals.revision(revision, known);
            case ProposeShift shift -> Proposals.shift(shift, known);
            case Approve approve -> Proposals.approve(approve, known);
            case ShiftIn shift -> Proposals.shiftIn(shift, known);
            case SetAside setAside -> setAside(setAside, known);
            case Reserve reserve -> reserve(reserve, known);
            case Commit commit -> commit(commit, known);
            case CommitMore more -> commitMore(more, known);
            case MoveMoney move -> Moves.move(move, known);
            case MoveAgain move -> Moves.moveAgain(move, known);
            case GiveBack giveBack -> Moves.giveBack(giveBack, known);
            case Recover(var run, var amount, var on) ->
                    Decision.accept(
                            new BudgetRecovered(run, amount, on, on.getYear() > known.year()));
            case Refund(var run, var recovered, var revenue, var on) ->
                    Decision.accept(new BudgetRecoveryRefunded(run, recovered, revenue, on));
            case CommitArrears(var run, var amount) -> commitArrears(run, amount, known);
            case ReleaseReserve release ->
                    Decision.accept(
                            new BudgetReserveReleased(
                                    release.run(), known.account(release.run()).reserved()));
            case Lapse lapse -> lapse(lapse, known);
        };
    }

    @Override
    public Budget evolve(Budget budget, BudgetEvent event) {
        if (event instanceof BudgetAllotmentProposed(var allotment, var by)) {
            return new Proposed(allotment, by);
        }
        Allotted before =
                event instanceof BudgetAllotted first && !(budget instanceof Allotted)
                        ? Allotted.of(first)
                        : (Allotted) budget;
        Allotted after = before.post(Entry.of(event, before.funding()));
        return switch (event) {
            case BudgetRevisionProposed _, BudgetShiftProposed _ -> after.with(event);
            case BudgetAllotmentCorrected _, BudgetShiftedOut _ -> after.with(null);
            case BudgetAllotmentProposed _,
                    BudgetAllotted _,
                    BudgetShiftedIn _,
                    BudgetReserved _,
                    BudgetCommitted _,
                    BudgetMoved _,
                    BudgetRecovered _,
                    BudgetRecoveryRefunded _,
                    BudgetTakenAgain _ ->
                    after;
            case BudgetSetAside(var month, var amount) -> after.withReserve(month, amount);
            case BudgetGivenBack(var run, _) -> after.with(run, Account::close);
            case BudgetReserveReleased(var run, _) -> after.with(run, Account::close);
            case BudgetLapsed(var on, _, _) -> after.closed(on);
        };
    }

    static Decision<BudgetEvent> correct(Correct command, Allotted budget) {
        if (budget.lapsedOn() != null) {
            return closed(budget);
        }
        if (command.allotted().equals(budget.allotted())) {
            return Decision.accept();
        }
        Rupiah inUse = budget.allotted().minus(budget.available());
        return command.allotted().compareTo(inUse) < 0
                ? Decision.refuse(
                        BudgetCode.BUDGET_IN_USE,
                        "%d rupiah of it are in use".formatted(inUse.amount()))
                : Decision.accept(
                        new BudgetAllotmentCorrected(
                                budget.allotted(),
                                command.allotted(),
                                command.decreeNumber(),
                                command.decreeDate(),
                                command.reason()));
    }

    private static Decision<BudgetEvent> setAside(SetAside command, Allotted budget) {
        if (budget.funding() != Funding.RESERVE) {
            return Decision.refuse(
                    BudgetCode.BUDGET_NOT_FROM_RESERVES,
                    "the runs of this budget draw on its allotment");
        }
        if (command.month().getYear() != budget.year()) {
            return Decision.refuse(
                    BudgetCode.BUDGET_RESERVE_OUTSIDE_YEAR,
                    "%s lies outside the year %d".formatted(command.month(), budget.year()));
        }
        Rupiah known = budget.reserves().get(command.month());
        if (known != null) {
            return known.equals(command.amount())
                    ? Decision.accept()
                    : Decision.refuse(
                            BudgetCode.BUDGET_RESERVE_DIFFERS,
                            "%d rupiah are set aside for %s already"
                                    .formatted(known.amount(), command.month()));
        }
        if (budget.lapsedOn() != null) {
            return closed(budget);
        }
        if (command.amount().compareTo(budget.available()) > 0) {
            return Decision.refuse(
                    BudgetCode.BUDGET_EXHAUSTED,
                    "%d rupiah are to be set aside, %d are available"
                            .formatted(command.amount().amount(), budget.available().amount()));
        }
        return Decision.accept(new BudgetSetAside(command.month(), command.amount()));
    }

    private static Decision<BudgetEvent> reserve(Reserve command, Allotted budget) {
        if (budget.runs().containsKey(command.run())) {
            return Decision.refuse(
                    BudgetCode.BUDGET_RESERVED_ALREADY, "the run's money is set aside already");
        }
        if (budget.lapsedOn() != null) {
            return closed(budget);
        }
        return budget.free().compareTo(command.amount()) >= 0
                ? Decision.accept(new BudgetReserved(command.run(), command.amount()))
                : tooLittle(command.amount(), budget);
    }

    /** What a run did not need of its reserve was free since, so it may be gone by now. */
    private static Decision<BudgetEvent> commitMore(CommitMore command, Allotted budget) {
        return budget.lapsedOn() == null && budget.account(command.run()).closed()
                ? Decision.refuse(
                        BudgetCode.BUDGET_MONEY_GIVEN_BACK, "the run has given its money back")
                : commitArrears(command.run(), command.amount(), budget);
    }

    private static Decision<BudgetEvent> commitArrears(UUID run, Rupiah amount, Allotted budget) {
        if (budget.lapsedOn() != null) {
            return closed(budget);
        }
        return budget.free().compareTo(amount) >= 0
                ? Decision.accept(
                        new BudgetReserved(run, amount), new BudgetCommitted(run, amount, amount))
                : tooLittle(amount, budget);
    }

    private static Decision<BudgetEvent> tooLittle(Rupiah amount, Allotted budget) {
        long needed = amount.amount();
        long free = budget.free().amount();
        return budget.funding() == Funding.RESERVE
                ? Decision.refuse(
                        BudgetCode.BUDGET_RESERVES_SHORT,
                        "the run needs %d rupiah, %d are set aside, %d are missing"
                                .formatted(needed, free, needed - free))
                : Decision.refuse(
                        BudgetCode.BUDGET_EXHAUSTED,
                        "the run needs %d rupiah, %d are available".formatted(needed, free));
    }

    private static Decision<BudgetEvent> commit(Commit command, Allotted budget) {
        Rupiah reserved = budget.account(command.run()).reserved();
        if (command.amount().compareTo(reserved) > 0) {
            throw new IllegalStateException(
                    "run %s instructed more than its reserve".formatted(command.run()));
        }
        return Decision.accept(new BudgetCommitted(command.run(), reserved, command.amount()));
    }

    /** What came back is given back first: it lapses like everything that is free. */
    private Decision<BudgetEvent> lapse(Lapse command, Allotted budget) {
        if (command.preparers().contains(command.by())) {
            return Decision.refuse(
                    BudgetCode.BUDGET_CLOSED_BY_PREPARER,
                    "who entered the allotment or a reserve does not close the year");
        }
        LocalDate lastDay = LocalDate.of(budget.year(), 12, 31);
        if (command.on().isBefore(lastDay)) {
            return Decision.refuse(
                    BudgetCode.BUDGET_YEAR_NOT_OVER,
                    "the year can be closed on %s or later".formatted(lastDay));
        }
        if (budget.lapsedOn() != null) {
            return budget.lapsedOn().equals(command.on()) ? Decision.accept() : closed(budget);
        }
        List<BudgetEvent> events = new ArrayList<>();
        budget.runs().entrySet().stream()
                .filter(run -> !run.getValue().toGiveBack().isZero())
                .sorted(Map.Entry.comparingByKey())
                .forEach(run ->
                        events.add(new BudgetGivenBack(run.getKey(), run.getValue().toGiveBack())));
        Allotted after = after(events, budget);
        events.add(new BudgetLapsed(command.on(), after.available(), after.setAside()));
        return Decision.accept(events);
    }

    private List<BudgetEvent> lapsing(List<BudgetEvent> events, Allotted budget, LocalDate on) {
        Allotted after = after(events, budget);
        if (after.available().isZero() && after.setAside().isZero()) {
            return events;
        }
        List<BudgetEvent> all = new ArrayList<>(events);
        all.add(new BudgetLapsed(on, after.available(), after.setAside()));
        return all;
    }

    private Allotted after(List<BudgetEvent> events, Allotted budget) {
        Budget after = budget;
        for (BudgetEvent event : events) {
            after = evolve(after, event);
        }
        return (Allotted) after;
    }

    static Decision<BudgetEvent> closed(Allotted budget) {
        return Decision.refuse(
                BudgetCode.BUDGET_YEAR_CLOSED,
                "the year %d was closed on %s".formatted(budget.year(), budget.lapsedOn()));
    }
}

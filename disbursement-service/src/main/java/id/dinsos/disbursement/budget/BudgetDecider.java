package id.dinsos.disbursement.budget;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.disbursement.budget.Budget.None;
import id.dinsos.disbursement.budget.BudgetCommand.Allot;
import id.dinsos.disbursement.budget.BudgetCommand.Commit;
import id.dinsos.disbursement.budget.BudgetCommand.GiveBack;
import id.dinsos.disbursement.budget.BudgetCommand.MoveMoney;
import id.dinsos.disbursement.budget.BudgetCommand.ReleaseReserve;
import id.dinsos.disbursement.budget.BudgetCommand.Reserve;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetCommitted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetGivenBack;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetMoved;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetReserveReleased;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetReserved;
import id.dinsos.disbursement.budget.BudgetEvent.Move;
import id.dinsos.eventstore.Decider;
import id.dinsos.eventstore.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Guards the allotment. The whole sum of a run is set aside by its last approval and refused one
 * rupiah above what is available, so an instruction under way can never run out of money and its
 * chunks need not queue behind one budget. Money moves only between the buckets of its run; taking
 * out more than a bucket holds is impossible and stops the service.
 */
public final class BudgetDecider implements Decider<BudgetCommand, Budget, BudgetEvent> {
    @Override
    public Budget initial() {
        return new None();
    }

    @Override
    public Decision<BudgetEvent> decide(BudgetCommand command, Budget budget) {
        if (!(budget instanceof Allotted known)) {
            return command instanceof Allot allot
                    ? allot(allot)
                    : Decision.refuse(BudgetCode.BUDGET_MISSING, "no budget has been entered");
        }
        return switch (command) {
            case Allot _ ->
                    Decision.refuse(
                            BudgetCode.BUDGET_EXISTS,
                            "the budget of this programme, owner and year is entered already");
            case Reserve reserve -> reserve(reserve, known);
            case Commit commit -> commit(commit, known);
            case MoveMoney move -> move(move, known);
            case GiveBack giveBack -> giveBack(giveBack, known);
            case ReleaseReserve release ->
                    Decision.accept(
                            new BudgetReserveReleased(
                                    release.run(), known.account(release.run()).reserved()));
        };
    }

    @Override
    public Budget evolve(Budget budget, BudgetEvent event) {
        if (event instanceof BudgetAllotted e) {
            return new Allotted(
                    e.programme(), e.year(), e.owner(), e.source(), e.allotted(), Map.of());
        }
        Allotted known = (Allotted) budget;
        return switch (event) {
            case BudgetAllotted _ -> known;
            case BudgetReserved(var run, var amount) -> known.with(run, a -> a.reserve(amount));
            case BudgetCommitted(var run, _, var amount) -> known.with(run, a -> a.commit(amount));
            case BudgetMoved(var run, var moves) -> known.with(run, a -> moved(a, moves));
            case BudgetGivenBack(var run, var amount) -> known.with(run, a -> a.giveBack(amount));
            case BudgetReserveReleased(var run, _) -> known.with(run, Account::cancel);
        };
    }

    private static Decision<BudgetEvent> allot(Allot command) {
        return Decision.accept(
                new BudgetAllotted(
                        command.programme(),
                        command.year(),
                        command.owner(),
                        command.source(),
                        command.allotted(),
                        command.decreeNumber(),
                        command.decreeDate()));
    }

    private static Decision<BudgetEvent> reserve(Reserve command, Allotted budget) {
        if (budget.accounts().containsKey(command.run())) {
            return Decision.refuse(
                    BudgetCode.BUDGET_RESERVED_ALREADY, "the run's money is set aside already");
        }
        Rupiah available = budget.available();
        if (command.amount().compareTo(available) > 0) {
            return Decision.refuse(
                    BudgetCode.BUDGET_EXHAUSTED,
                    "the run needs %d rupiah, %d are available"
                            .formatted(command.amount().amount(), available.amount()));
        }
        return Decision.accept(new BudgetReserved(command.run(), command.amount()));
    }

    private static Decision<BudgetEvent> commit(Commit command, Allotted budget) {
        Rupiah reserved = budget.account(command.run()).reserved();
        if (command.amount().compareTo(reserved) > 0) {
            throw new IllegalStateException(
                    "run %s instructed more than its reserve".formatted(command.run()));
        }
        return Decision.accept(new BudgetCommitted(command.run(), reserved, command.amount()));
    }

    private static Decision<BudgetEvent> move(MoveMoney command, Allotted budget) {
        List<Move> moves = netted(command.moves());
        if (moves.isEmpty()) {
            return Decision.accept();
        }
        Account after = moved(budget.account(command.run()), moves);
        BudgetMoved event = new BudgetMoved(command.run(), moves);
        return after.closed() && !after.toGiveBack().isZero()
                ? Decision.accept(event, new BudgetGivenBack(command.run(), after.toGiveBack()))
                : Decision.accept(event);
    }

    private static Decision<BudgetEvent> giveBack(GiveBack command, Allotted budget) {
        Account account = budget.account(command.run());
        return account.closed()
                ? Decision.accept()
                : Decision.accept(new BudgetGivenBack(command.run(), account.toGiveBack()));
    }

    private static Account moved(Account account, List<Move> moves) {
        Account after = account;
        for (Move move : moves) {
            after = after.move(move.from(), move.to(), move.amount());
        }
        return after;
    }

    /** One entry for each pair of buckets, in the order in which the pairs first appear. */
    private static List<Move> netted(List<Move> moves) {
        Map<List<Bucket>, Integer> places = new HashMap<>();
        List<Move> netted = new ArrayList<>();
        for (Move move : moves) {
            if (move.from() == move.to() || move.amount().isZero()) {
                continue;
            }
            Integer place = places.putIfAbsent(List.of(move.from(), move.to()), netted.size());
            if (place == null) {
                netted.add(move);
            } else {
                Rupiah sum = netted.get(place).amount().plus(move.amount());
                netted.set(place, new Move(move.from(), move.to(), sum));
            }
        }
        return netted;
    }
}

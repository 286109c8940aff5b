package id.dinsos.disbursement.budget;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.disbursement.budget.BudgetCommand.GiveBack;
import id.dinsos.disbursement.budget.BudgetCommand.MoveAgain;
import id.dinsos.disbursement.budget.BudgetCommand.MoveMoney;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetGivenBack;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetMoved;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetTakenAgain;
import id.dinsos.disbursement.budget.BudgetEvent.Move;
import id.dinsos.eventstore.rules.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Of {@link BudgetDecider}: a run's money between its own accounts, and what of it goes back. */
final class Moves {
    private Moves() {}

    static Decision<BudgetEvent> move(MoveMoney command, Allotted budget) {
        List<Move> moves = netted(command.moves());
        if (moves.isEmpty()) {
            return Decision.accept();
        }
        boolean closed = budget.account(command.run()).closed() || budget.lapsedOn() != null;
        if (closed && moves.stream().anyMatch(m -> m.from().isBack() && !m.to().isBack())) {
            return Decision.refuse(
                    BudgetCode.BUDGET_MONEY_GIVEN_BACK,
                    "what came back is no longer the run's: it cannot be sent again");
        }
        BudgetMoved event = new BudgetMoved(command.run(), moves);
        Rupiah back =
                budget.post(Entry.of(event, budget.funding())).account(command.run()).toGiveBack();
        return closed && !back.isZero()
                ? Decision.accept(event, new BudgetGivenBack(command.run(), back))
                : Decision.accept(event);
    }

    /** What was given back and is needed again comes first, so that no account is overdrawn. */
    static Decision<BudgetEvent> moveAgain(MoveAgain command, Allotted budget) {
        List<Move> moves = netted(command.moves());
        if (moves.isEmpty()) {
            return Decision.accept();
        }
        boolean over = budget.lapsedOn() != null;
        if (!over && !budget.account(command.run()).closed()) {
            return Decision.accept(new BudgetMoved(command.run(), moves));
        }
        Rupiah needed =
                Rupiah.sum(
                        moves.stream()
                                .filter(move -> move.from().isBack() && !move.to().isBack())
                                .map(Move::amount)
                                .toList());
        if (over && !command.corrects() && !needed.isZero()) {
            return BudgetDecider.closed(budget);
        }
        if (needed.compareTo(over ? budget.lapsed() : budget.free()) > 0) {
            return Decision.refuse(
                    BudgetCode.BUDGET_EXHAUSTED,
                    "%d rupiah were given back, are needed again and are not free"
                            .formatted(needed.amount()));
        }
        List<BudgetEvent> events = new ArrayList<>();
        if (!needed.isZero()) {
            events.add(new BudgetTakenAgain(command.run(), needed, over));
        }
        events.add(new BudgetMoved(command.run(), moves));
        Allotted after = budget;
        for (BudgetEvent event : events) {
            after = after.post(Entry.of(event, budget.funding()));
        }
        Rupiah back = after.account(command.run()).toGiveBack();
        if (!back.isZero()) {
            events.add(new BudgetGivenBack(command.run(), back));
        }
        return Decision.accept(events);
    }

    static Decision<BudgetEvent> giveBack(GiveBack command, Allotted budget) {
        Account account = budget.account(command.run());
        return account.closed()
                ? Decision.accept()
                : Decision.accept(new BudgetGivenBack(command.run(), account.toGiveBack()));
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

package id.dinsos.disbursement.instruct;

import id.dinsos.disbursement.roster.ChunkCommand;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import id.dinsos.disbursement.roster.ChunkEvent.Waiting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * Who takes the places that nobody holds: the first on the waiting list first. The first who does
 * not fit the money ends it, as at the cut: nobody overtakes by being cheaper. Whoever is no longer
 * due when their turn comes is passed over, with the reason.
 */
final class Vacancies {
    /** The most chunks that one transaction changes. */
    private static final int MOST = 900;

    private final Map<Integer, Change> changes = new TreeMap<>();
    private final List<Seat> waiting = new ArrayList<>();
    private long places;
    private long rupiah;
    private int left;
    private int filled;

    /**
     * @param places that the quota leaves free; negative where it is not what limits
     * @param rupiah that are left for those who come in
     */
    Vacancies(long places, long rupiah) {
        this.places = places < 0 ? Long.MAX_VALUE : places;
        this.rupiah = rupiah;
    }

    /** One who held a place is no longer due: the place and its money are free. */
    void left(int chunk, Unpaid one, long cost) {
        change(chunk).left.add(one);
        left++;
        places = places == Long.MAX_VALUE ? places : places + 1;
        rupiah = Math.addExact(rupiah, cost);
    }

    /** What more there is needs another transaction. */
    boolean isFull() {
        return changes.size() >= MOST;
    }

    void waits(Seat seat) {
        waiting.add(seat);
    }

    /** Offers the places in the order of the list. */
    void fill(Function<Seat, Turn> ask) {
        waiting.sort(Comparator.comparingInt(Seat::place));
        for (Seat seat : waiting) {
            if (places <= 0 || seat.cost > rupiah || isFull()) {
                return;
            }
            switch (ask.apply(seat)) {
                case Turn.Takes _ -> {
                    change(seat.chunk).filled.add(new Waiting(seat.beneficiary, seat.place));
                    filled++;
                    places--;
                    rupiah -= seat.cost;
                }
                case Turn.HasOne _ -> places--;
                case Turn.Passed(Unpaid why) -> {
                    change(seat.chunk).left.add(why);
                    left++;
                }
            }
        }
    }

    /** What is to be said, by chunk. */
    Map<Integer, ChunkCommand.Replace> commands() {
        Map<Integer, ChunkCommand.Replace> commands = new TreeMap<>();
        changes.forEach((chunk, change) ->
                commands.put(chunk, new ChunkCommand.Replace(change.left, change.filled)));
        return commands;
    }

    int left() {
        return left;
    }

    int filled() {
        return filled;
    }

    private Change change(int chunk) {
        return changes.computeIfAbsent(chunk, number -> new Change());
    }

    /**
     * One on the waiting list.
     *
     * @param cost of all months of the run
     */
    record Seat(int place, UUID beneficiary, int chunk, long cost) {}

    /** What becomes of somebody whose turn has come. */
    sealed interface Turn {
        /** Still due: takes the place. */
        record Takes() implements Turn {}

        /** Paid for these months by an earlier run: holds a place already. */
        record HasOne() implements Turn {}

        /** No longer due. */
        record Passed(Unpaid why) implements Turn {}
    }

    private static final class Change {
        private final List<Unpaid> left = new ArrayList<>();
        private final List<Waiting> filled = new ArrayList<>();
    }
}

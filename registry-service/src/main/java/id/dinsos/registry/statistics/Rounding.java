package id.dinsos.registry.statistics;

import java.util.function.ToIntFunction;

/**
 * A count as anybody may know it: one of the two multiples of five around it, the nearer one the
 * more likely. Which of the two is drawn for each cell once and for all, under the key of the
 * service, so asking again tells nothing new, and only where a count has moved past the cell's own
 * secret step does the cell move, by five.
 *
 * <ul>
 *   <li>Nobody stays nobody. A cell that shows 0 has 0 to 4, one that shows 5 has 1 to 9: no count
 *       from 1 to 4 is ever certain.
 *   <li>From one table to a later one a cell moves by multiples of five; of a change by a few it
 *       tells no more than that it is less than ten.
 *   <li>On average over its cells a table is right.
 * </ul>
 */
final class Rounding {
    static final int BASE = 5;

    private final ToIntFunction<String> draw;

    /**
     * @param draw a number for a cell's name that only the service can tell
     */
    Rounding(ToIntFunction<String> draw) {
        this.draw = draw;
    }

    /** The count of a cell as it is published. */
    long of(String cell, long count) {
        return rounded(count, Math.floorMod(draw.applyAsInt(cell), BASE));
    }

    /**
     * @param step from 0 to 4: how much is added before what is left over five is cut
     */
    static long rounded(long count, int step) {
        return Math.floorDiv(count + step, BASE) * BASE;
    }
}

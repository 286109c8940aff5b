package id.dinsos.registry.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Which cells of a published table stay hidden, so that no count of one to four people is shown or
 * can be reckoned from what is shown. The last row is the sum of the others, and where the columns
 * add up so is the last column.
 *
 * <ol>
 *   <li>Every count from 1 to 4 is hidden, sums included.
 *   <li>In each row and column whose sum is shown, what is hidden is at least two cells, and one of
 *       them is no small count: otherwise subtracting the rest from the sum would show it, or how
 *       few all hidden ones are together. The smallest count that is large enough is hidden with
 *       it; where there is none, an empty cell; where there is none, the sum.
 *   <li>Where a sum is hidden, at least one of its cells is.
 *   <li>Whatever is left is solved as a system of linear equations: where it still gives a small
 *       count, more of its lines is hidden.
 *   <li>Hiding goes on until all rows and columns hold.
 * </ol>
 *
 * A sum that stands as a cell in the table above is hidden here where it is hidden there, and shown
 * here where it is shown there.
 */
final class Suppression {
    /** Counts below it, but not zero, could be a family somebody knows. */
    static final int SMALL = 5;

    private final long[][] cells;
    private final boolean[][] hidden;
    private final boolean addsUp;
    private final boolean sumsAreGiven;

    private Suppression(long[][] cells, boolean addsUp, boolean sumsAreGiven) {
        this.cells = cells;
        this.hidden = new boolean[cells.length][cells[0].length];
        this.addsUp = addsUp;
        this.sumsAreGiven = sumsAreGiven;
    }

    /**
     * @param cells with the sums in the last row and, where columns add up, in the last column
     * @param sums what the table above hides of the last row; empty where there is none
     */
    static boolean[][] hidden(long[][] cells, boolean addsUp, boolean[] sums) {
        Suppression table = new Suppression(cells, addsUp, sums.length > 0);
        table.begin(sums);
        List<List<CellPlace>> lines = table.lines();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (List<CellPlace> line : lines) {
                changed |= table.protect(line);
            }
            changed = changed || table.protectFromSums(lines);
        }
        return table.hidden;
    }

    private void begin(boolean[] sums) {
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[row].length; column++) {
                hidden[row][column] = isSmall(cells[row][column]);
            }
        }
        for (int column = 0; column < sums.length; column++) {
            hidden[cells.length - 1][column] |= sums[column];
        }
    }

    /** Each line with its sum at the end. */
    private List<List<CellPlace>> lines() {
        List<List<CellPlace>> lines = new ArrayList<>();
        int rows = cells.length;
        int columns = cells[0].length;
        for (int column = 0; column < columns; column++) {
            List<CellPlace> line = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                line.add(new CellPlace(row, column));
            }
            lines.add(line);
        }
        for (int row = 0; addsUp && row < rows; row++) {
            List<CellPlace> line = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                line.add(new CellPlace(row, column));
            }
            lines.add(line);
        }
        return lines;
    }

    /** Whether something more had to be hidden. */
    private boolean protect(List<CellPlace> line) {
        CellPlace sum = line.getLast();
        List<CellPlace> inner = line.subList(0, line.size() - 1);
        List<CellPlace> dark = inner.stream().filter(this::isHidden).toList();
        if (isHidden(sum)) {
            return dark.isEmpty() && hideOneOf(inner);
        }
        boolean covered = dark.stream().anyMatch(place -> !isSmall(count(place)));
        if (dark.isEmpty() || dark.size() > 1 && covered) {
            return false;
        }
        return hideOneOf(inner) || !isGiven(sum) && hide(sum);
    }

    /** Hides more where all sums together give a small count; whether it had to. */
    private boolean protectFromSums(List<List<CellPlace>> lines) {
        List<CellPlace> unknown = new ArrayList<>();
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[row].length; column++) {
                if (hidden[row][column]) {
                    unknown.add(new CellPlace(row, column));
                }
            }
        }
        List<long[]> equations = new ArrayList<>();
        for (List<CellPlace> line : lines) {
            long[] equation = new long[unknown.size()];
            for (CellPlace place : line) {
                int at = unknown.indexOf(place);
                if (at >= 0) {
                    equation[at] = place.equals(line.getLast()) ? -1 : 1;
                }
            }
            equations.add(equation);
        }
        boolean[] known = Equations.determined(equations, unknown.size());
        for (int i = 0; i < known.length; i++) {
            CellPlace place = unknown.get(i);
            if (known[i] && isSmall(count(place)) && hideBeside(place, lines)) {
                return true;
            }
        }
        return false;
    }

    private boolean hideBeside(CellPlace place, List<List<CellPlace>> lines) {
        for (List<CellPlace> line : lines) {
            if (line.contains(place) && hideOneOf(line.subList(0, line.size() - 1))) {
                return true;
            }
        }
        for (List<CellPlace> line : lines) {
            CellPlace sum = line.getLast();
            if (line.contains(place) && !isHidden(sum) && !isGiven(sum)) {
                return hide(sum);
            }
        }
        return false;
    }

    /** Hides the smallest count that is no small one, or else an empty cell. */
    private boolean hideOneOf(List<CellPlace> places) {
        CellPlace best = null;
        for (CellPlace place : places) {
            if (!isHidden(place) && (best == null || rank(place) < rank(best))) {
                best = place;
            }
        }
        return best != null && hide(best);
    }

    private boolean hide(CellPlace place) {
        hidden[place.row][place.column] = true;
        return true;
    }

    /** Empty cells last; a sum of the table above not at all. */
    private long rank(CellPlace place) {
        long count = count(place);
        return isGiven(place) ? Long.MAX_VALUE : count == 0 ? Long.MAX_VALUE - 1 : count;
    }

    private boolean isGiven(CellPlace place) {
        return sumsAreGiven && place.row == cells.length - 1;
    }

    private boolean isHidden(CellPlace place) {
        return hidden[place.row][place.column];
    }

    private long count(CellPlace place) {
        return cells[place.row][place.column];
    }

    private static boolean isSmall(long count) {
        return count > 0 && count < SMALL;
    }

    private record CellPlace(int row, int column) {}
}

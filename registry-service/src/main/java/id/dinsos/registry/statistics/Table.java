package id.dinsos.registry.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Counts of places with their sums: in the last row, and in the last column where columns add up.
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one answer
record Table(List<String> places, List<String> columns, long[][] cells, boolean addsUp) {
    static Table of(Map<String, long[]> counts, List<String> names, boolean addsUp) {
        int width = names.size() + (addsUp ? 1 : 0);
        List<String> places = List.copyOf(counts.keySet());
        long[][] cells = new long[places.size() + 1][width];
        for (int row = 0; row < places.size(); row++) {
            long[] one = java.util.Objects.requireNonNull(counts.get(places.get(row)));
            for (int column = 0; column < one.length; column++) {
                add(cells, row, column, one[column]);
                if (addsUp) {
                    add(cells, row, width - 1, one[column]);
                }
            }
        }
        List<String> columns = new ArrayList<>(names);
        if (addsUp) {
            columns.add("total");
        }
        return new Table(places, List.copyOf(columns), cells, addsUp);
    }

    private static void add(long[][] cells, int row, int column, long count) {
        cells[row][column] += count;
        cells[cells.length - 1][column] += count;
    }

    /** What may be published of it. */
    boolean[][] hidden(boolean[] sums) {
        return Suppression.hidden(cells, addsUp, sums);
    }

    /** What is hidden of one place; nothing where the place is not in the table. */
    boolean[] hiddenOf(String place) {
        int row = places.indexOf(place);
        return row < 0 ? new boolean[columns.size()] : hidden(new boolean[0])[row];
    }

    List<Row> rows(UnaryOperator<String> name, boolean @Nullable [][] hidden) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < places.size(); row++) {
            String code = places.get(row);
            rows.add(new Row(code, name.apply(code), values(row, hidden)));
        }
        return rows;
    }

    List<@Nullable Long> sums(boolean @Nullable [][] hidden) {
        return values(cells.length - 1, hidden);
    }

    private List<@Nullable Long> values(int row, boolean @Nullable [][] hidden) {
        List<@Nullable Long> values = new ArrayList<>();
        for (int column = 0; column < cells[row].length; column++) {
            values.add(hidden != null && hidden[row][column] ? null : cells[row][column]);
        }
        return values;
    }

    /** One place; a hidden count is null. */
    public record Row(String region, String name, List<@Nullable Long> counts) {}
}

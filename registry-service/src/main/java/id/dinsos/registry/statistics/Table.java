package id.dinsos.registry.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

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

    List<Row> rows(UnaryOperator<String> name) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < places.size(); row++) {
            String code = places.get(row);
            rows.add(new Row(code, name.apply(code), values(row)));
        }
        return rows;
    }

    List<Long> sums() {
        return values(cells.length - 1);
    }

    private List<Long> values(int row) {
        return Arrays.stream(cells[row]).boxed().toList();
    }

    /** One place. */
    public record Row(String region, String name, List<Long> counts) {}
}

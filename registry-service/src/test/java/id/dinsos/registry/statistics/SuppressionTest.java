package id.dinsos.registry.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionTest {
    @Test
    void large_counts_and_none_at_all_are_shown() {
        boolean[][] hidden = hidden(new long[][] {{10, 0}, {20, 7}, {30, 7}}, false);

        assertThat(hidden)
                .isEqualTo(new boolean[][] {{false, false}, {false, false}, {false, false}});
    }

    @Test
    void a_small_count_takes_the_smallest_large_one_with_it() {
        boolean[][] hidden = hidden(new long[][] {{3}, {40}, {12}, {55}}, false);

        assertThat(hidden).isEqualTo(new boolean[][] {{true}, {false}, {true}, {false}});
    }

    @Test
    void two_small_counts_are_not_left_alone_with_their_sum() {
        boolean[][] hidden = hidden(new long[][] {{1}, {1}, {40}, {42}}, false);

        assertThat(hidden).isEqualTo(new boolean[][] {{true}, {true}, {true}, {false}});
    }

    @Test
    void where_nothing_else_is_there_an_empty_place_is_hidden_too() {
        boolean[][] hidden = hidden(new long[][] {{3}, {4}, {0}, {7}}, false);

        assertThat(hidden).isEqualTo(new boolean[][] {{true}, {true}, {true}, {false}});
    }

    @Test
    void where_not_even_that_is_there_the_sum_is_hidden() {
        boolean[][] hidden = hidden(new long[][] {{3}, {4}, {7}}, false);

        assertThat(hidden).isEqualTo(new boolean[][] {{true}, {true}, {true}});
    }

    @Test
    void what_the_table_above_hides_is_hidden_here_with_one_of_its_parts() {
        boolean[][] hidden =
                Suppression.hidden(new long[][] {{10}, {20}, {30}}, false, new boolean[] {true});

        assertThat(hidden).isEqualTo(new boolean[][] {{true}, {false}, {true}});
    }

    @Test
    void a_small_count_that_only_all_sums_together_give_is_hidden_better() {
        long[][] counts = {{2, 5, 100, 100}, {5, 3, 1, 100}, {100, 100, 2, 5}, {100, 100, 5, 3}};
        Map<String, long[]> places = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            places.put("p" + i, counts[i]);
        }
        Table table = Table.of(places, java.util.List.of("a", "b", "c", "d"), true);
        isNotSolved(table.cells(), table.hidden(new boolean[0]));
    }

    /** Solves the system of all sums for each small cell by ranks, as a reader could. */
    private static void isNotSolved(long[][] cells, boolean[][] hidden) {
        int width = cells[0].length;
        int size = cells.length * width;
        java.util.List<double[]> equations = new java.util.ArrayList<>();
        for (int column = 0; column < width; column++) {
            double[] one = new double[size];
            for (int row = 0; row < cells.length; row++) {
                one[row * width + column] = row == cells.length - 1 ? -1 : 1;
            }
            equations.add(one);
        }
        for (int row = 0; row < cells.length; row++) {
            double[] one = new double[size];
            for (int column = 0; column < width; column++) {
                one[row * width + column] = column == width - 1 ? -1 : 1;
            }
            equations.add(one);
        }
        for (int i = 0; i < size; i++) {
            if (!hidden[i / width][i % width]) {
                equations.add(unit(size, i));
            }
        }
        int rank = rank(equations);
        for (int i = 0; i < size; i++) {
            long count = cells[i / width][i % width];
            if (count > 0 && count < Suppression.SMALL) {
                java.util.List<double[]> more = new java.util.ArrayList<>(equations);
                more.add(unit(size, i));
                assertThat(rank(more)).as("cell %d is not solved", i).isGreaterThan(rank);
            }
        }
    }

    private static double[] unit(int size, int at) {
        double[] unit = new double[size];
        unit[at] = 1;
        return unit;
    }

    private static int rank(java.util.List<double[]> equations) {
        double[][] rows = equations.stream().map(double[]::clone).toArray(double[][]::new);
        int rank = 0;
        for (int column = 0; column < rows[0].length && rank < rows.length; column++) {
            int pivot = rank;
            for (int row = rank; row < rows.length; row++) {
                if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) {
                    pivot = row;
                }
            }
            if (Math.abs(rows[pivot][column]) < 1e-9) {
                continue;
            }
            double[] found = rows[pivot];
            rows[pivot] = rows[rank];
            rows[rank] = found;
            for (int row = rank + 1; row < rows.length; row++) {
                double times = rows[row][column] / found[column];
                for (int i = column; times != 0 && i < found.length; i++) {
                    rows[row][i] -= times * found[i];
                }
            }
            rank++;
        }
        return rank;
    }

    /** Whoever knows the rule and the shown cells must not find a small count by subtraction. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void no_hidden_cell_is_the_only_unknown_of_its_row_or_column(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Map<String, long[]> counts = new TreeMap<>();
            int places = 1 + random.nextInt(6);
            for (int place = 0; place < places; place++) {
                long[] row = new long[1 + 4];
                for (int column = 0; column < row.length; column++) {
                    row[column] = random.nextInt(3) == 0 ? random.nextInt(40) : random.nextInt(6);
                }
                counts.put("p" + place, row);
            }
            Table table = Table.of(counts, java.util.List.of("a", "b", "c", "d", "e"), true);
            boolean[][] hidden = table.hidden(new boolean[0]);
            holds(table.cells(), hidden);
            isNotSolved(table.cells(), hidden);
        }
    }

    private static void holds(long[][] cells, boolean[][] hidden) {
        for (int row = 0; row < cells.length; row++) {
            int unknown = 0;
            for (int column = 0; column < cells[0].length; column++) {
                unknown += hidden[row][column] ? 1 : 0;
                boolean small = cells[row][column] > 0 && cells[row][column] < Suppression.SMALL;
                assertThat(!small || hidden[row][column]).isTrue();
            }
            assertThat(unknown).as("row %d", row).isNotEqualTo(1);
        }
        for (int column = 0; column < cells[0].length; column++) {
            int unknown = 0;
            for (boolean[] row : hidden) {
                unknown += row[column] ? 1 : 0;
            }
            assertThat(unknown).as("column %d", column).isNotEqualTo(1);
        }
    }

    private static boolean[][] hidden(long[][] cells, boolean addsUp) {
        return Suppression.hidden(cells, addsUp, new boolean[0]);
    }
}

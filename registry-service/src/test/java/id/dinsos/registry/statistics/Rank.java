package id.dinsos.registry.statistics;

import java.util.List;

/** How many of some linear equations say something of their own. */
final class Rank {
    private Rank() {}

    static int of(List<double[]> equations) {
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
}

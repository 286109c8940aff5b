package id.dinsos.registry.statistics;

import java.util.List;

/** Which unknowns a system of linear equations gives away, whatever its right sides are. */
final class Equations {
    /** A prime: elimination by remainders is exact, and coefficients here are 1 and -1 alone. */
    private static final long PRIME = 2_147_483_647L;

    private Equations() {}

    /** For each unknown, whether the equations determine it. */
    static boolean[] determined(List<long[]> equations, int unknowns) {
        long[][] rows =
                equations.stream()
                        .map(equation -> {
                            long[] row = equation.clone();
                            for (int i = 0; i < row.length; i++) {
                                row[i] = Math.floorMod(row[i], PRIME);
                            }
                            return row;
                        })
                        .toArray(long[][]::new);
        int rank = 0;
        for (int column = 0; column < unknowns && rank < rows.length; column++) {
            int pivot = rank;
            while (pivot < rows.length && rows[pivot][column] == 0) {
                pivot++;
            }
            if (pivot == rows.length) {
                continue;
            }
            long[] row = rows[pivot];
            rows[pivot] = rows[rank];
            rows[rank] = row;
            scale(row, inverse(row[column]));
            for (int other = 0; other < rows.length; other++) {
                if (other != rank && rows[other][column] != 0) {
                    subtract(rows[other], row, rows[other][column]);
                }
            }
            rank++;
        }
        boolean[] found = new boolean[unknowns];
        for (int i = 0; i < rank; i++) {
            int only = -1;
            int many = 0;
            for (int column = 0; column < unknowns; column++) {
                if (rows[i][column] != 0) {
                    only = column;
                    many++;
                }
            }
            if (many == 1) {
                found[only] = true;
            }
        }
        return found;
    }

    private static void scale(long[] row, long by) {
        for (int i = 0; i < row.length; i++) {
            row[i] = row[i] * by % PRIME;
        }
    }

    private static void subtract(long[] from, long[] row, long times) {
        for (int i = 0; i < row.length; i++) {
            from[i] = Math.floorMod(from[i] - row[i] * times % PRIME, PRIME);
        }
    }

    private static long inverse(long value) {
        long result = 1;
        long base = value;
        for (long exponent = PRIME - 2; exponent > 0; exponent >>= 1) {
            if ((exponent & 1) == 1) {
                result = result * base % PRIME;
            }
            base = base * base % PRIME;
        }
        return result;
    }
}

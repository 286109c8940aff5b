package id.dinsos.disbursement.roster;

import id.dinsos.disbursement.roster.ChunkEvent.VillageCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many more of each village are in each state after something has happened to their rows. */
final class VillageCounts {
    private static final int EXCLUDED = 0;
    private static final int HELD = 1;
    private static final int WAITING = 2;
    private static final int ELIGIBLE = 3;
    private static final int RUPIAH = 4;

    private VillageCounts() {}

    static List<VillageCount> of(List<Row> before, List<Row> after) {
        Map<String, long[]> counts = new TreeMap<>();
        after.forEach(row -> count(row, 1, counts));
        before.forEach(row -> count(row, -1, counts));
        List<VillageCount> villages = new ArrayList<>(counts.size());
        counts.forEach((region, each) -> {
            if (each[EXCLUDED] != 0
                    || each[HELD] != 0
                    || each[WAITING] != 0
                    || each[ELIGIBLE] != 0
                    || each[RUPIAH] != 0) {
                villages.add(
                        new VillageCount(
                                region,
                                (int) each[EXCLUDED],
                                (int) each[HELD],
                                (int) each[WAITING],
                                (int) each[ELIGIBLE],
                                each[RUPIAH]));
            }
        });
        return villages;
    }

    private static void count(Row row, int one, Map<String, long[]> counts) {
        long[] each = counts.computeIfAbsent(row.region(), region -> new long[5]);
        each[
                        switch (row.verdict()) {
                            case EXCLUDED -> EXCLUDED;
                            case HELD -> HELD;
                            case WAITING -> WAITING;
                            case ELIGIBLE -> ELIGIBLE;
                        }] +=
                one;
        if (row.isEligible()) {
            each[RUPIAH] += one * row.amountRupiah();
        }
    }
}

package id.dinsos.registry.outcome;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of some place and month, by the names of {@link Movement} and those of aid.
 *
 * @param counts what is not named is none
 */
record PlaceFigures(Map<String, Long> counts) {
    static final String AIDED_FAMILIES = "aidedFamilies";
    static final String AIDED_PEOPLE = "aidedPeople/";
    static final String CHILDREN = "childrenUnderFive";

    private static final int DECILES = 11;

    PlaceFigures {
        counts = Map.copyOf(counts);
    }

    /**
     * What was at the end of a month, and what happened in it.
     *
     * @param start the levels at the end of the month before
     */
    static PlaceFigures of(Map<String, Long> start, Map<String, Long> end) {
        Map<String, Long> counts = new TreeMap<>(end);
        start.forEach((figure, value) -> {
            if (!isLevel(figure)) {
                counts.merge(figure, -value, Long::sum);
            }
        });
        return new PlaceFigures(counts);
    }

    private static boolean isLevel(String figure) {
        return figure.startsWith(Movement.FAMILIES) || figure.startsWith(Movement.PEOPLE);
    }

    PlaceFigures plus(PlaceFigures other) {
        Map<String, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((figure, value) -> sum.merge(figure, value, Long::sum));
        return new PlaceFigures(sum);
    }

    long of(String figure) {
        return counts.getOrDefault(figure, 0L);
    }

    /** By decile, first those not ranked. */
    long[] byDecile(String prefix) {
        long[] found = new long[DECILES];
        Arrays.setAll(found, decile -> of(prefix + decile));
        return found;
    }

    /** Of all deciles. */
    long all(String prefix) {
        return Arrays.stream(byDecile(prefix)).sum();
    }

    /** Of the four deciles that programmes call poor. */
    long poor(String prefix) {
        return poor(byDecile(prefix));
    }

    static long poor(long[] byDecile) {
        return Arrays.stream(byDecile, 1, FamilyRow.POOREST + 1).sum();
    }

    /** What begins so, by the rest of its name; what is none is left out. */
    Map<String, Long> by(String prefix) {
        Map<String, Long> found = new TreeMap<>();
        counts.forEach((figure, value) -> {
            if (figure.startsWith(prefix) && value != 0) {
                found.put(figure.substring(prefix.length()), value);
            }
        });
        return found;
    }
}

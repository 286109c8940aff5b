package id.dinsos.registry.outcome;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All figures of a village at the end of a day; what is not named is none. */
record Level(String region, LocalDate day, Map<String, Long> figures) {
    Level {
        figures = Map.copyOf(figures);
    }

    /** The levels that follow from what moved, in order, one for each village and day. */
    static List<Level> after(
            Map<String, Level> newest, Map<String, TreeMap<LocalDate, Map<String, Long>>> moves) {
        List<Level> levels = new ArrayList<>();
        moves.forEach((region, days) -> {
            Level level = newest.get(region);
            int first = levels.size();
            for (Map.Entry<LocalDate, Map<String, Long>> one : days.entrySet()) {
                level = moved(level, region, one.getKey(), one.getValue());
                if (levels.size() > first && levels.getLast().day.equals(level.day)) {
                    levels.removeLast();
                }
                levels.add(level);
            }
        });
        return levels;
    }

    /**
     * Nothing is known before the newest day: what an older one brings, because somebody's midnight
     * is earlier, counts there.
     */
    private static Level moved(
            @Nullable Level before, String region, LocalDate on, Map<String, Long> by) {
        Map<String, Long> figures = new HashMap<>(before == null ? Map.of() : before.figures);
        by.forEach((figure, more) -> figures.merge(figure, more, Long::sum));
        figures.values().removeIf(value -> value == 0);
        LocalDate day = before != null && on.isBefore(before.day) ? before.day : on;
        return new Level(region, day, figures);
    }
}

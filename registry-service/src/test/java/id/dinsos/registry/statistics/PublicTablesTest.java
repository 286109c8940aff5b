package id.dinsos.registry.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.RegionCode;
import id.dinsos.registry.statistics.CountStore.Subject;
import id.dinsos.registry.statistics.PublicTableStore.Published;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a reader can reckon who has every public table of every month and subject: the numbers shown
 * are taken as linear equations of the true counts and of what rounding has done to each, and
 * solved.
 */
class PublicTablesTest {
    private static final RegionCode REGENCY = RegionCode.of("35.24");
    private static final List<RegionCode> DISTRICTS =
            List.of(RegionCode.of("35.24.01"), RegionCode.of("35.24.02"));
    private static final int MONTHS = 2;

    @Test
    void behind_every_number_shown_may_stand_a_count_that_is_not_small_or_nobody() {
        for (long shown = 0; shown <= 50; shown += Rounding.BASE) {
            List<Long> behind = behind(shown);
            assertThat(behind).as("%d", shown).anyMatch(count -> count == 0 || count >= 5);
            assertThat(behind.size()).isGreaterThanOrEqualTo(5);
        }
        assertThat(behind(0)).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(behind(5)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void nobody_is_nobody_and_on_average_the_tables_are_right() {
        for (long count = 0; count <= 50; count++) {
            long of = count;
            long[] shown =
                    LongStream.range(0, Rounding.BASE)
                            .map(step -> Rounding.rounded(of, (int) step))
                            .toArray();
            assertThat(LongStream.of(shown).sum()).isEqualTo(count * Rounding.BASE);
            assertThat(LongStream.of(shown)).allMatch(one -> Math.abs(one - of) < Rounding.BASE);
            assertThat(of > 0 || LongStream.of(shown).sum() == 0).isTrue();
        }
    }

    /** Whatever the step of a cell, which stays the same from month to month. */
    @Test
    void a_change_by_a_few_between_two_months_is_never_certain() {
        for (long moved = -20; moved <= 20; moved += Rounding.BASE) {
            List<Long> changes = new ArrayList<>();
            for (int step = 0; step < Rounding.BASE; step++) {
                for (long before = 0; before <= 40; before++) {
                    for (long after = 0; after <= 40; after++) {
                        if (Rounding.rounded(after, step) - Rounding.rounded(before, step)
                                == moved) {
                            changes.add(after - before);
                        }
                    }
                }
            }
            assertThat(changes)
                    .as("shown to move by %d", moved)
                    .anyMatch(change -> change == 0 || Math.abs(change) >= 5);
            assertThat(changes.stream().distinct().count()).isGreaterThan(5);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_count_and_no_change_can_be_reckoned_from_all_areas_months_and_subjects(long seed) {
        Reader reader = new Reader(new Random(seed));
        for (int i = 0; i < reader.cells.size(); i++) {
            assertThat(reader.solves(reader.count(i))).as(reader.cells.get(i)).isFalse();
        }
        for (int i = 0; i < reader.cells.size() / MONTHS; i++) {
            assertThat(reader.solves(reader.change(i))).as(reader.cells.get(i)).isFalse();
        }
    }

    /** With the sums of the exact counts, as it once was, the same reader finds a hidden 1. */
    @Test
    void the_reader_would_find_a_hidden_count_from_exact_sums() {
        long[][] counts = {{2, 5, 100, 100}, {5, 3, 1, 100}, {100, 100, 2, 5}, {100, 100, 5, 3}};
        List<double[]> known = new ArrayList<>();
        for (int line = 0; line < 4; line++) {
            double[] row = new double[16];
            double[] column = new double[16];
            for (int i = 0; i < 4; i++) {
                row[line * 4 + i] = 1;
                column[i * 4 + line] = 1;
                if (counts[line][i] > 5) {
                    known.add(unit(16, line * 4 + i));
                }
            }
            known.add(row);
            known.add(column);
        }
        List<double[]> more = new ArrayList<>(known);
        more.add(unit(16, 6));
        assertThat(Rank.of(more)).isEqualTo(Rank.of(known));
    }

    /** The true counts that may stand behind a number shown, whatever the cell's step. */
    private static List<Long> behind(long shown) {
        List<Long> counts = new ArrayList<>();
        for (long count = 0; count <= 100; count++) {
            for (int step = 0; step < Rounding.BASE; step++) {
                if (Rounding.rounded(count, step) == shown && !counts.contains(count)) {
                    counts.add(count);
                }
            }
        }
        return counts;
    }

    private static double[] unit(int size, int at) {
        double[] unit = new double[size];
        unit[at] = 1;
        return unit;
    }

    /**
     * Has all tables of two months and three subjects. Unknown are, for each cell, its true count
     * and what was added to it; each number shown is an equation. Which cells a number is the sum
     * of is taken from the code: each cell is published alone, and what shows is noted.
     */
    private static final class Reader {
        private final List<String> cells = new ArrayList<>();
        private final List<double[]> equations = new ArrayList<>();
        private final int rank;

        Reader(Random random) {
            List<String> villages = new ArrayList<>();
            for (RegionCode district : DISTRICTS) {
                for (int i = 1 + random.nextInt(3); i > 0; i--) {
                    villages.add(district.code() + ".200" + i);
                }
            }
            for (int month = 0; month < MONTHS; month++) {
                for (Subject of : Subject.values()) {
                    for (String village : villages) {
                        for (int part = 0; part < of.width(); part += 5) {
                            cells.add(month + "/" + of + "/" + village + "/" + part);
                        }
                    }
                }
            }
            Map<String, List<Integer>> numbers = new TreeMap<>();
            for (int i = 0; i < cells.size(); i++) {
                for (String number : shown(cells.get(i))) {
                    numbers.computeIfAbsent(number, x -> new ArrayList<>()).add(i);
                }
            }
            for (List<Integer> parts : numbers.values()) {
                double[] equation = new double[2 * cells.size()];
                for (int i : parts) {
                    equation[2 * i] = 1;
                    equation[2 * i + 1] = 1;
                }
                equations.add(equation);
            }
            rank = Rank.of(equations);
        }

        /** The numbers of the month's tables that one cell alone shows in. */
        private static List<String> shown(String cell) {
            String[] name = cell.split("/");
            Subject of = Subject.valueOf(name[1]);
            long[] counts = new long[of.width()];
            counts[Integer.parseInt(name[3])] = 10;
            Published month = new Published(LocalDate.of(2026, 11, 1), Map.of(name[2], counts));
            List<String> numbers = new ArrayList<>();
            List<RegionCode> parents = new ArrayList<>(DISTRICTS);
            parents.add(REGENCY);
            for (RegionCode parent : parents) {
                Table table =
                        Table.of(
                                month.below(parent),
                                LongStream.range(0, of.width()).mapToObj(Long::toString).toList(),
                                of.addsUp());
                for (Table.Row row : table.rows(code -> code)) {
                    note(numbers, name[0] + of + row.region(), row.counts());
                }
                note(numbers, name[0] + of + parent, table.sums());
            }
            return numbers;
        }

        private static void note(List<String> numbers, String line, List<Long> counts) {
            for (int i = 0; i < counts.size(); i++) {
                if (counts.get(i) != 0 && !numbers.contains(line + i)) {
                    numbers.add(line + i);
                }
            }
        }

        double[] count(int cell) {
            return unit(2 * cells.size(), 2 * cell);
        }

        /** The same cell a month later, less now. */
        double[] change(int cell) {
            double[] change = count(cell + cells.size() / MONTHS);
            change[2 * cell] = -1;
            return change;
        }

        boolean solves(double[] asked) {
            List<double[]> more = new ArrayList<>(equations);
            more.add(asked);
            return Rank.of(more) == rank;
        }
    }
}

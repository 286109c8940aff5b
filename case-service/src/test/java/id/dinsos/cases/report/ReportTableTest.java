package id.dinsos.cases.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTableTest {
    @Test
    void counts_under_five_are_hidden_and_zero_is_zero() {
        assertThat(hidden(3, 0, 2, 50)).containsExactly("null", "0", "null", "50");
    }

    @Test
    void one_hidden_count_takes_the_smallest_of_the_others_with_it() {
        assertThat(hidden(3, 40, 9)).containsExactly("null", "40", "null");
    }

    @Test
    void nothing_small_is_nothing_hidden() {
        assertThat(hidden(5, 6)).containsExactly("5", "6");
    }

    @Test
    void a_file_shows_that_something_is_hidden_and_no_formula() {
        ReportTable table =
                new ReportTable(
                        List.of("kind"),
                        List.of("received"),
                        List.of(line("=1+1", 3), line("a;=1", 7), line("35.24", 9)));

        assertThat(table.suppressed().csv())
                .isEqualTo(
                        "\uFEFFkind;received\r\n'=1+1;<5\r\n\"a;'=1\";<5\r\n\"=\"\"35.24\"\"\";9\r\n");
    }

    private static ReportTable.Line line(String label, long count) {
        return new ReportTable.Line(List.of(label), List.of(count));
    }

    private static List<String> hidden(long... counts) {
        List<ReportTable.Line> lines = new ArrayList<>();
        for (long count : counts) {
            lines.add(line("x", count));
        }
        return new ReportTable(List.of("kind"), List.of("received"), lines)
                .suppressed().lines().stream()
                        .map(one -> String.valueOf(one.counts().getFirst()))
                        .toList();
    }
}

package id.dinsos.registry.intake.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as spreadsheets save them. */
class RowFileTest {
    private static final String HEADER = String.join(",", FileKind.FAMILIES.required());
    private static final String ROW = "F-1,35.24.01.2001,3524990101800000,,Siti";

    @ParameterizedTest
    @ValueSource(strings = {"", ",", ",,", ",,,", ", ,\u00a0,"})
    void columns_without_a_name_in_which_nothing_stands_are_none(String more) throws IOException {
        List<Row> rows = read(HEADER + more + "\n" + padded(ROW) + more + "\n");

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().complete()).isTrue();
        assertThat(rows.getFirst().get("nama_kepala_keluarga")).isEqualTo("Siti");
    }

    @Test
    void a_column_without_a_name_in_the_middle_is_none_either() throws IOException {
        List<Row> rows = read("," + HEADER + "\n," + padded(ROW) + "\n");

        assertThat(rows.getFirst().familyId()).isEqualTo("F-1");
    }

    @Test
    void a_column_without_a_name_in_which_something_stands_is_refused_with_its_place_and_row() {
        assertThatThrownBy(() -> read(HEADER + ",,\n" + padded(ROW) + ",,x\n"))
                .isInstanceOf(IntakeFailure.class)
                .hasMessageContaining("kolom ke-19")
                .hasMessageContaining("baris 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {",,,", "  ", "\u00a0,\u00a0", "\"\",\"\"", "\t, ,", "\"  \""})
    void a_row_in_which_nothing_stands_is_no_row(String empty) throws IOException {
        String file = HEADER + "\n" + empty + "\n" + padded(ROW) + "\n" + empty + "\n" + empty;

        List<Row> rows = read(file);

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().line()).isEqualTo(3);
    }

    @Test
    void ten_thousand_empty_rows_are_none_and_every_row_keeps_its_line() throws IOException {
        String empty = (",".repeat(16) + "\n").repeat(10_000);

        List<Row> rows = read(HEADER + "\n" + empty + padded(ROW) + "\n" + empty);

        assertThat(rows).extracting(Row::line).containsExactly(10_002L);
    }

    @Test
    void a_row_with_only_the_village_filled_down_is_a_row_all_the_same() throws IOException {
        assertThat(read(HEADER + "\n,35.24.01.2001" + ",".repeat(15) + "\n")).hasSize(1);
    }

    @Test
    void what_a_file_of_rejects_added_may_stand_there_more_than_once() throws IOException {
        String added = ",error_code,error_message,error_code,error_message";

        List<Row> rows = read(HEADER + added + "\n" + padded(ROW) + ",a,b,c,d\n");

        assertThat(rows.getFirst().header().sent()).hasSize(17);
    }

    @Test
    void numbers_of_sixteen_digits_that_all_end_in_0_are_named_by_column() throws IOException {
        assertThat(lost("3524990101800010", "3524990101800020", "3524990101800030"))
                .containsExactly("no_kk");
    }

    @Test
    void one_honest_number_clears_its_column_and_one_family_proves_nothing() throws IOException {
        assertThat(lost("3524990101800010", "3524990101800020", "3524990101800031")).isEmpty();
        assertThat(lost("3524990101800010")).isEmpty();
        assertThat(lost("3524990101800100", "3524990101800200", "3524990101800300"))
                .as("fourteen digits are kept by some")
                .containsExactly("no_kk");
        String[] many = new String[200];
        for (int i = 0; i < many.length; i++) {
            many[i] = "352499010180%04d".formatted(i * 10 + (i == 7 ? 0 : 1));
        }
        assertThat(lost(many)).isEmpty();
    }

    private static List<String> lost(String... cards) throws IOException {
        StringBuilder file = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < cards.length; i++) {
            file.append("F-%d,35.24.01.2001,%s%s\n".formatted(i, cards[i], ",".repeat(14)));
        }
        LostDigits lost = new LostDigits(FileKind.FAMILIES);
        read(file.toString()).forEach(row -> lost.look(row, row.familyId()));
        return lost.columns();
    }

    /** As many fields as a family has columns. */
    private static String padded(String row) {
        return row + ",".repeat(16 - (int) row.chars().filter(c -> c == ',').count());
    }

    private static List<Row> read(String file) throws IOException {
        List<Row> rows = new ArrayList<>();
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        try (RowFile reading = RowFile.of(FileKind.FAMILIES, new ByteArrayInputStream(bytes))) {
            for (Row row = reading.next(); row != null; row = reading.next()) {
                reading.header().requireNamed(row);
                rows.add(row);
            }
        }
        return rows;
    }
}

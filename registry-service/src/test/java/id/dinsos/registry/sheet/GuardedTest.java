package id.dinsos.registry.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.rules.Guarded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "=1+1, '=1+1",
                "+62812, '+62812",
                "-5, '-5",
                "@SUM(A1), '@SUM(A1)",
                "Budi, Budi",
                "10, 10",
                "2026-03-31, =\"2026-03-31\"",
                "007, =\"007\"",
                "12345678901, 12345678901",
                "123456789012, =\"123456789012\"",
                "1/2, =\"1/2\"",
                "1-2, =\"1-2\"",
                "1E5, =\"1E5\"",
                "MARET 1, =\"MARET 1\"",
                "SITI;=1+1;UJI, SITI;'=1+1;UJI",
                "Jl. Melati;=2+2;No 1, Jl. Melati;'=2+2;No 1",
                "3524125508929999, =\"3524125508929999\"",
            })
    void a_spreadsheet_reads_it_as_text(String value, String cell) {
        assertThat(Guarded.csv(value)).isEqualTo(cell);
    }

    /** Whatever character the spreadsheet splits by, and however much blank stands before. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\t=1+1",
                "a|=1+1",
                "a\n=1+1",
                "a\r\n=1+1",
                "a,+1",
                "a; -5",
                " =1+1",
                "\u00a0=1+1",
                "\uff1d1+1",
                "a;\uff1d1",
                "x;\"=1+1"
            })
    void no_part_of_a_cell_is_a_formula(String value) {
        for (String separator : new String[] {";", ",", "\t", "\\|", "\r?\n"}) {
            for (String part : Guarded.csv(value).split(separator)) {
                String bare = part.replace("\u00a0", " ").replace("\"", "").strip();
                assertThat(bare).doesNotStartWith("=").doesNotStartWith("\uff1d");
                assertThat(bare).doesNotStartWith("+").doesNotStartWith("-");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "007",
                "1/2",
                "SITI;=1+1;UJI",
                "=CMD|x",
                "-5",
                "3524125508929999",
                "2026-03-31",
                "Budi",
                "1E5",
                "\uff1d1+1"
            })
    void what_was_guarded_is_read_back_as_it_was(String value) {
        assertThat(Guarded.csv(Guarded.csv(value))).isEqualTo(Guarded.csv(value));
        assertThat(CellText.of(Guarded.csv(value))).isEqualTo(CellText.of(value));
    }
}

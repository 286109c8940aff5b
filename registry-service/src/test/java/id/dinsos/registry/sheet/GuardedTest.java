package id.dinsos.registry.sheet;

import static org.assertj.core.api.Assertions.assertThat;

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
                "1/2, =\"1/2\"",
                "1E5, =\"1E5\"",
                "MARET 1, =\"MARET 1\"",
                "SITI;=1+1;UJI, SITI;'=1+1;UJI",
                "Jl. Melati;=2+2;No 1, Jl. Melati;'=2+2;No 1",
                "3524125508929999, =\"3524125508929999\"",
            })
    void a_spreadsheet_reads_it_as_text(String value, String cell) {
        assertThat(Guarded.csv(value)).isEqualTo(cell);
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

package id.dinsos.registry.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTest {
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
                "2026-03-31, 2026-03-31",
                "3524125508929999, =\"3524125508929999\"",
            })
    void a_spreadsheet_reads_it_as_text(String value, String cell) {
        assertThat(Cell.csv(value)).isEqualTo(cell);
    }
}

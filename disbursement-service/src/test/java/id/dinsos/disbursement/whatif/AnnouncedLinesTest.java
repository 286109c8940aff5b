package id.dinsos.disbursement.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.beneficiary.Announced;
import id.dinsos.testkit.Spreadsheet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The table of a version after somebody has opened and saved it. */
class AnnouncedLinesTest {
    private static final UUID FAMILY = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final String FILE = AnnouncedLines.HEADER + "\n" + FAMILY + ";2;15;YA;TIDAK\n";

    @Test
    void a_table_that_a_spreadsheet_has_saved_says_the_same() {
        for (String file : List.of(FILE, Spreadsheet.excel(FILE), Spreadsheet.libreOffice(FILE))) {
            AnnouncedLines lines = new AnnouncedLines(file.lines().iterator());

            assertThat(lines.begins()).isTrue();
            assertThat(lines.next()).isEqualTo(new Announced(FAMILY, 2, 15, true, false));
            assertThat(lines.hasNext()).isFalse();
        }
    }
}

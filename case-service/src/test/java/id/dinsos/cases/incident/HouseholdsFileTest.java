package id.dinsos.cases.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.testkit.Spreadsheet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A village's list after somebody has opened and saved it. */
class HouseholdsFileTest {
    private static final String FILE =
            IncidentDesk.HEADER
                    + "\n1;;Sukirman;35.24.26.2001;\"Jalan Raya; gang 2\";4;BERAT;YA;TIDAK;tikar\n"
                    + "2;;Siti;35.24.26.2001;Jalan Raya 2;3;RINGAN;TIDAK;TIDAK;\n";

    @Test
    void a_list_that_a_spreadsheet_has_saved_says_the_same() throws IOException {
        List<HouseholdRow> before = read(FILE);

        assertThat(before).hasSize(2);
        assertThat(read(Spreadsheet.excel(FILE))).isEqualTo(before);
        assertThat(read(Spreadsheet.libreOffice(FILE) + ";;;;;;;;;;\n")).isEqualTo(before);
    }

    @Test
    void what_a_spreadsheet_damaged_is_named_with_row_and_column() {
        String damaged = Spreadsheet.excel(FILE.replace("\n1;", "\n1/2;").replace(";3;", ";3E2;"));

        var refused = catchThrowableOfType(RefusedException.class, () -> read(damaged));

        assertThat(refused.refusal().errors())
                .extracting(one -> one.pointer())
                .containsExactly("/rows/2/no", "/rows/3/jiwa");
    }

    private static List<HouseholdRow> read(String file) throws IOException {
        return HouseholdsFile.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))
                .rows();
    }
}

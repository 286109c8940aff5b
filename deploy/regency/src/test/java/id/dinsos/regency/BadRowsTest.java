package id.dinsos.regency;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.dinsos.contracts.Nik;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadRowsTest {
    @TempDir Path folder;

    @Test
    void each_family_after_the_first_has_the_fault_it_is_said_to_have() throws IOException {
        // Given
        FamilyFiles.Paths files = FamilyFiles.Paths.in(folder);

        // When
        List<BadRows.Written> written = BadRows.write(1, LocalDate.of(2026, 11, 1), files);

        // Then
        List<NamedCsvRecord> families = RuleOfSembako.read(files.families());
        List<NamedCsvRecord> members = RuleOfSembako.read(files.members());
        String soundNik = families.getFirst().getField("nik_kepala");
        for (int i = 0; i < families.size(); i++) {
            NamedCsvRecord family = families.get(i);
            String nik = family.getField("nik_kepala");
            assertThat(family.getField("id_keluarga")).isEqualTo(written.get(i).familyId());
            assertThat(members.stream().filter(m -> m.getField("nik").equals(nik))).isNotEmpty();
            switch (written.get(i).fault()) {
                case NONE -> assertThat(Nik.check(nik)).isEqualTo(Nik.Fault.NONE);
                case NIK_WITH_IMPOSSIBLE_DATE ->
                        assertThat(Nik.check(nik)).isEqualTo(Nik.Fault.DATE);
                case NIK_AS_SPREADSHEET_NUMBER -> assertThat(nik).isEqualTo("3.52E+15");
                case NIK_OF_ANOTHER_FAMILY -> assertThat(nik).isEqualTo(soundNik);
                case UNKNOWN_VILLAGE ->
                        assertThat(Regions.load().villages())
                                .noneMatch(v -> v.code().equals(family.getField("id_wilayah")));
                case DECILE_OUT_OF_RANGE ->
                        assertThat(family.getField("desil_nasional")).isEqualTo("11");
            }
        }
    }
}

package id.dinsos.regency;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.dinsos.regency.Disabled.Verdict;
import id.dinsos.regency.Veterans.Fate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The people of the two offices beside Lamongan. */
class PeopleTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 1);
    private static final YearMonth MONTH = YearMonth.of(2026, 10);

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Scale.class,
            names = {"SMALL", "REGENCY"})
    void more_come_into_question_for_aspdb_than_the_quota_has_places(Scale scale)
            throws IOException {
        // When
        Province.Made made = Province.write(settings(scale), folder);

        // Then
        long eligible = count(made, Verdict.ELIGIBLE);
        assertThat(eligible).isGreaterThan(Province.quota(scale));
        assertThat(count(made, Verdict.HELD)).isPositive();
        assertThat(count(made, Verdict.EXCLUDED)).isPositive();
        assertThat(made.parts()).hasSize(8);
        assertThat(made.people().stream().map(Disabled::regency).distinct())
                .containsExactlyInAnyOrderElementsOf(made.regencies().keySet());
    }

    @Test
    void every_caregiver_lives_with_whom_they_care_for_and_has_the_account() throws IOException {
        // When
        Province.Made made = Province.write(settings(Scale.SMALL), folder);

        // Then
        for (Province.Part part : made.parts()) {
            List<NamedCsvRecord> members = RuleOfSembako.read(part.files().members());
            Set<String> payees = new HashSet<>();
            RuleOfSembako.read(part.files().families())
                    .forEach(family -> payees.add(family.getField("nik_pengurus")));
            assertThat(members).hasSize(part.members());
            List<NamedCsvRecord> cared =
                    members.stream()
                            .filter(member -> !member.getField("nik_pendamping").isEmpty())
                            .toList();
            assertThat(part.carers()).isPositive().isEqualTo(cared.size());
            for (NamedCsvRecord person : cared) {
                String nik = person.getField("nik_pendamping");
                assertThat(person.getField("derajat_disabilitas")).isNotEmpty();
                assertThat(payees).contains(nik);
                assertThat(members)
                        .filteredOn(member -> member.getField("nik").equals(nik))
                        .extracting(member -> member.getField("id_keluarga"))
                        .containsExactly(person.getField("id_keluarga"));
            }
        }
    }

    @Test
    void kutai_timur_has_thirty_veterans_and_forty_five_widows() throws IOException {
        // When
        Veterans.Made made = Veterans.write(settings(Scale.SMALL), folder);

        // Then
        List<NamedCsvRecord> veterans =
                RuleOfSembako.read(made.files().members()).stream()
                        .filter(member -> !member.getField("npv_veteran").isEmpty())
                        .toList();
        assertThat(veterans).hasSize(made.veterans().size());
        assertThat(veterans.stream().filter(one -> one.getField("masih_hidup").equals("YA")))
                .hasSize(30);
        assertThat(made.of(Fate.LEFT_A_WIDOW).size() + made.of(Fate.WIDOW_DIES).size())
                .isEqualTo(45);
        assertThat(made.veterans().stream().filter(one -> one.diesInMonth() > 0))
                .hasSize(6)
                .allSatisfy(one -> assertThat(one.diesInMonth()).isBetween(1, 12));
        assertThat(made.of(Fate.DIES_LEAVING_A_WIDOW))
                .allSatisfy(one -> assertThat(one.widow()).isPresent());
        assertThat(made.of(Fate.DIES_ALONE)).allSatisfy(one -> assertThat(one.widow()).isEmpty());
    }

    @Test
    void the_same_seed_makes_the_same_people() throws IOException {
        // When
        Province.Made first = Province.write(settings(Scale.SMALL), folder.resolve("once"));
        Province.Made second = Province.write(settings(Scale.SMALL), folder.resolve("again"));

        // Then
        assertThat(second.people()).isEqualTo(first.people());
        assertThat(second.parts().getFirst().files().members())
                .hasSameBinaryContentAs(first.parts().getFirst().files().members());
    }

    @Test
    void no_number_is_given_to_two_people_of_the_three_offices() throws IOException {
        // Given
        List<FamilyFiles.Paths> files = new ArrayList<>();

        // When
        FamilyFiles.Paths lamongan = FamilyFiles.Paths.in(folder);
        Regency.Made made = Regency.write(settings(Scale.SMALL), lamongan);
        files.add(lamongan);
        Province.write(settings(Scale.SMALL), folder)
                .parts()
                .forEach(part -> files.add(part.files()));
        files.add(Veterans.write(settings(Scale.SMALL), folder).files());

        // Then
        List<String> niks = new ArrayList<>();
        List<String> accounts = new ArrayList<>();
        for (FamilyFiles.Paths one : files) {
            values(one.members(), "nik").forEach(niks::add);
            values(one.families(), "no_rekening")
                    .filter(account -> !account.isEmpty())
                    .forEach(accounts::add);
        }
        assertThat(niks).doesNotHaveDuplicates().hasSizeGreaterThan(made.members());
        assertThat(accounts).doesNotHaveDuplicates();
    }

    private static Regency.Settings settings(Scale scale) {
        return new Regency.Settings(scale, 1, AS_OF);
    }

    private static long count(Province.Made made, Verdict verdict) {
        return made.people().stream().filter(one -> one.verdict(MONTH) == verdict).count();
    }

    private static Stream<String> values(Path file, String column) throws IOException {
        return RuleOfSembako.read(file).stream().map(row -> row.getField(column));
    }
}

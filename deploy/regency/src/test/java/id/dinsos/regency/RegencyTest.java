package id.dinsos.regency;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.dinsos.contracts.Nik;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegencyTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 1);
    private static final Regency.Settings SMALL = new Regency.Settings(Scale.SMALL, 1, AS_OF);
    private static final Regency.Settings REGENCY = new Regency.Settings(Scale.REGENCY, 1, AS_OF);

    @TempDir Path folder;

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_seed_does_not() throws IOException {
        // Given
        FamilyFiles.Paths once = FamilyFiles.Paths.in(folder.resolve("once"));
        FamilyFiles.Paths again = FamilyFiles.Paths.in(folder.resolve("again"));
        FamilyFiles.Paths other = FamilyFiles.Paths.in(folder.resolve("other"));

        // When
        Regency.Made first = Regency.write(SMALL, once);
        Regency.Made second = Regency.write(SMALL, again);
        Regency.Made third = Regency.write(new Regency.Settings(Scale.SMALL, 2, AS_OF), other);

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(again.families()).hasSameBinaryContentAs(once.families());
        assertThat(again.members()).hasSameBinaryContentAs(once.members());
        assertThat(third.byFate()).isEqualTo(first.byFate());
        assertThat(Files.mismatch(once.members(), other.members())).isNotEqualTo(-1);
    }

    @Test
    void a_regency_has_exactly_95300_eligible_families_by_the_rule() throws IOException {
        // Given
        FamilyFiles.Paths files = FamilyFiles.Paths.in(folder);

        // When
        Regency.Made made = Regency.write(REGENCY, files);

        // Then
        Map<List<String>, Integer> verdicts = RuleOfSembako.evaluate(files);
        assertThat(verdicts).containsEntry(List.of(), 95_300);
        assertThat(verdicts)
                .containsEntry(List.of("no-account"), Scale.REGENCY.quota(Fate.NO_ACCOUNT));
        assertThat(made.eligible()).isEqualTo(95_300);
        assertThat(made.families()).isEqualTo(105_000);
        assertThat(made.members()).isBetween(322_000, 328_000);
        assertThat(made.eligibleByDistrict().values().stream().mapToInt(n -> n).sum())
                .isEqualTo(95_300);
    }

    @Test
    void a_small_regency_has_exactly_2000_eligible_families_by_the_rule() throws IOException {
        // Given
        FamilyFiles.Paths files = FamilyFiles.Paths.in(folder);

        // When
        Regency.Made made = Regency.write(SMALL, files);

        // Then
        assertThat(RuleOfSembako.evaluate(files)).containsEntry(List.of(), 2_000);
        assertThat(made.eligible()).isEqualTo(2_000);
    }

    @Test
    void every_number_is_valid_and_no_citizen_or_card_number_comes_twice() throws IOException {
        // Given
        FamilyFiles.Paths files = FamilyFiles.Paths.in(folder);

        // When
        Regency.Made made = Regency.write(SMALL, files);

        // Then
        Set<String> numbers = new HashSet<>();
        for (NamedCsvRecord member : RuleOfSembako.read(files.members())) {
            Nik nik = Nik.of(member.getField("nik"));
            assertThat(nik.matches(LocalDate.parse(member.getField("tgl_lahir")))).isTrue();
            assertThat(nik.female()).isEqualTo(member.getField("jenis_kelamin").equals("P"));
            assertThat(nik.number()).matches("3524(0[1-9]|1\\d|2[0-7])\\d{6}9\\d{3}");
            assertThat(numbers.add(nik.number())).isTrue();
        }
        assertThat(numbers).hasSize(made.members());
        Set<String> accounts = new HashSet<>();
        for (NamedCsvRecord family : RuleOfSembako.read(files.families())) {
            assertThat(numbers.add(family.getField("no_kk"))).isTrue();
            String account = family.getField("no_rekening");
            assertThat(account).matches(accountForm(family.getField("bank")));
            assertThat(family.getField("no_kks")).matches(account.isEmpty() ? "" : "\\d{16}");
            assertThat(account.isEmpty() || accounts.add(account)).isTrue();
        }
    }

    @Test
    void all_27_districts_and_474_villages_have_families() throws IOException {
        // Given
        FamilyFiles.Paths files = FamilyFiles.Paths.in(folder);

        // When
        Regency.Made made = Regency.write(SMALL, files);

        // Then
        List<String> villages =
                RuleOfSembako.read(files.families()).stream()
                        .map(family -> family.getField("id_wilayah"))
                        .distinct()
                        .toList();
        assertThat(made.eligibleByDistrict()).hasSize(27);
        assertThat(villages).hasSize(474).isSorted();
        assertThat(villages.stream().map(code -> code.substring(0, 8)).distinct()).hasSize(27);
    }

    @Test
    void both_files_are_sorted_by_family_and_name_a_head_and_a_payee_among_the_members()
            throws IOException {
        // Given
        FamilyFiles.Paths files = FamilyFiles.Paths.in(folder);

        // When
        Regency.Made made = Regency.write(SMALL, files);

        // Then
        List<NamedCsvRecord> families = RuleOfSembako.read(files.families());
        List<NamedCsvRecord> members = RuleOfSembako.read(files.members());
        assertThat(families.getFirst().getHeader()).isEqualTo(FamilyFiles.FAMILY_COLUMNS);
        assertThat(members.getFirst().getHeader()).isEqualTo(FamilyFiles.MEMBER_COLUMNS);
        assertThat(families).hasSize(made.families());
        assertThat(ids(families).toList()).isSorted().doesNotHaveDuplicates();
        assertThat(ids(members).toList()).isSorted();
        Map<String, Set<String>> niks = new HashMap<>();
        members.forEach(member ->
                niks.computeIfAbsent(member.getField("id_keluarga"), id -> new HashSet<>())
                        .add(member.getField("nik")));
        assertThat(families)
                .allSatisfy(family ->
                        assertThat(niks.get(family.getField("id_keluarga")))
                                .contains(
                                        family.getField("nik_kepala"),
                                        family.getField("nik_pengurus")));
    }

    @Test
    void sizes_ages_and_needs_follow_the_shares_of_lamongan() throws IOException {
        // Given
        FamilyFiles.Paths files = FamilyFiles.Paths.in(folder);

        // When
        Regency.Made made = Regency.write(REGENCY, files);

        // Then
        List<NamedCsvRecord> members = RuleOfSembako.read(files.members());
        assertThat(members).hasSize(made.members());
        Map<String, Long> sizes =
                members.stream()
                        .collect(
                                Collectors.groupingBy(
                                        m -> m.getField("id_keluarga"), Collectors.counting()));
        assertThat(perThousand(sizes.values().stream().filter(n -> n == 1), sizes.size()))
                .isBetween(125, 140);
        assertThat(perThousand(sizes.values().stream().filter(n -> n >= 6), sizes.size()))
                .isBetween(42, 58);
        assertThat(perThousand(members.stream().filter(m -> age(m) < 15), members.size()))
                .isBetween(180, 220);
        assertThat(perThousand(members.stream().filter(m -> age(m) >= 60), members.size()))
                .isBetween(140, 170);
        assertThat(perThousand(with(members, "disabilitas"), members.size())).isBetween(40, 60);
        assertThat(with(members, "npv_veteran").count()).isBetween(20L, 150L);
        assertThat(members.stream().filter(m -> m.getField("hamil").equals("YA")).count())
                .isBetween(600L, 2_500L);
    }

    private static Stream<NamedCsvRecord> with(List<NamedCsvRecord> members, String column) {
        return members.stream().filter(member -> !member.getField(column).isEmpty());
    }

    private static int perThousand(Stream<?> some, int all) {
        return (int) (some.count() * 1_000 / all);
    }

    private static int age(NamedCsvRecord member) {
        return LocalDate.parse(member.getField("tgl_lahir")).until(AS_OF).getYears();
    }

    private static Stream<String> ids(List<NamedCsvRecord> rows) {
        return rows.stream().map(row -> row.getField("id_keluarga"));
    }

    private static String accountForm(String bank) {
        return switch (bank) {
            case "" -> "";
            case "BRI" -> "\\d{15}";
            case "MANDIRI" -> "\\d{13}";
            case "BTN" -> "\\d{16}";
            default -> "\\d{10}";
        };
    }
}

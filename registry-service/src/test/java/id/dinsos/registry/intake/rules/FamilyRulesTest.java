package id.dinsos.registry.intake.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.dinsos.contracts.RegionCode;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.file.FamilyRows;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.Rejected;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.intake.rules.CheckedFamily.ToldAccount;
import id.dinsos.registry.intake.rules.CheckedFamily.ToldAddress;
import id.dinsos.registry.intake.rules.CheckedMember.ToldFacts;
import id.dinsos.registry.intake.rules.FamilyRules.Outcome;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonFacts.Employment;
import id.dinsos.registry.person.PersonFacts.Kind;
import id.dinsos.registry.person.PersonFacts.PpksType;
import id.dinsos.registry.person.PersonFacts.Schooling;
import id.dinsos.registry.person.PersonFacts.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FamilyRulesTest {
    private final FamilyRules rules =
            new FamilyRules(
                    RegionCode.of("35.24"),
                    SampleFiles.IDS,
                    SampleFiles::village,
                    LocalDate.of(2026, 11, 22));

    @Test
    void a_sound_family_is_read_whole() {
        Outcome outcome = check(new SampleFiles().family(1, 2));
        CheckedFamily family = Objects.requireNonNull(outcome.family());
        assertThat(outcome.errors()).isEmpty();
        assertThat(family.region()).isEqualTo(RegionCode.of(SampleFiles.VILLAGE));
        assertThat(family.address())
                .isEqualTo(new ToldAddress("Jalan Mawar, \"gang\" 3", "001", "002"));
        assertThat(family.decile()).isEqualTo(2);
        assertThat(family.percentile()).isEqualTo(15);
        assertThat(family.sembako()).isTrue();
        assertThat(family.pkh()).isFalse();
        assertThat(family.account()).isEqualTo(new ToldAccount("BNI", "1000000001", "Kepala 1"));
        assertThat(family.headId()).isEqualTo(SampleFiles.IDS.person("35.24", "S000000010"));
        assertThat(family.payeeId()).isEqualTo(family.headId());
        assertThat(family.members()).hasSize(2);
    }

    @Test
    void the_words_of_a_member_are_understood() {
        Outcome outcome =
                check(
                        new SampleFiles()
                                .family(1, 1)
                                .member(0, "status_padan", "TIDAK PADAN")
                                .member(0, "disabilitas", "FISIK")
                                .member(0, "derajat_disabilitas", "BERAT")
                                .member(0, "jenjang_sekolah", "PAUD")
                                .member(0, "hamil", "TIDAK")
                                .member(0, "npv_veteran", "NPV 77")
                                .member(0, "masih_hidup", "TIDAK")
                                .member(0, "ppks", "BEGGAR|VAGRANT; POOR"));
        CheckedMember member = Objects.requireNonNull(outcome.family()).members().getFirst();
        assertThat(member.civilMatch()).isEqualTo(CivilMatch.MISMATCHED);
        assertThat(member.alive()).isFalse();
        assertThat(member.sex()).isEqualTo(Sex.MALE);
        assertThat(member.relation()).isEqualTo(Relation.HEAD);
        assertThat(member.facts())
                .isEqualTo(
                        new ToldFacts(
                                Employment.INFORMAL,
                                Kind.PHYSICAL,
                                Severity.SEVERE,
                                List.of(PpksType.BEGGAR, PpksType.VAGRANT, PpksType.POOR),
                                Schooling.PRESCHOOL,
                                false,
                                true));
    }

    @Test
    void what_the_file_leaves_empty_is_not_known() {
        Outcome outcome =
                check(
                        new SampleFiles()
                                .family(1, 1)
                                .with("BPNT", "")
                                .with("desil_nasional", "")
                                .with("bank", "")
                                .with("no_rekening", "")
                                .member(0, "nik", SampleFiles.nik(10))
                                .member(0, "status_padan", "")
                                .member(0, "masih_hidup", "")
                                .member(0, "jenis_kelamin", "")
                                .member(0, "tgl_lahir", ""));
        CheckedFamily family = Objects.requireNonNull(outcome.family());
        assertThat(family.sembako()).isNull();
        assertThat(family.decile()).isNull();
        assertThat(family.account().isEmpty()).isTrue();
        assertThat(family.members().getFirst().civilMatch()).isNull();
        assertThat(family.members().getFirst().alive()).isNull();
        assertThat(family.members().getFirst().sex()).isNull();
    }

    @Test
    void a_head_without_a_nik_is_found_by_the_relation() {
        Outcome outcome =
                check(
                        new SampleFiles()
                                .family(1, 2)
                                .with("nik_kepala", "")
                                .with("nik_pengurus", "")
                                .with("bank", "")
                                .with("no_rekening", "")
                                .member(0, "nik", ""));
        assertThat(Objects.requireNonNull(outcome.family()).headId())
                .isEqualTo(SampleFiles.IDS.person("35.24", "S000000010"));
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "id_wilayah, 35.24.99.2001, village-unknown",
        "id_wilayah, 35.24.01, village-unknown",
        "id_wilayah, Sumberagung, village-unknown",
        "id_wilayah, 64.08.01.2001, village-outside-owner",
        "no_kk, 12345, kk-number-invalid",
        "no_kk, 3.52E+15, excel-number",
        "nik_kepala, 3.52E+15, excel-number",
        "nik_kepala, 3524051513800011, nik-date",
        "nik_kepala, 352405, nik-form",
        "nik_kepala, 3524051501800000, nik-serial",
        "nik_pengurus, 352405, nik-form",
        "desil_nasional, 11, decile-invalid",
        "desil_nasional, dua, decile-invalid",
        "percentile_nasional, 101, percentile-invalid",
        "BPNT, MUNGKIN, value-unknown",
        "no_kks, 123, kks-number-invalid",
        "bank, BANK SENDIRI, value-unknown",
        "no_rekening, 12, account-number-invalid",
        "no_rekening, 12345678, account-length-differs",
        "bank, BRI, account-length-differs",
        "nik_pengurus, 3524051501809999, payee-not-a-member",
        "nik_kepala, 3524051501809999, head-not-a-member",
    })
    void a_faulty_family_row_is_rejected_with_its_members(
            String column, String value, String code) {
        Outcome outcome = check(new SampleFiles().family(1, 2).with(column, value));
        assertThat(outcome.family()).isNull();
        assertThat(outcome.errors())
                .filteredOn(error -> error.file() == FileKind.FAMILIES)
                .extracting(RowError::line, RowError::code)
                .containsOnlyOnce(tuple(2L, code));
        assertThat(outcome.rejected()).extracting(Rejected::code).contains("family-rejected");
        assertThat(outcome.rejected()).hasSize(3);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "idsemesta, '', id-missing",
        "idsemesta, 1.23E+10, excel-number",
        "nik, 3.52E+15, excel-number",
        "nik, 352405150180001A, nik-form",
        "nik, 3524053113800011, nik-date",
        "nik, 3524051501800000, nik-serial",
        "no_kk, 0, kk-number-invalid",
        "tgl_lahir, 15/01/1980, date-invalid",
        "tgl_lahir, 1980-02-30, date-invalid",
        "tgl_lahir, 2026-11-23, birth-in-future",
        "tgl_lahir, 0024-05-01, birth-too-long-ago",
        "tgl_lahir, 1885-01-01, birth-too-long-ago",
        "tgl_lahir, -0001-01-01, date-invalid",
        "tgl_lahir, 1900-01-01, birth-too-long-ago",
        "tgl_lahir, 1899-12-31, birth-too-long-ago",
        "hub_kepala_keluarga, KEPALA KELUARGA, head-twice",
        "jenis_kelamin, X, value-unknown",
        "hub_kepala_keluarga, SEPUPU JAUH, value-unknown",
        "pekerjaan_utama, ASTRONOT, value-unknown",
        "status_padan, MUNGKIN, value-unknown",
        "masih_hidup, ENTAH, value-unknown",
        "disabilitas, LAIN, value-unknown",
        "jenjang_sekolah, S9, value-unknown",
        "hamil, MUNGKIN, value-unknown",
        "ppks, RICH, value-unknown",
    })
    void a_faulty_member_is_rejected_alone(String column, String value, String code) {
        Outcome outcome = check(new SampleFiles().family(1, 2).member(1, column, value));
        assertThat(Objects.requireNonNull(outcome.family()).members()).hasSize(1);
        assertThat(outcome.errors())
                .extracting(RowError::file, RowError::line, RowError::code)
                .containsExactly(tuple(FileKind.MEMBERS, 3L, code));
        assertThat(outcome.rejected()).hasSize(1);
    }

    @Test
    void everything_wrong_with_a_row_is_said_at_once() {
        Outcome outcome =
                check(
                        new SampleFiles()
                                .family(1, 2)
                                .member(1, "nik", "1")
                                .member(1, "tgl_lahir", "gestern")
                                .member(1, "jenis_kelamin", "?"));
        assertThat(outcome.errors())
                .extracting(RowError::column)
                .containsExactly("nik", "tgl_lahir", "jenis_kelamin");
    }

    @Test
    void an_error_never_holds_the_value() {
        Outcome outcome = check(new SampleFiles().family(1, 2).member(1, "nik", "rahasia-999"));
        assertThat(outcome.errors().toString()).doesNotContain("rahasia-999");
    }

    @Test
    void a_faulty_head_rejects_the_family() {
        Outcome outcome = check(new SampleFiles().family(1, 2).member(0, "tgl_lahir", "x"));
        assertThat(outcome.family()).isNull();
        assertThat(outcome.errors())
                .extracting(RowError::code)
                .containsExactly(
                        "date-invalid",
                        "head-not-a-member",
                        "payee-not-a-member",
                        "family-rejected");
    }

    @Test
    void a_person_or_a_nik_twice_in_one_family_is_rejected() {
        Outcome person = check(new SampleFiles().family(1, 2).member(1, "idsemesta", "S000000010"));
        Outcome nik = check(new SampleFiles().family(1, 2).member(1, "nik", SampleFiles.nik(10)));
        assertThat(person.errors()).extracting(RowError::code).containsExactly("person-duplicate");
        assertThat(nik.errors()).extracting(RowError::code).containsExactly("nik-duplicate");
    }

    @Test
    void members_without_a_row_of_their_family_go_on_alone() {
        FamilyRows rows = rows(new SampleFiles().family(1, 2));
        Outcome outcome = rules.check(new FamilyRows("K", List.of(), rows.members(), false));
        assertThat(Objects.requireNonNull(outcome.family()).own()).isFalse();
        assertThat(outcome.family().members()).hasSize(2);
    }

    @Test
    void a_veterans_number_twice_in_a_family_rejects_the_second_row() {
        Outcome outcome =
                check(
                        new SampleFiles()
                                .family(1, 2)
                                .member(0, "npv_veteran", "NPV 14146")
                                .member(1, "npv_veteran", "npv-14146"));
        assertThat(outcome.errors())
                .extracting(RowError::line, RowError::column, RowError::code)
                .containsExactly(tuple(3L, "npv_veteran", "veteran-number-duplicate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "0", "000", "TIDAK ADA", "n/a", "\u200b", "\u00a0", "."})
    void a_sign_for_nothing_is_no_value(String nothing) {
        Outcome outcome =
                check(
                        new SampleFiles()
                                .family(1, 2)
                                .member(1, "npv_veteran", nothing)
                                .member(1, "nama_ibu_kandung", nothing)
                                .with("desil_nasional", nothing));
        CheckedFamily family = Objects.requireNonNull(outcome.family());
        assertThat(family.members().getLast().veteranNumber()).isNull();
        assertThat(family.members().getLast().mothersName()).isNull();
        assertThat(family.members().getLast().facts().veteran()).isNull();
        assertThat(family.decile()).isNull();
    }

    @ParameterizedTest(name = "{0} = {1} warns of {2}")
    @CsvSource({
        "rt, 2026-01-02, address-form-unlikely",
        "rw, 1/2, address-form-unlikely",
        "no_kks, 6032981234567890, kks-check-digit-differs",
        "nama_kepala_keluarga, Orang Lain, head-name-differs",
        "no_kk, 3524050101200099, kk-number-differs",
    })
    void what_looks_wrong_of_a_family_is_said_and_taken(String column, String value, String code) {
        Outcome outcome = check(new SampleFiles().family(1, 1).with(column, value));
        assertThat(outcome.family()).isNotNull();
        assertThat(outcome.rejected()).isEmpty();
        assertThat(outcome.errors())
                .extracting(RowError::code, RowError::warning)
                .containsExactly(tuple(code, true));
    }

    @ParameterizedTest(name = "{0} = {1} warns of {2}")
    @CsvSource({
        "tgl_lahir, 1912-01-01, birth-unlikely",
        "tgl_lahir, 1901-12-13, birth-unlikely",
        "jenjang_sekolah, SD, school-age-differs",
        "hamil, YA, pregnancy-unlikely",
        "hub_kepala_keluarga, ISTRI, relation-sex-differs",
    })
    void what_looks_wrong_of_a_member_is_said_and_taken(String column, String value, String code) {
        Outcome outcome = check(new SampleFiles().family(1, 2).member(1, column, value));
        assertThat(Objects.requireNonNull(outcome.family()).members()).hasSize(2);
        assertThat(outcome.errors())
                .extracting(RowError::code, RowError::warning)
                .containsExactly(tuple(code, true));
    }

    @Test
    void whom_the_family_names_is_the_head_though_their_row_says_otherwise() {
        Outcome outcome =
                check(new SampleFiles().family(1, 2).member(0, "hub_kepala_keluarga", "ANAK"));
        CheckedFamily family = Objects.requireNonNull(outcome.family());
        assertThat(family.members().getFirst().relation()).isEqualTo(Relation.HEAD);
        assertThat(outcome.errors())
                .extracting(RowError::code)
                .containsExactly("head-relation-differs");
    }

    @Test
    void two_heads_of_whom_the_family_names_none_reject_it() {
        Outcome outcome =
                check(
                        new SampleFiles()
                                .family(1, 2)
                                .with("nik_kepala", "")
                                .member(1, "hub_kepala_keluarga", "KEPALA KELUARGA"));
        assertThat(outcome.family()).isNull();
        assertThat(outcome.errors()).extracting(RowError::code).contains("head-twice");
    }

    @Test
    void rows_without_an_id_are_each_said_to_lack_it_and_no_more() {
        FamilyRows rows = rows(new SampleFiles().family(1, 1).with("id_keluarga", ""));
        Outcome outcome =
                rules.check(
                        new FamilyRows(
                                "",
                                List.of(rows.families().getFirst(), rows.families().getFirst()),
                                List.of(),
                                false));
        assertThat(outcome.errors())
                .extracting(RowError::code)
                .containsExactly("id-missing", "id-missing");
    }

    @Test
    void every_sentence_of_a_row_stands_in_both_languages_and_holds_no_code() {
        for (RowFault fault : RowFault.values()) {
            assertThat(fault.say()).isNotBlank().doesNotContain(fault.code()).endsWith(".");
            assertThat(fault.english()).isNotBlank().doesNotContain("%").endsWith(".");
        }
    }

    @Test
    void a_village_that_got_another_code_is_taken_in_under_it_with_a_warning() {
        Outcome outcome = check(new SampleFiles().family(1, 1).with("id_wilayah", "35.24.99.2004"));
        assertThat(Objects.requireNonNull(outcome.family()).region())
                .isEqualTo(RegionCode.of("35.24.99.2010"));
        assertThat(outcome.rejected()).isEmpty();
        assertThat(outcome.errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.warning()).isTrue();
                    assertThat(error.code()).isEqualTo("village-renumbered");
                });
    }

    @Test
    void a_village_that_was_split_is_rejected_with_the_names_of_its_successors() {
        Outcome outcome = check(new SampleFiles().family(1, 1).with("id_wilayah", "35.24.99.2003"));
        assertThat(outcome.family()).isNull();
        assertThat(outcome.errors())
                .first()
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo("village-split");
                    assertThat(error.message())
                            .contains("31 Desember 2025", "35.24.99.2010, 35.24.99.2011");
                });
    }

    @Test
    void a_village_that_is_no_more_or_not_yet_is_rejected() {
        assertThat(
                        check(new SampleFiles().family(1, 1).with("id_wilayah", "35.24.99.2002"))
                                .errors())
                .extracting(RowError::code)
                .contains("village-ended");
        assertThat(
                        check(new SampleFiles().family(1, 1).with("id_wilayah", "35.24.99.2005"))
                                .errors())
                .extracting(RowError::code)
                .contains("village-not-yet");
    }

    @Test
    void a_family_that_repeats_itself_is_taken_once() {
        FamilyRows rows = rows(new SampleFiles().family(1, 1));
        Row again =
                new Row(
                        FileKind.FAMILIES,
                        9,
                        rows.families().getFirst().header(),
                        rows.families().getFirst().fields());
        Outcome outcome =
                rules.check(
                        new FamilyRows(
                                rows.id(),
                                List.of(rows.families().getFirst(), again),
                                rows.members(),
                                false));
        assertThat(outcome.family()).isNotNull();
        assertThat(outcome.errors())
                .extracting(RowError::line, RowError::code)
                .containsExactly(tuple(9L, "family-duplicate"));
    }

    @Test
    void a_family_larger_than_any_card_is_rejected() {
        Outcome outcome = check(new SampleFiles().family(1, 51));
        assertThat(outcome.family()).isNull();
        assertThat(outcome.errors()).extracting(RowError::code).contains("family-too-large");
    }

    @Test
    void a_row_with_too_few_or_too_many_fields_is_rejected() {
        FamilyRows rows = rows(new SampleFiles().family(1, 1));
        Row family = rows.families().getFirst();
        List<String> more = new ArrayList<>(family.fields());
        more.add("surplus");
        Row wide = new Row(FileKind.FAMILIES, 2, family.header(), more);
        Row narrow = new Row(FileKind.FAMILIES, 2, family.header(), family.fields().subList(0, 5));
        for (Row row : List.of(wide, narrow)) {
            Outcome outcome =
                    rules.check(new FamilyRows(rows.id(), List.of(row), rows.members(), false));
            assertThat(outcome.errors()).extracting(RowError::code).contains("columns-wrong");
        }
    }

    @Test
    void a_text_without_end_is_rejected() {
        Outcome outcome = check(new SampleFiles().family(1, 1).with("alamat", "a".repeat(201)));
        assertThat(outcome.errors()).extracting(RowError::code).contains("text-too-long");
    }

    private Outcome check(SampleFiles file) {
        return rules.check(rows(file));
    }

    private static FamilyRows rows(SampleFiles file) {
        List<Row> families = file.rows(FileKind.FAMILIES);
        return new FamilyRows(
                families.getFirst().familyId(), families, file.rows(FileKind.MEMBERS), false);
    }
}

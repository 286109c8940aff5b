package id.dinsos.registry.intake.rules;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.rules.FamilyPlan.Outcome;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonFacts.Employment;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a file may not undo: what is known, what is newer, what an officer has decided. */
class FamilyPastTest extends PlanOfRows {
    @Test
    void what_the_file_leaves_empty_stays_as_it_is_known() {
        apply(
                new SampleFiles()
                        .family(1, 1)
                        .member(0, "disabilitas", "FISIK")
                        .member(0, "derajat_disabilitas", "BERAT")
                        .member(0, "npv_veteran", "NPV 7")
                        .member(0, "ppks", "POOR")
                        .with("no_kks", CARD));
        Registered before = person(10);
        apply(
                new SampleFiles()
                        .family(1, 1)
                        .member(0, "nama_ibu_kandung", "")
                        .member(0, "jenis_kelamin", "")
                        .member(0, "tgl_lahir", "")
                        .member(0, "status_padan", "BELUM PADAN")
                        .with("desil_nasional", "")
                        .with("bank", "")
                        .with("no_rekening", ""));
        assertThat(person(10)).isEqualTo(before);
        assertThat(home(1).ranking().decile()).isEqualTo(2);
    }

    @Test
    void a_blank_job_in_a_newer_file_leaves_the_known_one_and_a_first_one_is_not_guessed() {
        apply(new SampleFiles().family(1, 2).member(1, "pekerjaan_utama", "PEGAWAI NEGERI SIPIL"));
        apply(new SampleFiles().family(1, 2).member(1, "pekerjaan_utama", ""));
        apply(new SampleFiles().family(2, 1).member(0, "pekerjaan_utama", ""));
        assertThat(person(11).facts().employment()).isEqualTo(Employment.CIVIL_SERVANT);
        assertThat(person(20).facts().employment()).isEqualTo(Employment.UNKNOWN);
    }

    @Test
    void a_file_that_only_brings_new_deciles_changes_nothing_else() {
        apply(new SampleFiles().family(1, 2));
        Household.Registered before = home(1);
        apply(
                new SampleFiles()
                        .family(1, 2)
                        .with("alamat", "")
                        .with("rt", "")
                        .with("rw", "")
                        .with("id_wilayah", "")
                        .with("percentile_nasional", "")
                        .with("desil_nasional", "4"));
        assertThat(home(1).address()).isEqualTo(before.address());
        assertThat(home(1).region()).isEqualTo(before.region());
        assertThat(home(1).ranking()).isEqualTo(new Household.Ranking(4, 15));
    }

    @Test
    void one_cell_left_empty_costs_nothing_whichever_it_is_and_whatever_stands_beside_it() {
        apply(new SampleFiles().family(1, 2).member(0, "pekerjaan_utama", "POLRI"));
        Household.Registered before = home(1);
        apply(
                new SampleFiles()
                        .family(1, 2)
                        .member(0, "pekerjaan_utama", "")
                        .with("rt", "")
                        .with("desil_nasional", "")
                        .with("percentile_nasional", "19"));
        assertThat(person(10).facts().employment()).isEqualTo(Employment.POLICE);
        assertThat(home(1).address()).isEqualTo(before.address());
        assertThat(home(1).ranking())
                .isEqualTo(new Household.Ranking(before.ranking().decile(), 19));
    }

    @Test
    void a_family_in_another_village_keeps_of_its_address_and_rank_what_the_file_leaves_empty() {
        apply(new SampleFiles().family(1, 2));
        Household.Registered before = home(1);
        SampleFiles moved =
                new SampleFiles()
                        .family(1, 2)
                        .with("id_wilayah", "35.24.01.2002")
                        .with("alamat", "")
                        .with("rt", "")
                        .with("rw", "")
                        .with("percentile_nasional", "")
                        .with("desil_nasional", "");
        Outcome outcome = plan(moved);
        take(outcome, moved);
        assertThat(outcome.errors())
                .extracting(RowError::code)
                .as("and says so")
                .containsExactly("address-of-other-village");
        assertThat(home(1).region().code()).isEqualTo("35.24.01.2002");
        assertThat(home(1).address()).isEqualTo(before.address());
        assertThat(home(1).ranking()).isEqualTo(before.ranking());
    }

    @Test
    void a_row_of_ids_alone_leaves_everything_as_it_is() {
        apply(
                new SampleFiles()
                        .family(1, 2)
                        .member(1, "disabilitas", "FISIK")
                        .member(1, "derajat_disabilitas", "BERAT"));
        Registered before = person(11);
        Household.Registered home = home(1);
        SampleFiles bare = new SampleFiles().family(1, 2);
        for (String column : FileKind.MEMBERS.required()) {
            bare =
                    column.startsWith("id")
                            ? bare
                            : bare.member(0, column, "").member(1, column, "");
        }
        for (String column : FileKind.FAMILIES.required()) {
            bare = column.equals("id_keluarga") ? bare : bare.with(column, "");
        }
        apply(bare);
        assertThat(person(11)).isEqualTo(before);
        assertThat(home(1)).isEqualTo(home);
    }

    @Test
    void a_row_of_a_merged_head_is_read_for_the_record_that_goes_on() {
        apply(new SampleFiles().family(1, 2));
        UUID merged = SampleFiles.IDS.person("35.24", "S000000099");
        persons.put(
                merged,
                PERSONS.evolve(
                        person(10),
                        new PersonEvent.PersonMerged(
                                person(10).id(), java.util.Set.of(), List.of())));
        goesOn.put(merged, person(10).id());
        Outcome outcome =
                plan(
                        new SampleFiles()
                                .family(1, 2)
                                .with("BPNT", "TIDAK")
                                .member(0, "idsemesta", "S000000099"));
        assertThat(outcome.accepted()).isTrue();
        assertThat(codes(outcome)).containsExactly("person-merged");
        assertThat(outcome.household())
                .hasAtLeastOneElementOfType(HouseholdCommand.TakeOffList.class);
    }

    @Test
    void a_family_an_officer_delisted_is_listed_again_by_no_file() {
        apply(new SampleFiles().family(1, 2));
        households.compute(
                homeId(1),
                (id, home) ->
                        HOUSEHOLDS.evolve(
                                Objects.requireNonNull(home),
                                new HouseholdEvent.HouseholdDelisted(
                                        FamilyCommands.SEMBAKO,
                                        Household.DelistReason.INCLUSION_ERROR,
                                        null)));
        Outcome outcome = plan(new SampleFiles().family(1, 2));
        assertThat(outcome.household()).isEmpty();
        assertThat(codes(outcome)).containsExactly("delisted-by-officer");
    }

    @Test
    void an_older_file_undoes_nothing_that_a_newer_one_or_an_officer_has_said() {
        apply(new SampleFiles().family(1, 2));
        LocalDate march = LocalDate.of(2026, 3, 1);
        remember(
                homeId(1),
                new HouseholdEvent.HouseholdRanked(new Household.Ranking(2, 15)),
                march,
                true);
        remember(
                person(10).id(),
                new PersonEvent.PersonAccountChanged(PersonalData.erased(person(10).id())),
                LocalDate.of(2026, 2, 10),
                false);
        said = Said.on(LocalDate.of(2026, 1, 31), ZoneOffset.UTC);
        SampleFiles january =
                new SampleFiles()
                        .family(1, 2)
                        .with("desil_nasional", "9")
                        .with("no_rekening", "1000099999");
        Outcome older = plan(january);
        said = Said.on(LocalDate.of(2026, 3, 31), ZoneOffset.UTC);
        Outcome newer = plan(january);
        assertThat(older.persons()).isEmpty();
        assertThat(older.household()).isEmpty();
        assertThat(codes(older)).containsExactly("older-than-known");
        assertThat(newer.persons()).hasSize(1);
        assertThat(newer.household()).hasSize(1);
    }

    @Test
    void a_mended_reject_speaks_as_of_the_day_of_its_file() {
        apply(new SampleFiles().family(1, 1));
        remember(
                homeId(1),
                new HouseholdEvent.HouseholdRanked(new Household.Ranking(2, 15)),
                LocalDate.of(2026, 3, 1),
                true);
        Outcome outcome =
                plan(
                        new SampleFiles()
                                .family(1, 1)
                                .with("desil_nasional", "9")
                                .with("per_tanggal", "2026-01-31"));
        assertThat(codes(outcome)).containsExactly("older-than-known");
    }

    @Test
    void a_number_that_does_not_fit_the_bank_on_record_is_given_back() {
        apply(new SampleFiles().family(1, 1));
        Outcome outcome =
                plan(
                        new SampleFiles()
                                .family(1, 1)
                                .with("bank", "")
                                .with("no_rekening", "123456789"));
        assertThat(codes(outcome)).contains("account-length-differs");
        assertThat(outcome.accepted()).isFalse();
    }
}

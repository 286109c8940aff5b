package id.dinsos.registry.intake.rules;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.rules.FamilyPlan.Outcome;
import id.dinsos.registry.person.Person;
import org.junit.jupiter.api.Test;

/** Heads, payees, caregivers and heirs of a family, living and dead. */
class FamilyRolesTest extends PlanOfRows {
    @Test
    void a_death_in_the_file_is_recorded_for_person_and_household() {
        apply(new SampleFiles().family(1, 2));
        apply(new SampleFiles().family(1, 2).member(1, "masih_hidup", "TIDAK"));
        assertThat(person(11).alive()).isFalse();
        assertThat(home(1).living()).isEqualTo(1);
    }

    @Test
    void the_dead_of_another_household_are_rejected() {
        apply(new SampleFiles().family(1, 2).member(1, "masih_hidup", "TIDAK"));
        Outcome outcome =
                plan(
                        new SampleFiles()
                                .family(2, 2)
                                .member(1, "idsemesta", "S000000011")
                                .member(1, "nik", SampleFiles.nik(11)));
        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.errors()).extracting(RowError::code).containsExactly("person-dead");
        assertThat(outcome.persons()).hasSize(1);
    }

    @Test
    void a_blank_life_of_one_known_dead_says_nothing() {
        apply(new SampleFiles().family(1, 2));
        apply(new SampleFiles().family(1, 2).member(1, "masih_hidup", "TIDAK"));
        Outcome outcome = plan(new SampleFiles().family(1, 2).member(1, "masih_hidup", ""));
        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.errors()).isEmpty();
    }

    @Test
    void a_dead_head_of_a_new_family_rejects_it_and_a_dead_payee_is_taken_with_a_warning() {
        assertThat(codes(plan(new SampleFiles().family(1, 2).member(0, "masih_hidup", "TIDAK"))))
                .contains("head-dead", "payee-dead", "family-rejected");
        Outcome taken =
                plan(
                        new SampleFiles()
                                .family(1, 2)
                                .with("nik_pengurus", SampleFiles.nik(11))
                                .member(1, "masih_hidup", "TIDAK"));
        assertThat(taken.accepted()).isTrue();
        assertThat(codes(taken)).contains("payee-dead").doesNotContain("family-rejected");
        assertThat(taken.rejected()).isEmpty();
    }

    @Test
    void a_death_of_the_head_in_a_later_file_is_recorded_with_a_warning() {
        apply(new SampleFiles().family(1, 2));
        Outcome outcome = plan(new SampleFiles().family(1, 2).member(0, "masih_hidup", "TIDAK"));
        assertThat(outcome.accepted()).isTrue();
        assertThat(codes(outcome)).contains("head-dead", "payee-dead");
        assertThat(outcome.rejected()).isEmpty();
        assertThat(outcome.household())
                .contains(new HouseholdCommand.RecordMemberDeath(person(10).id()));
    }

    @Test
    void a_caregiver_and_an_heir_of_the_family_are_named_and_stay_where_the_cells_are_empty() {
        SampleFiles file =
                new SampleFiles()
                        .family(1, 3)
                        .member(1, "nik_pendamping", SampleFiles.nik(10))
                        .member(1, "hub_pendamping", "AYAH")
                        .member(0, "nik_ahli_waris", SampleFiles.nik(12));
        apply(file);
        assertThat(person(11).ties().caregiver())
                .isEqualTo(new Person.Tie(person(10).id(), Person.Kinship.PARENT));
        assertThat(person(10).ties().heir())
                .isEqualTo(new Person.Tie(person(12).id(), Person.Kinship.OTHER));
        Outcome again = plan(file);
        Outcome bare = plan(new SampleFiles().family(1, 3));
        assertThat(again.persons()).isEmpty();
        assertThat(bare.persons()).isEmpty();
    }

    @Test
    void a_caregiver_who_is_no_living_member_is_said_and_nobody_is_named() {
        Outcome stranger =
                plan(
                        new SampleFiles()
                                .family(1, 2)
                                .member(1, "nik_pendamping", SampleFiles.nik(77)));
        Outcome dead =
                plan(
                        new SampleFiles()
                                .family(1, 3)
                                .member(1, "nik_pendamping", SampleFiles.nik(12))
                                .member(1, "nik_ahli_waris", SampleFiles.nik(12))
                                .member(2, "masih_hidup", "TIDAK"));
        Outcome oneself =
                plan(
                        new SampleFiles()
                                .family(1, 2)
                                .member(1, "nik_pendamping", SampleFiles.nik(11)));
        assertThat(codes(stranger)).containsExactly("caregiver-unknown");
        assertThat(stranger.persons()).hasSize(2);
        assertThat(codes(dead)).containsExactly("caregiver-unknown", "heir-unknown");
        assertThat(codes(oneself)).containsExactly("caregiver-unknown");
    }

    @Test
    void a_new_family_of_one_who_is_dead_is_rejected_and_the_row_can_be_mended() {
        Outcome outcome = plan(new SampleFiles().family(1, 1).member(0, "masih_hidup", "TIDAK"));
        assertThat(outcome.accepted()).isFalse();
        assertThat(codes(outcome)).contains("head-dead", "family-rejected");
        assertThat(outcome.rejected()).hasSize(2);
    }

    @Test
    void a_dead_payee_of_a_new_family_stays_on_record_as_dead_and_no_later_file_names_them_anew() {
        SampleFiles file =
                new SampleFiles()
                        .family(1, 2)
                        .with("nik_pengurus", SampleFiles.nik(11))
                        .member(1, "masih_hidup", "TIDAK");
        take(plan(file), file);
        assertThat(home(1).payeeId()).isEqualTo(person(11).id());
        assertThat(person(11).alive()).isFalse();
        Outcome again = plan(file);
        Outcome widow =
                plan(
                        new SampleFiles()
                                .family(1, 2)
                                .with("nik_pengurus", SampleFiles.nik(10))
                                .member(1, "masih_hidup", "TIDAK"));
        assertThat(again.household()).isEmpty();
        assertThat(codes(again)).containsExactly("payee-dead");
        assertThat(widow.household()).contains(new HouseholdCommand.NamePayee(person(10).id()));
    }
}

package id.dinsos.registry.intake.rules;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.rules.FamilyPlan.Outcome;
import id.dinsos.registry.person.Merging.Unique;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers that one person alone may have, in the rows of a family. */
class FamilyNumbersTest extends PlanOfRows {
    @Test
    void a_head_whose_nik_another_person_holds_rejects_the_family() {
        holders.put(new Held(Unique.NIK, SampleFiles.nik(10)), new UUID(5, 5));
        Outcome outcome = plan(new SampleFiles().family(1, 2));
        assertThat(outcome.accepted()).isFalse();
        assertThat(outcome.persons()).isEmpty();
        assertThat(outcome.errors())
                .extracting(RowError::code)
                .containsExactly(
                        "nik-held-by-other", "head-rejected", "payee-rejected", "family-rejected");
        assertThat(outcome.errors().getFirst().other()).isEqualTo(new UUID(5, 5));
    }

    @Test
    void a_veterans_number_another_person_holds_rejects_the_member() {
        holders.put(new Held(Unique.VETERAN_NUMBER, "NPV7"), new UUID(5, 5));
        Outcome outcome = plan(new SampleFiles().family(1, 2).member(1, "npv_veteran", "npv 7"));
        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.persons()).hasSize(1);
        assertThat(outcome.errors())
                .extracting(RowError::code)
                .containsExactly("veteran-number-held-by-other");
    }

    @Test
    void a_card_of_another_family_rejects_the_family() {
        holders.put(new Held(Unique.KKS_CARD, "token of " + CARD), new UUID(5, 5));
        Outcome outcome = plan(new SampleFiles().family(1, 2).with("no_kks", CARD));
        assertThat(outcome.accepted()).isFalse();
        assertThat(outcome.errors())
                .extracting(RowError::code)
                .contains("kks-card-held-by-other", "family-rejected");
    }

    @Test
    void a_card_is_kept_as_a_token_and_passes_to_the_new_payee() {
        apply(new SampleFiles().family(1, 2).with("no_kks", CARD));
        assertThat(card(10)).isEqualTo("token of " + CARD + "/7890");
        holders.put(new Held(Unique.KKS_CARD, "token of " + CARD), person(10).id());
        apply(
                new SampleFiles()
                        .family(1, 2)
                        .with("no_kks", CARD)
                        .with("nik_pengurus", SampleFiles.nik(11)));
        assertThat(card(10)).isNull();
        assertThat(card(11)).isEqualTo("token of " + CARD + "/7890");
    }

    @Test
    void a_nik_that_differs_from_birth_date_and_sex_is_said_and_taken() {
        Outcome outcome =
                plan(
                        new SampleFiles()
                                .family(1, 2)
                                .member(1, "tgl_lahir", "1990-05-20")
                                .member(1, "jenis_kelamin", "P"));
        assertThat(outcome.accepted()).isTrue();
        assertThat(codes(outcome)).containsExactly("nik-birth-date-differs", "nik-sex-differs");
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "jenis_kelamin, P, nik-sex-differs",
        "tgl_lahir, 1980-01-16, nik-birth-date-differs",
        "tgl_lahir, 1981-01-15, nik-birth-date-differs",
    })
    void each_difference_between_a_nik_and_its_row_is_said_by_itself(
            String column, String value, String code) {
        SampleFiles file = new SampleFiles().family(1, 2);
        Outcome outcome = plan(file.member(1, column, value));
        assertThat(outcome.accepted()).isTrue();
        assertThat(codes(outcome)).contains(code);
    }

    @Test
    void a_row_silent_on_birth_and_sex_is_no_difference_but_a_new_nik_is() {
        Outcome silent =
                plan(
                        new SampleFiles()
                                .family(1, 2)
                                .member(1, "tgl_lahir", "")
                                .member(1, "jenis_kelamin", ""));
        apply(new SampleFiles().family(2, 2));
        Outcome anew =
                plan(
                        new SampleFiles()
                                .family(2, 2)
                                .member(1, "tgl_lahir", "")
                                .member(1, "nik", "3524055505920011"));
        assertThat(codes(silent)).doesNotContain("nik-birth-date-differs", "nik-sex-differs");
        assertThat(codes(anew)).contains("nik-birth-date-differs", "nik-sex-differs");
    }

    @Test
    void a_card_passes_from_a_dead_member_whose_row_is_rejected_to_the_widow() {
        apply(new SampleFiles().family(1, 2).with("no_kks", CARD));
        apply(
                new SampleFiles()
                        .family(1, 2)
                        .with("nik_kepala", SampleFiles.nik(11))
                        .with("nik_pengurus", SampleFiles.nik(11))
                        .member(0, "masih_hidup", "TIDAK")
                        .member(1, "hub_kepala_keluarga", "KEPALA KELUARGA"));
        holders.put(new Held(Unique.KKS_CARD, "token of " + CARD), person(10).id());
        Outcome outcome =
                plan(
                        new SampleFiles()
                                .family(1, 2)
                                .with("no_kks", CARD)
                                .with("nik_kepala", SampleFiles.nik(11))
                                .with("nik_pengurus", SampleFiles.nik(11))
                                .member(0, "hub_kepala_keluarga", "FAMILI LAIN")
                                .member(1, "hub_kepala_keluarga", "KEPALA KELUARGA"));
        assertThat(outcome.accepted()).isTrue();
        assertThat(codes(outcome)).containsOnly("person-dead");
        assertThat(outcome.persons())
                .contains(
                        new FamilyPlan.PersonStep(
                                person(10).id(), new PersonCommand.ChangeKksCard(null)));
    }

    @Test
    void numbers_of_a_rejected_member_are_held_by_nobody() {
        holders.put(new Held(Unique.VETERAN_NUMBER, "NPV7"), new UUID(5, 5));
        Outcome outcome = plan(new SampleFiles().family(1, 2).member(1, "npv_veteran", "npv 7"));
        assertThat(outcome.accepted()).isTrue();
        assertThat(holders).doesNotContainKey(new Held(Unique.NIK, SampleFiles.nik(11)));
        assertThat(holders).containsKey(new Held(Unique.NIK, SampleFiles.nik(10)));
    }

    @Test
    void a_veterans_number_an_officer_has_taken_back_does_not_come_back_by_an_empty_cell() {
        apply(new SampleFiles().family(1, 1).member(0, "npv_veteran", "NPV 7"));
        persons.compute(
                person(10).id(),
                (id, person) ->
                        PERSONS.evolve(
                                Objects.requireNonNull(person),
                                new PersonEvent.VeteranRecognised(null)));
        apply(new SampleFiles().family(1, 1).member(0, "nama_ibu_kandung", "Ibu Lain"));
        assertThat(person(10).identity().value().orElseThrow().mothersName()).isEqualTo("Ibu Lain");
        assertThat(person(10).identity().value().orElseThrow().veteranNumber()).isNull();
        assertThat(person(10).facts().veteran()).isNotEqualTo(true);
    }
}

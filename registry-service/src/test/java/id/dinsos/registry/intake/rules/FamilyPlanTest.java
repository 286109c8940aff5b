package id.dinsos.registry.intake.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.file.FamilyRows;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.intake.rules.FamilyPlan.Outcome;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonEvent;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a family's rows come to, given what the registry knows already. */
class FamilyPlanTest extends PlanOfRows {
    @Test
    void a_new_family_is_registered_with_one_event_each() {
        Outcome outcome = plan(new SampleFiles().family(1, 3));
        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.persons()).hasSize(3);
        assertThat(outcome.household())
                .singleElement()
                .isInstanceOf(HouseholdCommand.Register.class);
    }

    @Test
    void a_member_the_file_no_longer_names_stays_until_an_officer_says_where_they_went() {
        apply(new SampleFiles().family(1, 3));
        apply(new SampleFiles().family(1, 2));
        assertThat(home(1).members()).hasSize(3);
    }

    @Test
    void a_family_the_household_refuses_is_rejected_whole() {
        apply(new SampleFiles().family(1, 1));
        households.compute(
                SampleFiles.IDS.household("35.24", "K00000001"),
                (id, home) ->
                        HOUSEHOLDS.evolve(
                                Objects.requireNonNull(home),
                                new HouseholdEvent.HouseholdDissolved()));
        Outcome outcome = plan(new SampleFiles().family(1, 1));
        assertThat(outcome.accepted()).isFalse();
        assertThat(outcome.errors())
                .extracting(RowError::code)
                .containsExactly("household-dissolved", "family-rejected");
    }

    @Test
    void an_erased_person_is_not_filled_in_again() {
        apply(new SampleFiles().family(1, 2));
        UUID id = SampleFiles.IDS.person("35.24", "S000000011");
        persons.compute(
                id,
                (key, person) ->
                        PERSONS.evolve(
                                Objects.requireNonNull(person),
                                new PersonEvent.PersonIdentityCorrected(
                                        PersonalData.erased(id),
                                        Person.IdentityStatus.KNOWN,
                                        Person.Sex.MALE,
                                        null)));
        Outcome outcome = plan(new SampleFiles().family(1, 2));
        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.errors()).extracting(RowError::code).containsExactly("person-erased");
    }

    @Test
    void members_of_a_family_on_record_are_taken_in_without_its_row() {
        apply(new SampleFiles().family(1, 2));
        List<Row> child = new SampleFiles().family(1, 3).rows(FileKind.MEMBERS).subList(2, 3);
        Outcome known = plan(new FamilyRows("K00000001", List.of(), child, false));
        Outcome unknown = plan(new FamilyRows("K00000009", List.of(), child, false));
        assertThat(known.accepted()).isTrue();
        assertThat(known.household()).singleElement().isInstanceOf(HouseholdCommand.Join.class);
        assertThat(codes(unknown)).containsExactly("family-unknown");
    }

    @Test
    void what_a_reviewer_sees_names_each_row_and_what_of_it_changes_without_personal_data() {
        apply(new SampleFiles().family(1, 2));
        Outcome outcome =
                plan(
                        new SampleFiles()
                                .family(1, 3)
                                .with("desil_nasional", "5")
                                .member(1, "nama", "Nama Lain"));
        assertThat(outcome.changes())
                .extracting(Change::line, Change::code, Change::before, Change::after)
                .containsExactly(
                        tuple(2L, "ranking", "desil 2 persentil 15", "desil 5 persentil 15"),
                        tuple(2L, "members", "", ""),
                        tuple(3L, "identity", "", ""),
                        tuple(4L, "registered", "", ""));
        assertThat(outcome.changes().toString()).doesNotContain("Nama Lain");
    }
}

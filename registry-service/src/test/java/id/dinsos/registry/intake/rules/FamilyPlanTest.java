package id.dinsos.registry.intake.rules;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdDecider;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.file.FamilyRows;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.intake.rules.FamilyPlan.Held;
import id.dinsos.registry.intake.rules.FamilyPlan.Known;
import id.dinsos.registry.intake.rules.FamilyPlan.Outcome;
import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.Merging.Unique;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonDecider;
import id.dinsos.registry.person.PersonEvent;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a family's rows come to, given what the registry knows already; without a database. */
class FamilyPlanTest {
    private static final String CARD = "6032981234567890";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final PersonDecider PERSONS = new PersonDecider();
    private static final HouseholdDecider HOUSEHOLDS = new HouseholdDecider();

    private final Map<UUID, Person> persons = new HashMap<>();
    private final Map<UUID, Household> households = new HashMap<>();
    private final Map<Held, UUID> holders = new HashMap<>();

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
    void a_member_the_file_no_longer_names_stays_until_an_officer_says_where_they_went() {
        apply(new SampleFiles().family(1, 3));
        apply(new SampleFiles().family(1, 2));
        assertThat(home(1).members()).hasSize(3);
    }

    @Test
    void a_death_in_the_file_is_recorded_for_person_and_household() {
        apply(new SampleFiles().family(1, 2));
        apply(new SampleFiles().family(1, 2).member(1, "masih_hidup", "TIDAK"));
        assertThat(person(11).alive()).isFalse();
        assertThat(home(1).living()).isEqualTo(1);
    }

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

    private @Nullable String card(int number) {
        return person(number).identity().value().orElseThrow().kksCard();
    }

    @Test
    void a_family_the_household_refuses_is_rejected_whole() {
        apply(new SampleFiles().family(1, 1));
        households.compute(
                FamilyRules.householdId(RegionCode.of("35.24"), "K00000001"),
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
        UUID id = MemberRules.personId("35.24", "S000000011");
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

    private Outcome plan(SampleFiles file) {
        List<Row> families = file.rows(FileKind.FAMILIES);
        FamilyRows rows =
                new FamilyRows(
                        families.getFirst().familyId(),
                        families,
                        file.rows(FileKind.MEMBERS),
                        false);
        FamilyRules rules = new FamilyRules(RegionCode.of("35.24"), SampleFiles::village, TODAY);
        return FamilyPlan.of(
                Objects.requireNonNull(rules.check(rows).family()),
                "35.24",
                TODAY,
                new Known(
                        id -> persons.getOrDefault(id, PERSONS.initial()),
                        id -> households.getOrDefault(id, HOUSEHOLDS.initial()),
                        holders,
                        number -> new KksCard("token of " + number, number.substring(12)),
                        Map.of()));
    }

    private void apply(SampleFiles file) {
        Outcome outcome = plan(file);
        assertThat(outcome.errors()).isEmpty();
        UUID homeId =
                FamilyRules.householdId(
                        RegionCode.of("35.24"), file.rows(FileKind.FAMILIES).getFirst().familyId());
        for (FamilyPlan.PersonStep step : outcome.persons()) {
            Person before = persons.getOrDefault(step.personId(), PERSONS.initial());
            persons.put(step.personId(), after(PERSONS, before, step.command()));
        }
        for (HouseholdCommand command : outcome.household()) {
            Household before = households.getOrDefault(homeId, HOUSEHOLDS.initial());
            households.put(homeId, after(HOUSEHOLDS, before, command));
        }
    }

    private static <C, S, E> S after(
            id.dinsos.eventstore.rules.Decider<C, S, E> decider, S before, C command) {
        S state = before;
        if (decider.decide(command, before) instanceof Decision.Accepted<E>(List<E> events)) {
            for (E event : events) {
                state = decider.evolve(state, event);
            }
        }
        return state;
    }

    private Registered person(int number) {
        UUID id = MemberRules.personId("35.24", "S%09d".formatted(number));
        return (Registered) Objects.requireNonNull(persons.get(id));
    }

    private Household.Registered home(int number) {
        UUID id = FamilyRules.householdId(RegionCode.of("35.24"), "K%08d".formatted(number));
        return (Household.Registered) Objects.requireNonNull(households.get(id));
    }
}

package id.dinsos.registry.person;

import static id.dinsos.registry.person.Person.CivilMatch.UNCHECKED;
import static id.dinsos.registry.person.Person.IdentityStatus.CLAIMED;
import static id.dinsos.registry.person.Person.IdentityStatus.KNOWN;
import static id.dinsos.registry.person.Person.IdentityStatus.UNKNOWN;
import static id.dinsos.registry.person.Person.Relation.CHILD;
import static id.dinsos.registry.person.Person.Relation.HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.person.Merging.KnownOfPerson;
import id.dinsos.registry.person.Merging.Unique;
import id.dinsos.registry.person.Person.Honours;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.Person.Ties;
import id.dinsos.registry.person.PersonCommand.Absorb;
import id.dinsos.registry.person.PersonCommand.CheckCivilMatch;
import id.dinsos.registry.person.PersonCommand.MergeInto;
import id.dinsos.registry.person.PersonCommand.Release;
import id.dinsos.registry.person.PersonCommand.Unmerge;
import id.dinsos.registry.person.PersonEvent.HouseholdJoined;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonEvent.PersonAbsorbed;
import id.dinsos.registry.person.PersonEvent.PersonDied;
import id.dinsos.registry.person.PersonEvent.PersonFactsChanged;
import id.dinsos.registry.person.PersonEvent.PersonIdentityCorrected;
import id.dinsos.registry.person.PersonEvent.PersonMerged;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.person.PersonEvent.PersonReleased;
import id.dinsos.registry.person.PersonEvent.PersonUnmerged;
import id.dinsos.registry.person.PersonEvent.VeteranRecognised;
import id.dinsos.registry.person.PersonFacts.Employment;
import id.dinsos.registry.person.PersonFacts.PpksType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two records turn out to be one person, and sometimes two again. */
class PersonMergeTest {
    private static final UUID BUDI = new UUID(0, 1);
    private static final UUID VAGRANT = new UUID(0, 2);
    private static final UUID THIRD = new UUID(0, 3);
    private static final UUID HOME = new UUID(0, 9);
    private static final String NIK = "3524011508929001";
    private static final LocalDate BORN = LocalDate.of(1992, 8, 15);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final PersonDecider decider = new PersonDecider();
    private final DeciderSpec<PersonCommand, Person, PersonEvent> spec = DeciderSpec.of(decider);

    private final PersonRegistered budi = registered(BUDI, "Budi", NIK, null, KNOWN, null);
    private final PersonRegistered vagrant =
            registered(VAGRANT, "Pak Tua", null, BORN, UNKNOWN, new Membership(HOME, CHILD));

    @Test
    void an_unknown_person_turns_out_to_be_a_known_one_who_learns_what_was_missing() {
        KnownOfPerson filled =
                known(BUDI, "Budi", NIK, BORN, facts(Employment.NONE, PpksType.VAGRANT));
        spec.given(budi)
                .when(new Absorb(person(vagrant, changed(PpksType.VAGRANT))))
                .then(new PersonAbsorbed(VAGRANT, filled, YearMonth.of(1992, 8)));
        spec.given(vagrant)
                .when(new MergeInto(person(budi), List.of()))
                .then(new PersonMerged(BUDI, Set.of(), List.of()));
    }

    @Test
    void numbers_go_to_the_survivor_who_has_none_of_them() {
        PersonRegistered claimed = registered(THIRD, "Budi", null, null, CLAIMED, null);
        PersonRegistered numbered = registered(VAGRANT, "Budi", NIK, null, CLAIMED, null);
        var veteran = new VeteranRecognised(PersonalData.of(VAGRANT, new VeteranNumber("NPV 7")));
        spec.given(numbered, veteran)
                .when(new MergeInto(person(claimed), List.of()))
                .then(
                        new PersonMerged(
                                THIRD, Set.of(Unique.NIK, Unique.VETERAN_NUMBER), List.of()));
        spec.given(numbered)
                .when(new MergeInto(person(budi), List.of()))
                .then(new PersonMerged(BUDI, Set.of(), List.of()));
    }

    @Test
    void a_merged_record_keeps_the_numbers_it_did_not_hand_over() {
        Registered kept = person(registered(VAGRANT, "Budi", NIK, null, CLAIMED, null));
        assertThat(Merging.uniques(kept)).containsEntry(Unique.NIK, NIK);
        Registered handed =
                (Registered)
                        decider.evolve(kept, new PersonMerged(BUDI, Set.of(Unique.NIK), List.of()));
        assertThat(Merging.uniques(handed)).isEmpty();
        Registered own =
                (Registered) decider.evolve(kept, new PersonMerged(BUDI, Set.of(), List.of()));
        assertThat(Merging.uniques(own)).containsEntry(Unique.NIK, NIK);
    }

    @Test
    void a_merged_record_lives_nowhere_and_says_who_it_is() {
        Registered merged = person(vagrant, new PersonMerged(BUDI, Set.of(), List.of()));
        assertThat(merged.mergedInto()).isEqualTo(BUDI);
        assertThat(merged.membership()).isNull();
    }

    @Test
    void nothing_more_happens_to_a_merged_record() {
        spec.given(vagrant, new PersonMerged(BUDI, Set.of(), List.of()))
                .when(new CheckCivilMatch(Person.CivilMatch.MATCHED))
                .thenRefused(PersonCode.PERSON_MERGED);
        spec.given(vagrant, new PersonMerged(BUDI, Set.of(), List.of()))
                .when(new MergeInto(person(budi), List.of()))
                .thenRefused(PersonCode.PERSON_MERGED);
    }

    @Test
    void nobody_is_merged_with_themselves() {
        spec.given(budi).when(new Absorb(person(budi))).thenRefused(PersonCode.MERGE_WITH_ITSELF);
    }

    @Test
    void the_better_known_record_goes_on() {
        spec.given(vagrant)
                .when(new Absorb(person(budi)))
                .thenRefused(PersonCode.MERGE_INTO_LESS_KNOWN);
    }

    @Test
    void the_living_are_not_merged_with_the_dead() {
        spec.given(budi)
                .when(new Absorb(person(vagrant, new PersonDied(TODAY, TODAY, null))))
                .thenRefused(PersonCode.MERGE_OF_LIVING_AND_DEAD);
    }

    @Test
    void the_dead_of_different_days_are_not_merged() {
        spec.given(budi, new PersonDied(TODAY.minusDays(1), TODAY, null))
                .when(new Absorb(person(vagrant, new PersonDied(TODAY, TODAY, null))))
                .thenRefused(PersonCode.DEATH_DATE_DIFFERS);
    }

    @Test
    void records_of_two_regencies_are_not_merged() {
        PersonRegistered stranger =
                new PersonRegistered(
                        "64.08",
                        identity(VAGRANT, "Budi", null, null),
                        CLAIMED,
                        Sex.MALE,
                        null,
                        UNCHECKED,
                        PersonFacts.UNKNOWN,
                        null);
        spec.given(budi)
                .when(new Absorb(person(stranger)))
                .thenRefused(PersonCode.MERGE_ACROSS_OWNERS);
    }

    @Test
    void an_erased_person_is_merged_with_nobody() {
        PersonRegistered erased =
                new PersonRegistered(
                        "35.24",
                        PersonalData.erased(VAGRANT),
                        CLAIMED,
                        Sex.MALE,
                        null,
                        UNCHECKED,
                        PersonFacts.UNKNOWN,
                        null);
        spec.given(budi).when(new Absorb(person(erased))).thenRefused(KernelCode.PERSON_ERASED);
        spec.given(erased).when(new Absorb(person(budi))).thenRefused(KernelCode.PERSON_ERASED);
    }

    @Test
    void an_undo_gives_back_all_that_was_taken() {
        PersonAbsorbed absorbed = absorbed(person(budi), person(vagrant));
        spec.given(budi, absorbed)
                .when(new Release(VAGRANT))
                .then(
                        new PersonReleased(
                                VAGRANT,
                                known(BUDI, "Budi", NIK, null, PersonFacts.UNKNOWN),
                                null));
        spec.given(vagrant, new PersonMerged(BUDI, Set.of(), List.of()))
                .when(new Unmerge(true))
                .then(new PersonUnmerged(BUDI, new Membership(HOME, CHILD)));
        Registered back =
                person(
                        vagrant,
                        new PersonMerged(BUDI, Set.of(), List.of()),
                        new PersonUnmerged(BUDI, new Membership(HOME, CHILD)));
        assertThat(back).isEqualTo(person(vagrant));
    }

    @Test
    void what_was_changed_after_the_merge_stays_when_it_is_undone() {
        Registered filled = person(vagrant, changed(PpksType.VAGRANT));
        PersonAbsorbed absorbed = absorbed(person(budi), filled);
        PersonFacts later = facts(Employment.INFORMAL, PpksType.VAGRANT, PpksType.BEGGAR);
        LocalDate born = LocalDate.of(1993, 1, 2);
        spec.given(
                        budi,
                        absorbed,
                        new PersonFactsChanged(later),
                        new PersonIdentityCorrected(
                                identity(BUDI, "Budi S", NIK, born),
                                KNOWN,
                                Sex.MALE,
                                YearMonth.from(born)))
                .when(new Release(VAGRANT))
                .then(
                        new PersonReleased(
                                VAGRANT,
                                known(
                                        BUDI,
                                        "Budi S",
                                        NIK,
                                        born,
                                        facts(Employment.INFORMAL, PpksType.BEGGAR)),
                                YearMonth.from(born)));
    }

    @Test
    void three_become_one_and_each_can_be_undone_alone() {
        PersonRegistered third = registered(THIRD, "Tua", null, null, UNKNOWN, null);
        PersonAbsorbed first = absorbed(person(budi), person(vagrant));
        PersonAbsorbed second = absorbed(person(budi, first), person(third));
        Registered all = person(budi, first, second);
        assertThat(all.absorbed())
                .extracting(Merging.Absorbed::personId)
                .containsExactly(VAGRANT, THIRD);
        spec.given(budi, first, second)
                .when(new Release(VAGRANT))
                .then(
                        new PersonReleased(
                                VAGRANT,
                                known(BUDI, "Budi", NIK, null, PersonFacts.UNKNOWN),
                                null));
    }

    @Test
    void nothing_is_undone_that_was_not_merged() {
        spec.given(budi).when(new Release(VAGRANT)).thenRefused(PersonCode.PERSON_NOT_MERGED);
        spec.given(budi).when(new Unmerge(true)).thenRefused(PersonCode.PERSON_NOT_MERGED);
    }

    @Test
    void an_undo_does_not_leave_a_known_person_without_a_nik() {
        PersonRegistered claimed = registered(THIRD, "Budi", null, null, CLAIMED, null);
        PersonRegistered numbered = registered(VAGRANT, "Budi", NIK, null, CLAIMED, null);
        PersonAbsorbed absorbed = absorbed(person(claimed), person(numbered));
        spec.given(
                        claimed,
                        absorbed,
                        new PersonIdentityCorrected(
                                identity(THIRD, "Budi", NIK, null), KNOWN, Sex.MALE, null))
                .when(new Release(VAGRANT))
                .thenRefused(PersonCode.MERGE_LEFT_NO_NIK);
    }

    @Test
    void an_undo_after_the_survivor_was_erased_is_refused() {
        PersonAbsorbed erased =
                new PersonAbsorbed(
                        VAGRANT,
                        new KnownOfPerson(
                                PersonalData.erased(BUDI),
                                Sex.MALE,
                                PersonFacts.UNKNOWN,
                                Ties.NONE,
                                Honours.NONE),
                        null);
        spec.given(budi, erased).when(new Release(VAGRANT)).thenRefused(KernelCode.PERSON_ERASED);
    }

    @Test
    void a_survivor_may_move_meanwhile() {
        PersonAbsorbed absorbed = absorbed(person(budi), person(vagrant));
        Registered moved = person(budi, absorbed, new HouseholdJoined(new Membership(HOME, HEAD)));
        assertThat(moved.membership()).isEqualTo(new Membership(HOME, HEAD));
    }

    private PersonAbsorbed absorbed(Registered survivor, Registered other) {
        return (PersonAbsorbed)
                ((Decision.Accepted<PersonEvent>) decider.decide(new Absorb(other), survivor))
                        .events()
                        .getFirst();
    }

    private Registered person(PersonEvent... history) {
        return (Registered) decider.fold(List.of(history));
    }

    private static PersonFactsChanged changed(PpksType... types) {
        return new PersonFactsChanged(facts(Employment.NONE, types));
    }

    private static PersonFacts facts(Employment employment, PpksType... types) {
        return new PersonFacts(employment, null, List.of(types), null, null, null, null);
    }

    private static KnownOfPerson known(
            UUID id, String name, String nik, @Nullable LocalDate born, PersonFacts facts) {
        return new KnownOfPerson(
                identity(id, name, nik, born), Sex.MALE, facts, Ties.NONE, Honours.NONE);
    }

    private static PersonRegistered registered(
            UUID id,
            String name,
            @Nullable String nik,
            @Nullable LocalDate born,
            IdentityStatus status,
            @Nullable Membership membership) {
        return new PersonRegistered(
                "35.24",
                identity(id, name, nik, born),
                status,
                Sex.MALE,
                born == null ? null : YearMonth.from(born),
                UNCHECKED,
                PersonFacts.UNKNOWN,
                membership);
    }

    private static PersonalData<PersonIdentity> identity(
            UUID id, String name, @Nullable String nik, @Nullable LocalDate born) {
        return PersonalData.of(
                id, new PersonIdentity(nik, null, name, null, born, null, null, null, null));
    }
}

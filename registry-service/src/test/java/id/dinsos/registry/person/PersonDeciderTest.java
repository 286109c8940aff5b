package id.dinsos.registry.person;

import static id.dinsos.registry.person.Person.CivilMatch.MATCHED;
import static id.dinsos.registry.person.Person.CivilMatch.MISMATCHED;
import static id.dinsos.registry.person.Person.CivilMatch.UNCHECKED;
import static id.dinsos.registry.person.Person.IdentityStatus.CLAIMED;
import static id.dinsos.registry.person.Person.IdentityStatus.KNOWN;
import static id.dinsos.registry.person.Person.Relation.CHILD;
import static id.dinsos.registry.person.Person.Relation.HEAD;
import static id.dinsos.registry.person.Person.Sex.MALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.person.Person.Kinship;
import id.dinsos.registry.person.Person.PioneerTitle;
import id.dinsos.registry.person.Person.Tie;
import id.dinsos.registry.person.PersonCommand.ChangeAccount;
import id.dinsos.registry.person.PersonCommand.ChangeFacts;
import id.dinsos.registry.person.PersonCommand.ChangeKksCard;
import id.dinsos.registry.person.PersonCommand.CheckCivilMatch;
import id.dinsos.registry.person.PersonCommand.CorrectDeath;
import id.dinsos.registry.person.PersonCommand.CorrectIdentity;
import id.dinsos.registry.person.PersonCommand.JoinHousehold;
import id.dinsos.registry.person.PersonCommand.LeaveHousehold;
import id.dinsos.registry.person.PersonCommand.NameCaregiver;
import id.dinsos.registry.person.PersonCommand.NameHeir;
import id.dinsos.registry.person.PersonCommand.RecognizePioneer;
import id.dinsos.registry.person.PersonCommand.RecognizeVeteran;
import id.dinsos.registry.person.PersonCommand.RecordDeath;
import id.dinsos.registry.person.PersonCommand.Register;
import id.dinsos.registry.person.PersonCommand.WithdrawDeath;
import id.dinsos.registry.person.PersonEvent.CaregiverNamed;
import id.dinsos.registry.person.PersonEvent.CivilMatchChecked;
import id.dinsos.registry.person.PersonEvent.DeathCorrected;
import id.dinsos.registry.person.PersonEvent.DeathEvidence;
import id.dinsos.registry.person.PersonEvent.DeathWithdrawn;
import id.dinsos.registry.person.PersonEvent.HeirNamed;
import id.dinsos.registry.person.PersonEvent.HouseholdJoined;
import id.dinsos.registry.person.PersonEvent.HouseholdLeft;
import id.dinsos.registry.person.PersonEvent.KksCardChanged;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonEvent.PersonAccountChanged;
import id.dinsos.registry.person.PersonEvent.PersonDied;
import id.dinsos.registry.person.PersonEvent.PersonFactsChanged;
import id.dinsos.registry.person.PersonEvent.PersonIdentityCorrected;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.person.PersonEvent.PioneerRecognised;
import id.dinsos.registry.person.PersonEvent.RelationChanged;
import id.dinsos.registry.person.PersonEvent.VeteranRecognised;
import id.dinsos.registry.person.PersonFacts.Employment;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonDeciderTest {
    private static final UUID BUDI = new UUID(0, 1);
    private static final UUID HOME = new UUID(0, 2);
    private static final UUID ELSEWHERE = new UUID(0, 3);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final BankAccount ACCOUNT = new BankAccount("BNI", "1234567890", "BUDI");

    private final DeciderSpec<PersonCommand, Person, PersonEvent> spec =
            DeciderSpec.of(new PersonDecider());

    @Test
    void a_person_is_registered_with_the_birth_month_in_the_open() {
        spec.given().when(register("Budi", "3524011508929001", born(1992))).then(registered(null));
    }

    @Test
    void a_person_without_a_birth_date_has_no_birth_month() {
        spec.given()
                .when(register("Budi", "3524011508929001", null))
                .then(
                        new PersonRegistered(
                                "35.24",
                                identity("Budi", "3524011508929001", null),
                                KNOWN,
                                MALE,
                                null,
                                UNCHECKED,
                                PersonFacts.UNKNOWN,
                                null));
    }

    @Test
    void nobody_is_registered_twice() {
        spec.given(registered(null))
                .when(register("Budi", "3524011508929001", born(1992)))
                .thenRefused(PersonCode.PERSON_EXISTS);
    }

    @Test
    void who_is_known_has_a_nik() {
        spec.given().when(register("Budi", null, born(1992))).thenRefused(PersonCode.NIK_MISSING);
    }

    @Test
    void who_claims_a_name_needs_none() {
        PersonalData<PersonIdentity> identity = identity("Pak Tua", null, null);
        spec.given()
                .when(
                        new Register(
                                "35.24",
                                identity,
                                CLAIMED,
                                MALE,
                                UNCHECKED,
                                PersonFacts.UNKNOWN,
                                null,
                                TODAY))
                .then(
                        new PersonRegistered(
                                "35.24",
                                identity,
                                CLAIMED,
                                MALE,
                                null,
                                UNCHECKED,
                                PersonFacts.UNKNOWN,
                                null));
    }

    @Test
    void nobody_is_born_tomorrow() {
        spec.given()
                .when(register("Budi", "3524011508929001", TODAY.plusDays(1)))
                .thenRefused(PersonCode.BIRTH_IN_FUTURE);
    }

    @Test
    void nothing_can_be_changed_of_a_person_nobody_has_registered() {
        spec.given().when(new CheckCivilMatch(MATCHED)).thenRefused(PersonCode.PERSON_UNKNOWN);
    }

    @Test
    void a_corrected_identity_is_recorded_whole() {
        PersonalData<PersonIdentity> corrected =
                identity("Budi Santoso", "3524011508929001", born(1992));
        spec.given(registered(null))
                .when(new CorrectIdentity(corrected, KNOWN, MALE, TODAY))
                .then(new PersonIdentityCorrected(corrected, KNOWN, MALE, YearMonth.of(1992, 8)));
    }

    @Test
    void the_same_identity_again_changes_nothing() {
        spec.given(registered(null))
                .when(
                        new CorrectIdentity(
                                identity("Budi", "3524011508929001", born(1992)),
                                KNOWN,
                                MALE,
                                TODAY))
                .thenNothing();
    }

    @Test
    void another_status_of_the_same_identity_is_a_correction() {
        PersonalData<PersonIdentity> same = identity("Budi", "3524011508929001", born(1992));
        spec.given(registered(null))
                .when(new CorrectIdentity(same, CLAIMED, MALE, TODAY))
                .then(new PersonIdentityCorrected(same, CLAIMED, MALE, YearMonth.of(1992, 8)));
    }

    @Test
    void another_sex_of_the_same_identity_is_a_correction() {
        PersonalData<PersonIdentity> same = identity("Budi", "3524011508929001", born(1992));
        spec.given(registered(null))
                .when(new CorrectIdentity(same, KNOWN, Person.Sex.FEMALE, TODAY))
                .then(
                        new PersonIdentityCorrected(
                                same, KNOWN, Person.Sex.FEMALE, YearMonth.of(1992, 8)));
    }

    @Test
    void a_correction_takes_no_nik_from_one_who_is_known() {
        spec.given(registered(null))
                .when(new CorrectIdentity(identity("Budi", null, null), KNOWN, MALE, TODAY))
                .thenRefused(PersonCode.NIK_MISSING);
    }

    @Test
    void a_new_account_is_recorded() {
        spec.given(registered(null))
                .when(new ChangeAccount(PersonalData.of(BUDI, ACCOUNT)))
                .then(new PersonAccountChanged(PersonalData.of(BUDI, ACCOUNT)));
    }

    @Test
    void the_same_account_again_changes_nothing() {
        spec.given(registered(null), new PersonAccountChanged(PersonalData.of(BUDI, ACCOUNT)))
                .when(new ChangeAccount(PersonalData.of(BUDI, ACCOUNT)))
                .thenNothing();
    }

    @Test
    void an_account_changed_before_the_erasure_stays_erased() {
        spec.given(erased(), new PersonAccountChanged(PersonalData.erased(BUDI)))
                .when(new ChangeAccount(PersonalData.erased(BUDI)))
                .thenNothing();
    }

    @Test
    void other_facts_are_recorded_and_the_same_are_not() {
        PersonFacts facts = facts(Employment.CIVIL_SERVANT);
        spec.given(registered(null))
                .when(new ChangeFacts(facts))
                .then(new PersonFactsChanged(facts));
        spec.given(registered(null), new PersonFactsChanged(facts))
                .when(new ChangeFacts(facts))
                .thenNothing();
    }

    @Test
    void the_answer_of_the_civil_registry_is_recorded_once() {
        spec.given(registered(null))
                .when(new CheckCivilMatch(MATCHED))
                .then(new CivilMatchChecked(MATCHED));
        spec.given(registered(null), new CivilMatchChecked(MATCHED))
                .when(new CheckCivilMatch(MATCHED))
                .thenNothing();
    }

    @Test
    void an_answer_by_attribute_is_recorded_with_its_day_and_the_same_again_is_not() {
        CivilAnswer today = answer(97, TODAY);
        spec.given(registered(null), new CivilMatchChecked(MATCHED))
                .when(new CheckCivilMatch(MATCHED, today))
                .then(new CivilMatchChecked(MATCHED, today));
        spec.given(registered(null), new CivilMatchChecked(MATCHED, today))
                .when(new CheckCivilMatch(MATCHED, today))
                .thenNothing();
        CivilAnswer tomorrow = answer(97, TODAY.plusDays(1));
        spec.given(registered(null), new CivilMatchChecked(MATCHED, today))
                .when(new CheckCivilMatch(MATCHED, tomorrow))
                .then(new CivilMatchChecked(MATCHED, tomorrow));
    }

    @Test
    void an_answer_of_an_earlier_day_than_the_one_on_record_is_refused() {
        spec.given(registered(null), new CivilMatchChecked(MATCHED, answer(97, TODAY)))
                .when(new CheckCivilMatch(MISMATCHED, answer(12, TODAY.minusDays(1))))
                .thenRefused(PersonCode.CIVIL_ANSWER_OLDER);
    }

    @Test
    void an_outcome_without_attributes_takes_the_place_of_another_outcome_alone() {
        CivilMatchChecked known = new CivilMatchChecked(MATCHED, answer(97, TODAY));
        spec.given(registered(null), known).when(new CheckCivilMatch(MATCHED)).thenNothing();
        spec.given(registered(null), known)
                .when(new CheckCivilMatch(MISMATCHED))
                .then(new CivilMatchChecked(MISMATCHED));
    }

    private static CivilAnswer answer(int nameScore, LocalDate on) {
        return new CivilAnswer(true, nameScore, true, true, true, null, null, on, "balikan-1.csv");
    }

    @Test
    void a_death_says_when_it_happened_and_when_it_was_learned_of() {
        var evidence = PersonalData.of(BUDI, new DeathEvidence("Akta 12/2026"));
        spec.given(registered(null))
                .when(new RecordDeath(LocalDate.of(2026, 3, 1), TODAY, evidence))
                .then(new PersonDied(LocalDate.of(2026, 3, 1), TODAY, evidence));
    }

    @Test
    void a_death_may_be_known_without_its_day() {
        spec.given(registered(null))
                .when(new RecordDeath(null, TODAY, null))
                .then(new PersonDied(null, TODAY, null));
    }

    @Test
    void nobody_learns_of_a_death_before_it_happens() {
        spec.given(registered(null))
                .when(new RecordDeath(TODAY.plusDays(1), TODAY, null))
                .thenRefused(PersonCode.DEATH_IN_FUTURE);
    }

    @Test
    void nobody_dies_before_they_are_born() {
        spec.given(registered(null))
                .when(new RecordDeath(LocalDate.of(1992, 7, 31), TODAY, null))
                .thenRefused(PersonCode.DEATH_BEFORE_BIRTH);
    }

    @Test
    void a_death_whose_birth_is_not_known_is_recorded() {
        PersonRegistered unborn =
                new PersonRegistered(
                        "35.24",
                        identity("Budi", "3524011508929001", null),
                        KNOWN,
                        MALE,
                        null,
                        UNCHECKED,
                        PersonFacts.UNKNOWN,
                        null);
        spec.given(unborn)
                .when(new RecordDeath(TODAY, TODAY, null))
                .then(new PersonDied(TODAY, TODAY, null));
    }

    @Test
    void the_same_death_again_changes_nothing() {
        spec.given(registered(null), new PersonDied(TODAY, TODAY, null))
                .when(new RecordDeath(TODAY, TODAY, null))
                .thenNothing();
    }

    @Test
    void a_death_reported_again_without_a_day_changes_nothing() {
        spec.given(registered(null), new PersonDied(TODAY, TODAY, null))
                .when(new RecordDeath(null, TODAY, null))
                .thenNothing();
    }

    @Test
    void the_day_of_a_death_may_be_learned_later() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        spec.given(registered(null), new PersonDied(null, TODAY, null))
                .when(new RecordDeath(day, TODAY, null))
                .then(new PersonDied(day, TODAY, null));
    }

    @Test
    void a_second_day_of_death_is_refused() {
        spec.given(registered(null), new PersonDied(TODAY, TODAY, null))
                .when(new RecordDeath(TODAY.minusDays(1), TODAY, null))
                .thenRefused(PersonCode.DEATH_DATE_DIFFERS);
    }

    @Test
    void a_person_without_a_household_joins_one() {
        spec.given(registered(null))
                .when(new JoinHousehold(new Membership(HOME, HEAD), "35.24"))
                .then(new HouseholdJoined(new Membership(HOME, HEAD)));
    }

    @Test
    void who_lives_there_already_joins_nothing() {
        spec.given(registered(new Membership(HOME, HEAD)))
                .when(new JoinHousehold(new Membership(HOME, HEAD), "35.24"))
                .thenNothing();
    }

    @Test
    void who_lives_there_as_something_else_changes_relation() {
        spec.given(registered(new Membership(HOME, HEAD)))
                .when(new JoinHousehold(new Membership(HOME, CHILD), "35.24"))
                .then(new RelationChanged(CHILD));
    }

    @Test
    void who_lives_elsewhere_leaves_there_first() {
        spec.given(registered(new Membership(HOME, HEAD)))
                .when(new JoinHousehold(new Membership(ELSEWHERE, CHILD), "35.24"))
                .thenRefused(PersonCode.PERSON_IN_OTHER_HOUSEHOLD);
    }

    @Test
    void the_dead_join_no_household() {
        spec.given(registered(null), new PersonDied(TODAY, TODAY, null))
                .when(new JoinHousehold(new Membership(HOME, HEAD), "35.24"))
                .thenRefused(PersonCode.PERSON_DEAD);
    }

    @Test
    void a_member_leaves() {
        spec.given(registered(new Membership(HOME, CHILD)))
                .when(new LeaveHousehold(HOME))
                .then(new HouseholdLeft(HOME));
    }

    @Test
    void nobody_leaves_a_household_they_do_not_live_in() {
        spec.given(registered(null))
                .when(new LeaveHousehold(HOME))
                .thenRefused(PersonCode.PERSON_NOT_IN_HOUSEHOLD);
        spec.given(registered(new Membership(ELSEWHERE, CHILD)))
                .when(new LeaveHousehold(HOME))
                .thenRefused(PersonCode.PERSON_NOT_IN_HOUSEHOLD);
    }

    @Test
    void the_dead_stay_where_they_lived() {
        spec.given(registered(new Membership(HOME, CHILD)), new PersonDied(TODAY, TODAY, null))
                .when(new LeaveHousehold(HOME))
                .thenRefused(PersonCode.PERSON_DEAD);
    }

    @Test
    void who_has_left_may_join_again_under_another_relation() {
        spec.given(
                        registered(new Membership(HOME, CHILD)),
                        new RelationChanged(HEAD),
                        new HouseholdLeft(HOME),
                        new HouseholdJoined(new Membership(ELSEWHERE, HEAD)))
                .when(new JoinHousehold(new Membership(ELSEWHERE, HEAD), "35.24"))
                .thenNothing();
    }

    @Test
    void a_correction_keeps_nothing_of_the_identity_before() {
        PersonalData<PersonIdentity> wati = identity("Wati", "3524015508929002", born(1992));
        spec.given(
                        registered(null),
                        new PersonIdentityCorrected(wati, KNOWN, MALE, YearMonth.of(1992, 8)))
                .when(new CorrectIdentity(wati, KNOWN, MALE, TODAY))
                .thenNothing();
    }

    @Test
    void a_wrong_day_of_death_is_corrected_by_one_who_knows() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        PersonDied died = new PersonDied(TODAY, TODAY, null);
        spec.given(registered(null), died)
                .when(new CorrectDeath(day, TODAY, null))
                .then(new DeathCorrected(day, TODAY, null));
        spec.given(registered(null), died, new DeathCorrected(day, TODAY, null))
                .when(new CorrectDeath(day, TODAY, null))
                .thenNothing();
        spec.given(registered(null), died, new DeathCorrected(day, TODAY, null))
                .when(new RecordDeath(TODAY, TODAY, null))
                .thenRefused(PersonCode.DEATH_DATE_DIFFERS);
    }

    @Test
    void a_corrected_death_lies_neither_in_the_future_nor_before_the_birth() {
        PersonDied died = new PersonDied(TODAY, TODAY, null);
        spec.given(registered(null), died)
                .when(new CorrectDeath(TODAY.plusDays(1), TODAY, null))
                .thenRefused(PersonCode.DEATH_IN_FUTURE);
        spec.given(registered(null), died)
                .when(new CorrectDeath(LocalDate.of(1992, 7, 31), TODAY, null))
                .thenRefused(PersonCode.DEATH_BEFORE_BIRTH);
    }

    @Test
    void no_death_of_the_living_is_corrected_or_withdrawn() {
        spec.given(registered(null))
                .when(new CorrectDeath(TODAY, TODAY, null))
                .thenRefused(PersonCode.DEATH_NOT_RECORDED);
        spec.given(registered(null))
                .when(new WithdrawDeath(TODAY, null))
                .thenRefused(PersonCode.DEATH_NOT_RECORDED);
    }

    @Test
    void who_was_reported_dead_by_mistake_lives_on() {
        spec.given(registered(null), new PersonDied(TODAY, TODAY, null))
                .when(new WithdrawDeath(TODAY, null))
                .then(new DeathWithdrawn(TODAY, null));
        spec.given(
                        registered(null),
                        new PersonDied(TODAY, TODAY, null),
                        new DeathWithdrawn(TODAY, null))
                .when(new JoinHousehold(new Membership(HOME, HEAD), "35.24"))
                .then(new HouseholdJoined(new Membership(HOME, HEAD)));
    }

    @Test
    void a_correction_and_a_withdrawal_of_a_death_undo_what_was_told_of_it() {
        PersonDied died = new PersonDied(TODAY, TODAY, null);
        DeathCorrected corrected = new DeathCorrected(TODAY, TODAY, null);
        DeathWithdrawn withdrawn = new DeathWithdrawn(TODAY, null);
        assertThat(corrected.corrects(died)).isTrue();
        assertThat(corrected.corrects(corrected)).isTrue();
        assertThat(corrected.corrects(withdrawn)).isFalse();
        assertThat(corrected.happenedOn()).isEqualTo(TODAY);
        assertThat(withdrawn.corrects(died)).isTrue();
        assertThat(withdrawn.corrects(corrected)).isTrue();
        assertThat(withdrawn.corrects(withdrawn)).isFalse();
        assertThat(withdrawn.happenedOn()).isNull();
    }

    @Test
    void a_caregiver_is_named_changed_and_named_no_more() {
        Tie daughter = new Tie(ELSEWHERE, Kinship.CHILD);
        spec.given(registered(null))
                .when(new NameCaregiver(daughter))
                .then(new CaregiverNamed(daughter));
        spec.given(registered(null), new CaregiverNamed(daughter))
                .when(new NameCaregiver(daughter))
                .thenNothing();
        spec.given(registered(null), new CaregiverNamed(daughter))
                .when(new NameCaregiver(null))
                .then(new CaregiverNamed(null));
    }

    @Test
    void nobody_cares_for_or_inherits_from_themselves() {
        spec.given(registered(null))
                .when(new NameCaregiver(new Tie(BUDI, Kinship.OTHER)))
                .thenRefused(PersonCode.TIE_TO_ONESELF);
        spec.given(registered(null))
                .when(new NameHeir(new Tie(BUDI, Kinship.OTHER)))
                .thenRefused(PersonCode.TIE_TO_ONESELF);
    }

    @Test
    void the_dead_have_heirs_but_need_no_caregiver() {
        Tie son = new Tie(ELSEWHERE, Kinship.CHILD);
        PersonDied died = new PersonDied(TODAY, TODAY, null);
        spec.given(registered(null), died).when(new NameHeir(son)).then(new HeirNamed(son));
        spec.given(registered(null), died)
                .when(new NameCaregiver(son))
                .thenRefused(PersonCode.PERSON_DEAD);
        spec.given(registered(null), new CaregiverNamed(son), new HeirNamed(son), died)
                .when(new NameCaregiver(null))
                .then(new CaregiverNamed(null));
    }

    @Test
    void a_veteran_is_recognised_by_a_number_and_no_more_without_it() {
        var number = PersonalData.of(BUDI, new VeteranNumber("NPV 7.01"));
        spec.given(registered(null))
                .when(new RecognizeVeteran(number))
                .then(new VeteranRecognised(number));
        spec.given(registered(null), new VeteranRecognised(number))
                .when(new RecognizeVeteran(number))
                .thenNothing();
        spec.given(registered(null), new VeteranRecognised(number))
                .when(new RecognizeVeteran(null))
                .then(new VeteranRecognised(null));
    }

    @Test
    void a_veterans_number_told_with_the_identity_makes_a_veteran_once() {
        PersonalData<PersonIdentity> told = veteran("NPV 7.01");
        var recognised =
                new VeteranRecognised(PersonalData.of(BUDI, new VeteranNumber("NPV 7.01")));
        PersonIdentityCorrected corrected =
                new PersonIdentityCorrected(told, KNOWN, MALE, YearMonth.of(1992, 8));
        spec.given(registered(null))
                .when(new CorrectIdentity(told, KNOWN, MALE, TODAY))
                .then(corrected, recognised);
        spec.given(registered(null), recognised)
                .when(new CorrectIdentity(told, KNOWN, MALE, TODAY))
                .then(corrected);
    }

    @Test
    void a_veterans_number_has_a_letter_or_digit() {
        spec.given(registered(null))
                .when(new CorrectIdentity(veteran("--"), KNOWN, MALE, TODAY))
                .thenRefused(PersonCode.VETERAN_NUMBER_INVALID);
    }

    @Test
    void a_pioneer_or_the_widow_of_one_is_recognised() {
        spec.given(registered(null))
                .when(new RecognizePioneer(PioneerTitle.WIDOW))
                .then(new PioneerRecognised(PioneerTitle.WIDOW));
        spec.given(registered(null), new PioneerRecognised(PioneerTitle.WIDOW))
                .when(new RecognizePioneer(PioneerTitle.WIDOW))
                .thenNothing();
    }

    @Test
    void a_card_is_given_changed_and_taken_back() {
        var card = PersonalData.of(BUDI, new KksCard("token", "7890"));
        spec.given(registered(null)).when(new ChangeKksCard(card)).then(new KksCardChanged(card));
        spec.given(registered(null), new KksCardChanged(card))
                .when(new ChangeKksCard(card))
                .thenNothing();
        spec.given(registered(null), new KksCardChanged(card))
                .when(new ChangeKksCard(null))
                .then(new KksCardChanged(null));
        spec.given(registered(null), new KksCardChanged(card), new KksCardChanged(null))
                .when(new ChangeKksCard(null))
                .thenNothing();
    }

    @Test
    void a_history_that_does_not_begin_with_a_registration_is_a_fault_of_ours() {
        PersonDecider decider = new PersonDecider();
        assertThatThrownBy(() -> decider.fold(List.of(new HouseholdLeft(HOME))))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Register register(String name, @Nullable String nik, @Nullable LocalDate born) {
        return new Register(
                "35.24",
                identity(name, nik, born),
                KNOWN,
                MALE,
                UNCHECKED,
                PersonFacts.UNKNOWN,
                null,
                TODAY);
    }

    private static PersonRegistered registered(@Nullable Membership membership) {
        return new PersonRegistered(
                "35.24",
                identity("Budi", "3524011508929001", born(1992)),
                KNOWN,
                MALE,
                YearMonth.of(1992, 8),
                UNCHECKED,
                PersonFacts.UNKNOWN,
                membership);
    }

    private static PersonRegistered erased() {
        return new PersonRegistered(
                "35.24",
                PersonalData.erased(BUDI),
                KNOWN,
                MALE,
                YearMonth.of(1992, 8),
                UNCHECKED,
                PersonFacts.UNKNOWN,
                null);
    }

    private static PersonalData<PersonIdentity> identity(
            String name, @Nullable String nik, @Nullable LocalDate born) {
        return PersonalData.of(
                BUDI, new PersonIdentity(nik, null, name, null, born, null, null, null, null));
    }

    private static PersonalData<PersonIdentity> veteran(String number) {
        return PersonalData.of(
                BUDI,
                new PersonIdentity(
                        "3524011508929001",
                        null,
                        "Budi",
                        null,
                        born(1992),
                        null,
                        number,
                        null,
                        null));
    }

    private static PersonFacts facts(Employment employment) {
        return new PersonFacts(employment, null, List.of(), null, null, null, null);
    }

    private static LocalDate born(int year) {
        return LocalDate.of(year, 8, 15);
    }
}

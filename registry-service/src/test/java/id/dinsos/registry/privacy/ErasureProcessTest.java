package id.dinsos.registry.privacy;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static id.dinsos.registry.household.Families.ANI;
import static id.dinsos.registry.household.Families.BUDI;
import static id.dinsos.registry.household.Families.CITRA;
import static id.dinsos.registry.household.Families.HOME;
import static id.dinsos.registry.household.Families.HOUSEHOLDS;
import static id.dinsos.registry.household.Families.OTHER_HOME;
import static id.dinsos.registry.household.Families.PERSONS;
import static id.dinsos.registry.household.Families.PRIVACIES;
import static id.dinsos.registry.household.Families.TODAY;
import static id.dinsos.registry.household.Families.home;
import static id.dinsos.registry.household.Families.person;
import static id.dinsos.registry.person.Person.Relation.CHILD;
import static id.dinsos.registry.person.Person.Relation.HEAD;
import static id.dinsos.registry.person.Person.Relation.SPOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.Families;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent.AddressSealed;
import id.dinsos.registry.household.HouseholdEvent.HeadChanged;
import id.dinsos.registry.household.HouseholdEvent.MemberLeft;
import id.dinsos.registry.merge.PersonMergeProcess;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.person.PersonEvent.HouseholdLeft;
import id.dinsos.registry.person.PersonEvent.PersonErased;
import id.dinsos.registry.person.PersonEvent.PersonForgotten;
import id.dinsos.registry.privacy.Privacy.Basis;
import id.dinsos.registry.privacy.PrivacyDecider.AskAccess;
import id.dinsos.registry.privacy.PrivacyDecider.AskErasure;
import id.dinsos.registry.privacy.PrivacyDecider.EndRestriction;
import id.dinsos.registry.privacy.PrivacyDecider.Restrict;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureAsked;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureDone;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureOrdered;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureRepeated;
import id.dinsos.registry.privacy.PrivacyEvent.HoldPlaced;
import id.dinsos.registry.privacy.PrivacyEvent.ProcessingRestricted;
import id.dinsos.registry.privacy.PrivacyEvent.RestrictionEnded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What stands in the way of an erasure, and what goes with it. */
class ErasureProcessTest {
    private static final UUID OF_ANI = Privacy.idOf(ANI);
    private static final LocalDate UNTIL = TODAY.plusYears(10);
    private static final ListName LIST = new ListName(Source.DTSEN, "SEMBAKO");
    private static final ErasureAsked ASKED =
            new ErasureAsked(ANI, Basis.SUBJECT_ASKED, "Permintaan tertulis", "sari");

    private static final AddressSealed OF_BUDI =
            new AddressSealed(PersonalData.of(BUDI, new Address(null, null, null)));

    private final ErasureProcess process = new ErasureProcess(PRIVACIES, PERSONS, HOUSEHOLDS);

    @Test
    void one_who_was_never_on_a_list_leaves_nothing_behind() {
        asked().when(this::order)
                .then(
                        events(OF_ANI, new ErasureOrdered("wati", null)),
                        events(ANI, new PersonErased(false)));
    }

    @Test
    void one_whose_family_was_paid_leaves_the_records_of_money_without_a_name() {
        ProcessSpec paid =
                asked(HEAD)
                        .and(HOUSEHOLDS, HOME, home(ANI))
                        .when(unit -> {
                            unit.require(
                                    HOUSEHOLDS, HOME, new HouseholdCommand.PutOnList(LIST, null));
                            unit.require(
                                    HOUSEHOLDS,
                                    HOME,
                                    new HouseholdCommand.TakeOffList(
                                            LIST, DelistReason.GRADUATED, null));
                        })
                        .andThen();
        paid.when(this::order)
                .then(
                        events(OF_ANI, new ErasureOrdered("wati", UNTIL)),
                        events(ANI, new PersonErased(true)));
    }

    @Test
    void nobody_is_erased_while_money_can_be_paid() {
        ProcessSpec listed =
                asked(HEAD)
                        .and(HOUSEHOLDS, HOME, home(ANI))
                        .when(unit ->
                                unit.require(
                                        HOUSEHOLDS,
                                        HOME,
                                        new HouseholdCommand.PutOnList(LIST, null)))
                        .andThen();
        listed.when(this::order).thenRefused(PrivacyCode.ERASURE_STILL_LISTED);
        listed.when(this::ask).thenRefused(PrivacyCode.ERASURE_STILL_LISTED);
    }

    @Test
    void a_family_keeps_its_head_and_its_door() {
        asked(HEAD)
                .and(PERSONS, BUDI, person(BUDI, HOME, SPOUSE))
                .and(HOUSEHOLDS, HOME, home(ANI, BUDI))
                .when(this::order)
                .thenRefused(PrivacyCode.ERASURE_HEADS_HOUSEHOLD);
        ProcessSpec headed =
                asked(HEAD)
                        .and(PERSONS, BUDI, person(BUDI, HOME, SPOUSE))
                        .and(HOUSEHOLDS, HOME, home(ANI, BUDI))
                        .when(unit ->
                                unit.require(
                                        HOUSEHOLDS, HOME, new HouseholdCommand.ChangeHead(BUDI)))
                        .andThen();
        headed.when(this::order)
                .then(
                        events(OF_ANI, new ErasureOrdered("wati", null)),
                        events(ANI, new PersonErased(false)));
        headed.when(this::order)
                .andThen()
                .when(unit -> process.keepAddresses(unit, ANI))
                .then(events(HOME, OF_BUDI));
    }

    @Test
    void a_family_that_they_once_headed_keeps_its_door_too() {
        given(PERSONS, ANI, person(ANI, HOME, HEAD), new HouseholdLeft(HOME))
                .and(HOUSEHOLDS, HOME, home(ANI, BUDI), new HeadChanged(BUDI), new MemberLeft(ANI))
                .when(unit -> process.keepAddresses(unit, ANI))
                .then(events(HOME, OF_BUDI));
    }

    @Test
    void a_hold_on_one_record_holds_all_of_the_same_person() {
        asked().and(PERSONS, BUDI, person(BUDI, null, CHILD))
                .and(
                        PRIVACIES,
                        Privacy.idOf(BUDI),
                        new HoldPlaced(BUDI, "Pemeriksaan", null, "tono"))
                .when(unit ->
                        new PersonMergeProcess(PERSONS, HOUSEHOLDS, PRIVACIES)
                                .merge(unit, BUDI, ANI, List.of()))
                .andThen()
                .when(this::order)
                .thenRefused(PrivacyCode.ERASURE_HELD);
    }

    @Test
    void who_is_named_elsewhere_is_not_erased_under_their_feet() {
        asked().when(unit -> process.order(unit, ANI, Set.of(OTHER_HOME), "wati", UNTIL, TODAY))
                .thenRefused(PrivacyCode.ERASURE_STILL_NAMED);
        asked(CHILD)
                .and(HOUSEHOLDS, HOME, home(BUDI, ANI))
                .when(unit -> process.order(unit, ANI, Set.of(HOME, ANI), "wati", UNTIL, TODAY))
                .then(
                        events(OF_ANI, new ErasureOrdered("wati", null)),
                        events(ANI, new PersonErased(false)));
    }

    @Test
    void a_record_that_ended_in_theirs_at_second_hand_stands_in_nobodys_way() {
        PersonMergeProcess merging = new PersonMergeProcess(PERSONS, HOUSEHOLDS, PRIVACIES);
        asked().and(PERSONS, BUDI, person(BUDI, null, CHILD))
                .and(PERSONS, CITRA, person(CITRA, null, CHILD))
                .when(unit -> merging.merge(unit, CITRA, BUDI, List.of()))
                .andThen()
                .when(unit -> merging.merge(unit, BUDI, ANI, List.of()))
                .andThen()
                .when(unit -> process.order(unit, ANI, Set.of(CITRA, BUDI), "wati", UNTIL, TODAY))
                .then(
                        events(OF_ANI, new ErasureOrdered("wati", null)),
                        events(ANI, new PersonErased(false)),
                        events(BUDI, new PersonErased(false)),
                        events(CITRA, new PersonErased(false)));
    }

    @Test
    void what_begins_over_somebodys_data_begins_under_the_record_that_goes_on() {
        UUID ofBudi = Privacy.idOf(BUDI);
        ProcessSpec merged =
                given(PERSONS, ANI, person(ANI, null, CHILD))
                        .and(PERSONS, BUDI, person(BUDI, null, CHILD))
                        .and(PRIVACIES, ofBudi, new ProcessingRestricted(BUDI, "Sengketa", "sari"))
                        .when(unit ->
                                new PersonMergeProcess(PERSONS, HOUSEHOLDS, PRIVACIES)
                                        .merge(unit, BUDI, ANI, List.of()))
                        .andThen();

        merged.when(unit -> process.decide(unit, BUDI, new Restrict(BUDI, "Sengketa", "sari")))
                .thenRefused(PersonCode.PERSON_MERGED);
        merged.when(unit ->
                        process.decide(
                                unit, BUDI, new AskAccess(BUDI, "KTP", Instant.EPOCH, "sari")))
                .thenRefused(PersonCode.PERSON_MERGED);
        merged.when(unit -> process.decide(unit, BUDI, new EndRestriction("Selesai", "wati")))
                .then(events(ofBudi, new RestrictionEnded("Selesai", "wati")));
    }

    @Test
    void every_record_of_the_same_person_goes_and_none_alone() {
        ProcessSpec merged =
                asked().and(PERSONS, BUDI, person(BUDI, null, CHILD))
                        .when(unit ->
                                new PersonMergeProcess(PERSONS, HOUSEHOLDS, PRIVACIES)
                                        .merge(unit, BUDI, ANI, List.of()))
                        .andThen();
        merged.when(this::order)
                .then(
                        events(OF_ANI, new ErasureOrdered("wati", null)),
                        events(ANI, new PersonErased(false)),
                        events(BUDI, new PersonErased(false)));
        merged.when(this::order)
                .andThen()
                .when(unit ->
                        new PersonMergeProcess(PERSONS, HOUSEHOLDS, PRIVACIES).unmerge(unit, BUDI))
                .thenRefused(KernelCode.PERSON_ERASED);
        merged.when(unit ->
                        process.ask(
                                unit,
                                BUDI,
                                Set.of(),
                                new AskErasure(
                                        BUDI, Basis.SUBJECT_ASKED, "Permintaan", "sari", TODAY)))
                .thenRefused(PersonCode.PERSON_MERGED);
    }

    @Test
    void nothing_tells_who_it_was_from_the_moment_it_is_ordered() {
        Person after = asked().when(this::order).state(PERSONS, ANI);
        assertThat(((Person.Registered) after).identity().isErased()).isTrue();
        asked().when(this::order).andThen().when(this::ask).thenRefused(KernelCode.PERSON_ERASED);
    }

    @Test
    void what_was_done_is_said_once_for_each_record() {
        asked().when(this::order)
                .andThen()
                .when(unit -> process.finish(unit, ANI))
                .then(events(OF_ANI, new ErasureDone()), events(ANI, new PersonForgotten()));
    }

    @Test
    void after_a_restore_nothing_stands_in_the_way_any_more() {
        given(PERSONS, ANI, person(ANI, HOME, HEAD))
                .and(PERSONS, BUDI, person(BUDI, HOME, SPOUSE))
                .and(HOUSEHOLDS, HOME, home(ANI, BUDI))
                .when(unit -> process.repeat(unit, ANI, Basis.COURT_ORDER, null))
                .then(
                        events(OF_ANI, new ErasureRepeated(ANI, Basis.COURT_ORDER, null)),
                        events(ANI, new PersonErased(false)));
    }

    @Test
    void the_office_of_another_regency_learns_nothing() {
        asked().by(Families.of("35.22")).when(this::order).thenRefused(PersonCode.PERSON_UNKNOWN);
    }

    private void ask(UnitOfWork unit) {
        process.ask(
                unit,
                ANI,
                Set.of(),
                new AskErasure(ANI, Basis.SUBJECT_ASKED, "Permintaan", "sari", TODAY));
    }

    private void order(UnitOfWork unit) {
        process.order(unit, ANI, Set.of(), "wati", UNTIL, TODAY);
    }

    private static ProcessSpec asked() {
        return given(PERSONS, ANI, person(ANI, null, CHILD)).and(PRIVACIES, OF_ANI, ASKED);
    }

    private static ProcessSpec asked(Person.Relation as) {
        return given(PERSONS, ANI, person(ANI, HOME, as)).and(PRIVACIES, OF_ANI, ASKED);
    }
}

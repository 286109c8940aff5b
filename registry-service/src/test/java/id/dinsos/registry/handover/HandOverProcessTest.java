package id.dinsos.registry.handover;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static id.dinsos.registry.household.Families.ANI;
import static id.dinsos.registry.household.Families.BUDI;
import static id.dinsos.registry.household.Families.CITRA;
import static id.dinsos.registry.household.Families.HOME;
import static id.dinsos.registry.household.Families.HOUSEHOLDS;
import static id.dinsos.registry.household.Families.PERSONS;
import static id.dinsos.registry.household.Families.PRIVACIES;
import static id.dinsos.registry.household.Families.TODAY;
import static id.dinsos.registry.household.Families.home;
import static id.dinsos.registry.household.Families.person;
import static id.dinsos.registry.person.Person.Relation.CHILD;
import static id.dinsos.registry.person.Person.Relation.HEAD;
import static id.dinsos.registry.person.Person.Relation.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.Course;
import id.dinsos.registry.household.Families;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.HouseholdCode;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedOut;
import id.dinsos.registry.household.HouseholdEvent.MemberDied;
import id.dinsos.registry.household.HouseholdEvent.MoveReason;
import id.dinsos.registry.merge.PersonMergeProcess;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.person.PersonEvent.PersonDied;
import id.dinsos.registry.person.PersonEvent.PersonOffered;
import id.dinsos.registry.person.PersonEvent.PersonTakenOver;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A household arrives in the regency it went to, and its people's records with it. */
class HandOverProcessTest {
    private static final RegionCode SANGATTA = RegionCode.of("64.08.01.2001");

    private final HandOverProcess process = new HandOverProcess(PERSONS, HOUSEHOLDS);
    private final PersonMergeProcess merging =
            new PersonMergeProcess(PERSONS, HOUSEHOLDS, PRIVACIES);

    private static ProcessSpec moved(String to) {
        return given(
                        HOUSEHOLDS,
                        HOME,
                        home(ANI, CITRA),
                        new MemberDied(CITRA),
                        new HouseholdMovedOut(to, MoveReason.WORK))
                .and(PERSONS, ANI, person(ANI, HOME, HEAD))
                .and(PERSONS, CITRA, person(CITRA, HOME, CHILD), new PersonDied(null, TODAY, null));
    }

    private void moveIn(UnitOfWork unit) {
        process.moveIn(unit, HOME, SANGATTA, new Address("Jalan Baru", null, null));
    }

    @Test
    void the_office_it_went_to_keeps_its_record_and_those_of_its_members_the_dead_included() {
        ProcessSpec.Then arrived = moved("64.08").when(this::moveIn);
        Household.Registered there = (Household.Registered) arrived.state(HOUSEHOLDS, HOME);
        assertThat(there.owner()).isEqualTo("64.08");
        assertThat(there.region()).isEqualTo(SANGATTA);
        assertThat(there.condition()).isEqualTo(Course.Condition.LIVE);
        assertThat(owner(arrived, ANI)).isEqualTo("64.08");
        assertThat(owner(arrived, CITRA)).isEqualTo("64.08");
    }

    @Test
    void whoever_turned_out_to_be_one_of_them_goes_along() {
        ProcessSpec.Then arrived =
                moved("64.08")
                        .and(PERSONS, BUDI, person(BUDI, null, OTHER))
                        .when(unit -> merging.merge(unit, BUDI, ANI, Set.of()))
                        .andThen()
                        .when(this::moveIn);
        assertThat(owner(arrived, BUDI)).isEqualTo("64.08");
    }

    @Test
    void the_office_it_left_takes_it_back_and_nobodys_record_changes_its_office() {
        ProcessSpec.Then back =
                moved("64.08")
                        .when(unit ->
                                process.moveIn(
                                        unit,
                                        HOME,
                                        RegionCode.of("35.24.01.2001"),
                                        new Address(null, null, null)));
        assertThat(owner(back, ANI)).isEqualTo("35.24");
        assertThat(owner(back, CITRA)).isEqualTo("35.24");
    }

    @Test
    void it_does_not_exist_for_an_office_it_did_not_go_to() {
        moved("35.78").when(this::moveIn).thenRefused(HouseholdCode.HOUSEHOLD_UNKNOWN);
    }

    @Test
    void what_never_left_or_is_not_there_is_taken_over_by_nobody() {
        given(HOUSEHOLDS, HOME, home(ANI))
                .and(PERSONS, ANI, person(ANI, HOME, HEAD))
                .when(this::moveIn)
                .thenRefused(HouseholdCode.HOUSEHOLD_UNKNOWN);
        given(HOUSEHOLDS, HOME).when(this::moveIn).thenRefused(HouseholdCode.HOUSEHOLD_UNKNOWN);
    }

    @Test
    void a_second_arrival_changes_nothing_of_it() {
        ProcessSpec.Then again = moved("64.08").when(this::moveIn).andThen().when(this::moveIn);
        again.thenRefused(HouseholdCode.HOUSEHOLD_NOT_MOVED_OUT);
    }

    @Test
    void a_record_is_taken_over_only_by_the_office_it_was_offered_to() {
        PersonHandOverProcess people = new PersonHandOverProcess(PERSONS);
        ProcessSpec offered =
                given(PERSONS, ANI, person(ANI, null, OTHER), new PersonOffered("64.08"));
        offered.when(unit -> people.accept(unit, ANI, Families.of("35.78")))
                .thenRefused(PersonCode.PERSON_UNKNOWN);
        offered.when(unit -> people.accept(unit, ANI, Families.of("35.24")))
                .thenRefused(PersonCode.PERSON_NOT_OFFERED);
        offered.when(unit -> people.accept(unit, BUDI, Families.of("64.08")))
                .thenRefused(PersonCode.PERSON_UNKNOWN);
        offered.when(
                        unit -> {
                            people.accept(unit, ANI, Families.of("64.08"));
                            assertThat(unit.actsFor()).isEqualTo("64.08");
                        })
                .then(events(ANI, new PersonTakenOver("64.08")));
    }

    private static String owner(ProcessSpec.Then then, UUID id) {
        return ((Person.Registered) then.state(PERSONS, id)).owner();
    }
}

package id.dinsos.registry.merge;

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
import static id.dinsos.registry.household.Families.home;
import static id.dinsos.registry.household.Families.person;
import static id.dinsos.registry.person.Person.Relation.CHILD;
import static id.dinsos.registry.person.Person.Relation.HEAD;
import static id.dinsos.registry.person.Person.Relation.OTHER;
import static id.dinsos.registry.person.Person.Relation.PARENT;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.registry.handover.HandOverProcess;
import id.dinsos.registry.household.Families;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.Household.Guardianship;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.HouseholdCode;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent.GuardianNamed;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMerged;
import id.dinsos.registry.household.HouseholdEvent.HouseholdUnmerged;
import id.dinsos.registry.household.HouseholdEvent.MemberDied;
import id.dinsos.registry.household.HouseholdEvent.MemberJoined;
import id.dinsos.registry.household.HouseholdEvent.MemberLeft;
import id.dinsos.registry.household.HouseholdEvent.MoveReason;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.person.PersonEvent.HouseholdJoined;
import id.dinsos.registry.person.PersonEvent.HouseholdLeft;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonEvent.PersonDied;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two households become one, and two again: both records, and those of all who move by it. */
class HouseholdMergeProcessTest {
    private static final UUID DEWI = new UUID(0, 4);

    private final HouseholdMergeProcess process = new HouseholdMergeProcess(PERSONS, HOUSEHOLDS);
    private final PersonMergeProcess people =
            new PersonMergeProcess(PERSONS, HOUSEHOLDS, PRIVACIES);
    private final HandOverProcess handOver = new HandOverProcess(PERSONS, HOUSEHOLDS);

    /** Ani and her child Citra live in one, Budi in the other. */
    private static ProcessSpec two() {
        return given(HOUSEHOLDS, HOME, home(ANI, CITRA))
                .and(HOUSEHOLDS, OTHER_HOME, home(BUDI))
                .and(PERSONS, ANI, person(ANI, HOME, HEAD))
                .and(PERSONS, CITRA, person(CITRA, HOME, CHILD))
                .and(PERSONS, BUDI, person(BUDI, OTHER_HOME, HEAD));
    }

    private ProcessSpec.Then merged() {
        return two().when(unit -> process.merge(unit, HOME, OTHER_HOME, Map.of(ANI, PARENT)));
    }

    @Test
    void all_who_live_in_the_one_live_in_the_other_from_then_on() {
        merged().then(
                        events(HOME, new HouseholdMerged(OTHER_HOME)),
                        events(
                                ANI,
                                new HouseholdLeft(HOME),
                                new HouseholdJoined(new Membership(OTHER_HOME, PARENT))),
                        events(
                                OTHER_HOME,
                                new MemberJoined(new Member(ANI, PARENT, null, true)),
                                new MemberJoined(new Member(CITRA, OTHER, null, true))),
                        events(
                                CITRA,
                                new HouseholdLeft(HOME),
                                new HouseholdJoined(new Membership(OTHER_HOME, OTHER))));
    }

    @Test
    void the_dead_stay_on_record_where_they_lived() {
        ProcessSpec.Then merged =
                given(HOUSEHOLDS, HOME, home(ANI, CITRA), new MemberDied(CITRA))
                        .and(HOUSEHOLDS, OTHER_HOME, home(BUDI))
                        .and(PERSONS, ANI, person(ANI, HOME, HEAD))
                        .and(
                                PERSONS,
                                CITRA,
                                person(CITRA, HOME, CHILD),
                                new PersonDied(null, Families.TODAY, null))
                        .and(PERSONS, BUDI, person(BUDI, OTHER_HOME, HEAD))
                        .when(unit -> process.merge(unit, HOME, OTHER_HOME, Map.of()));
        assertThat(merged.events(CITRA)).isEmpty();
        assertThat(homeAfter(merged, HOME).members())
                .extracting(Member::personId)
                .containsOnly(CITRA);
    }

    @Test
    void an_undone_merge_leaves_both_as_they_were() {
        ProcessSpec.Then undone = merged().andThen().when(unit -> process.unmerge(unit, HOME));
        undone.then(
                events(
                        HOME,
                        new HouseholdUnmerged(
                                OTHER_HOME,
                                List.of(
                                        new Member(ANI, HEAD, null, true),
                                        new Member(CITRA, CHILD, null, true)),
                                ANI,
                                ANI,
                                null)),
                events(OTHER_HOME, new MemberLeft(ANI, true), new MemberLeft(CITRA, true)),
                events(
                        ANI,
                        new HouseholdLeft(OTHER_HOME, true),
                        new HouseholdJoined(new Membership(HOME, HEAD), true)),
                events(
                        CITRA,
                        new HouseholdLeft(OTHER_HOME, true),
                        new HouseholdJoined(new Membership(HOME, CHILD), true)));
    }

    @Test
    void a_household_is_not_merged_into_itself_nor_into_what_is_not_there() {
        two().when(unit -> process.merge(unit, HOME, HOME, Map.of()))
                .thenRefused(HouseholdCode.HOUSEHOLD_INTO_ITSELF);
        two().when(unit -> process.merge(unit, HOME, new UUID(9, 9), Map.of()))
                .thenRefused(HouseholdCode.HOUSEHOLD_UNKNOWN);
        two().when(unit -> process.unmerge(unit, HOME))
                .thenRefused(HouseholdCode.HOUSEHOLD_NOT_MERGED);
    }

    @Test
    void households_of_two_offices_are_not_merged_not_even_by_who_may_act_for_both() {
        given(HOUSEHOLDS, HOME, home(ANI))
                .and(HOUSEHOLDS, OTHER_HOME, Families.homeOf("64.08", BUDI))
                .and(PERSONS, ANI, person(ANI, HOME, HEAD))
                .and(PERSONS, BUDI, person(BUDI, "64.08", OTHER_HOME, HEAD))
                .when(unit -> process.merge(unit, HOME, OTHER_HOME, Map.of()))
                .thenRefused(PersonCode.MERGE_ACROSS_OWNERS);
    }

    @Test
    void an_undo_never_writes_another_offices_record() {
        // The two became one, and that one moved to Kutai with all who live in it.
        ProcessSpec.Then moved =
                merged().andThen()
                        .when(unit ->
                                unit.require(
                                        HOUSEHOLDS,
                                        OTHER_HOME,
                                        new HouseholdCommand.MoveOut(
                                                RegionCode.of("64.08"), MoveReason.WORK)))
                        .andThen()
                        .when(unit ->
                                handOver.moveIn(
                                        unit,
                                        OTHER_HOME,
                                        RegionCode.of("64.08.01.2001"),
                                        new Household.Address(null, null, null)));
        assertThat(personAfter(moved, ANI).owner()).isEqualTo("64.08");

        moved.andThen()
                .by(Families.of("35.24"))
                .when(unit -> process.unmerge(unit, HOME))
                .thenRefused(HouseholdCode.HOUSEHOLD_UNKNOWN);
        moved.andThen()
                .by(Families.of("64.08"))
                .when(unit -> process.unmerge(unit, HOME))
                .thenRefused(HouseholdCode.HOUSEHOLD_UNKNOWN);
        // Also not by one whose authority is over both.
        moved.andThen()
                .when(unit -> process.unmerge(unit, HOME))
                .thenRefused(PersonCode.MERGE_ACROSS_OWNERS);
    }

    @Test
    void a_guardian_whose_record_ended_meanwhile_is_paid_under_the_one_that_goes_on() {
        ProcessSpec.Then undone =
                given(HOUSEHOLDS, HOME, home(ANI), new GuardianNamed(CITRA, Guardianship.NEIGHBOUR))
                        .and(HOUSEHOLDS, OTHER_HOME, home(BUDI))
                        .and(PERSONS, ANI, person(ANI, HOME, HEAD))
                        .and(PERSONS, BUDI, person(BUDI, OTHER_HOME, HEAD))
                        .and(PERSONS, CITRA, person(CITRA, null, OTHER))
                        .and(PERSONS, DEWI, person(DEWI, null, OTHER))
                        .when(unit -> process.merge(unit, HOME, OTHER_HOME, Map.of()))
                        .andThen()
                        .when(unit -> people.merge(unit, CITRA, DEWI, Set.of(HOME)))
                        .andThen()
                        .when(unit -> process.unmerge(unit, HOME));
        assertThat(homeAfter(undone, HOME).payeeId()).isEqualTo(DEWI);
        assertThat(homeAfter(undone, HOME).roles().payeeAs()).isEqualTo(Guardianship.NEIGHBOUR);
    }

    private static Household.Registered homeAfter(ProcessSpec.Then then, UUID id) {
        return (Household.Registered) then.state(HOUSEHOLDS, id);
    }

    private static Person.Registered personAfter(ProcessSpec.Then then, UUID id) {
        return (Person.Registered) then.state(PERSONS, id);
    }
}

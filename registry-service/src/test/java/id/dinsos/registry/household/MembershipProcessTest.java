package id.dinsos.registry.household;

import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static id.dinsos.registry.household.Families.ANI;
import static id.dinsos.registry.household.Families.BUDI;
import static id.dinsos.registry.household.Families.CITRA;
import static id.dinsos.registry.household.Families.HOME;
import static id.dinsos.registry.household.Families.HOUSEHOLDS;
import static id.dinsos.registry.household.Families.OTHER_HOME;
import static id.dinsos.registry.household.Families.PERSONS;
import static id.dinsos.registry.household.Families.home;
import static id.dinsos.registry.household.Families.person;
import static id.dinsos.registry.person.Person.Relation.CHILD;
import static id.dinsos.registry.person.Person.Relation.HEAD;
import static id.dinsos.registry.person.Person.Relation.OTHER;
import static id.dinsos.registry.person.Person.Relation.SPOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.MembershipProcess.Joining;
import id.dinsos.registry.household.MembershipProcess.NewHome;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonEvent.PersonDied;
import id.dinsos.registry.person.PersonEvent.PersonMerged;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who lives where: one fact, several records. */
class MembershipProcessTest {
    private final MembershipProcess process = new MembershipProcess(PERSONS, HOUSEHOLDS);

    @Test
    void two_who_marry_leave_where_they_lived_and_found_a_household() {
        ProcessSpec.Then split =
                given(HOUSEHOLDS, HOME, home(ANI, BUDI))
                        .and(PERSONS, ANI, person(ANI, HOME, HEAD))
                        .and(PERSONS, BUDI, person(BUDI, HOME, CHILD))
                        .and(PERSONS, CITRA, person(CITRA, null, OTHER))
                        .when(unit -> process.split(unit, OTHER_HOME, founded(BUDI, CITRA)));
        assertThat(homeAfter(split, HOME).members()).hasSize(1);
        assertThat(homeAfter(split, OTHER_HOME).members()).hasSize(2);
        assertThat(((Person.Registered) split.state(PERSONS, BUDI)).membership())
                .isEqualTo(new Membership(OTHER_HOME, HEAD));
    }

    @Test
    void nobody_is_taken_out_of_another_household_by_a_registration() {
        given(HOUSEHOLDS, HOME, home(ANI, BUDI))
                .and(PERSONS, ANI, person(ANI, HOME, HEAD))
                .and(PERSONS, BUDI, person(BUDI, HOME, CHILD))
                .and(PERSONS, CITRA, person(CITRA, null, OTHER))
                .when(unit -> process.register(unit, OTHER_HOME, founded(BUDI, CITRA)))
                .thenRefused(PersonCode.PERSON_IN_OTHER_HOUSEHOLD);
    }

    @Test
    void the_dead_and_the_merged_found_no_household() {
        given(PERSONS, BUDI, person(BUDI, null, OTHER), new PersonDied(null, Families.TODAY, null))
                .and(PERSONS, CITRA, person(CITRA, null, OTHER))
                .when(unit -> process.register(unit, HOME, founded(BUDI, CITRA)))
                .thenRefused(PersonCode.PERSON_DEAD);
        given(PERSONS, BUDI, person(BUDI, null, OTHER), new PersonMerged(ANI, Set.of(), List.of()))
                .and(PERSONS, CITRA, person(CITRA, null, OTHER))
                .when(unit -> process.register(unit, HOME, founded(BUDI, CITRA)))
                .thenRefused(PersonCode.PERSON_MERGED);
    }

    @Test
    void a_household_has_one_head() {
        var home =
                new NewHome(
                        RegionCode.of("35.24.01.2001"),
                        new Address(null, null, null),
                        BUDI,
                        null,
                        List.of(new Joining(BUDI, HEAD), new Joining(CITRA, HEAD)),
                        Ranking.NONE);
        given(PERSONS, BUDI, person(BUDI, null, OTHER))
                .and(PERSONS, CITRA, person(CITRA, null, OTHER))
                .when(unit -> process.register(unit, HOME, home))
                .thenRefused(HouseholdCode.HEADS_DIFFER);
        given(HOUSEHOLDS, HOME, home(ANI))
                .and(PERSONS, ANI, person(ANI, HOME, HEAD))
                .and(PERSONS, CITRA, person(CITRA, null, OTHER))
                .when(unit -> process.join(unit, HOME, new Joining(CITRA, HEAD)))
                .thenRefused(HouseholdCode.HEADS_DIFFER);
    }

    @Test
    void another_offices_people_join_no_household_here() {
        given(HOUSEHOLDS, HOME, home(ANI))
                .and(PERSONS, ANI, person(ANI, HOME, HEAD))
                .and(PERSONS, CITRA, person(CITRA, "64.08", null, OTHER))
                .by(Families.of("35.24"))
                .when(unit -> process.join(unit, HOME, new Joining(CITRA, SPOUSE)))
                .thenRefused(PersonCode.PERSON_UNKNOWN);
    }

    private static NewHome founded(UUID head, UUID spouse) {
        return new NewHome(
                RegionCode.of("35.24.01.2002"),
                new Address(null, null, null),
                head,
                head,
                List.of(new Joining(head, HEAD), new Joining(spouse, SPOUSE)),
                Ranking.NONE);
    }

    private static Household.Registered homeAfter(ProcessSpec.Then then, UUID id) {
        return (Household.Registered) then.state(HOUSEHOLDS, id);
    }
}

package id.dinsos.registry.household;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static id.dinsos.registry.household.Families.ANI;
import static id.dinsos.registry.household.Families.BUDI;
import static id.dinsos.registry.household.Families.HOME;
import static id.dinsos.registry.household.Families.HOUSEHOLDS;
import static id.dinsos.registry.household.Families.OTHER_HOME;
import static id.dinsos.registry.household.Families.PERSONS;
import static id.dinsos.registry.household.Families.TODAY;
import static id.dinsos.registry.household.Families.home;
import static id.dinsos.registry.household.Families.person;
import static id.dinsos.registry.person.Person.Relation.CHILD;
import static id.dinsos.registry.person.Person.Relation.HEAD;
import static id.dinsos.registry.person.Person.Relation.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDissolved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdReopened;
import id.dinsos.registry.household.HouseholdEvent.MemberDied;
import id.dinsos.registry.household.HouseholdEvent.MemberFoundAlive;
import id.dinsos.registry.household.HouseholdEvent.MemberJoined;
import id.dinsos.registry.merge.HouseholdMergeProcess;
import id.dinsos.registry.person.PersonCommand.RecordDeath;
import id.dinsos.registry.person.PersonCommand.WithdrawDeath;
import id.dinsos.registry.person.PersonEvent.DeathWithdrawn;
import id.dinsos.registry.person.PersonEvent.HouseholdJoined;
import id.dinsos.registry.person.PersonEvent.HouseholdLeft;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonEvent.PersonDied;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A death, and the household it leaves. */
class DeathProcessTest {
    private static final RecordDeath DEATH = new RecordDeath(TODAY, TODAY, null);
    private static final PersonDied DIED = new PersonDied(TODAY, TODAY, null);
    private static final WithdrawDeath WITHDRAWAL = new WithdrawDeath(TODAY, null);
    private static final DeathWithdrawn WITHDRAWN = new DeathWithdrawn(TODAY, null);

    private final DeathProcess process = new DeathProcess(PERSONS, HOUSEHOLDS);
    private final HouseholdMergeProcess merges = new HouseholdMergeProcess(PERSONS, HOUSEHOLDS);

    @Test
    void a_household_goes_on_while_somebody_lives_in_it() {
        two().when(unit -> process.record(unit, ANI, DEATH))
                .then(events(ANI, DIED), events(HOME, new MemberDied(ANI)));
    }

    @Test
    void the_death_of_the_last_one_ends_the_household_in_either_order() {
        for (UUID first : new UUID[] {ANI, BUDI}) {
            UUID last = first.equals(ANI) ? BUDI : ANI;
            two().when(unit -> process.record(unit, first, DEATH))
                    .andThen()
                    .when(unit -> process.record(unit, last, DEATH))
                    .then(
                            events(last, DIED),
                            events(HOME, new MemberDied(last), new HouseholdDissolved()));
        }
    }

    @Test
    void a_household_ended_by_a_death_that_was_none_is_open_again() {
        alone().when(unit -> process.record(unit, ANI, DEATH))
                .andThen()
                .when(unit -> process.withdraw(unit, ANI, WITHDRAWAL))
                .then(
                        events(ANI, WITHDRAWN),
                        events(HOME, new HouseholdReopened(), new MemberFoundAlive(ANI)));
    }

    @Test
    void the_same_death_twice_is_one() {
        alone().when(unit -> process.record(unit, ANI, DEATH))
                .andThen()
                .when(unit -> process.record(unit, ANI, DEATH))
                .thenNothing();
    }

    @Test
    void a_death_is_withdrawn_after_the_household_was_merged_and_comes_back_by_its_undo() {
        ProcessSpec.Then alive =
                two().and(HOUSEHOLDS, OTHER_HOME, home(Families.CITRA))
                        .and(PERSONS, Families.CITRA, person(Families.CITRA, OTHER_HOME, HEAD))
                        .when(unit -> process.record(unit, ANI, DEATH))
                        .andThen()
                        .when(unit -> merges.merge(unit, HOME, OTHER_HOME, Map.of()))
                        .andThen()
                        .when(unit -> process.withdraw(unit, ANI, WITHDRAWAL));
        alive.then(
                events(
                        ANI,
                        WITHDRAWN,
                        new HouseholdLeft(HOME),
                        new HouseholdJoined(new Membership(OTHER_HOME, OTHER))),
                events(HOME, new MemberFoundAlive(ANI)),
                events(OTHER_HOME, new MemberJoined(new Household.Member(ANI, OTHER, null, true))));

        ProcessSpec.Then undone = alive.andThen().when(unit -> merges.unmerge(unit, HOME));
        Household.Registered again = (Household.Registered) undone.state(HOUSEHOLDS, HOME);
        assertThat(again.living()).isEqualTo(2);
        assertThat(again.members()).allMatch(Household.Member::alive);
        assertThat(((Household.Registered) undone.state(HOUSEHOLDS, OTHER_HOME)).living())
                .isEqualTo(1);
    }

    private static ProcessSpec alone() {
        return given(PERSONS, ANI, person(ANI, HOME, HEAD)).and(HOUSEHOLDS, HOME, home(ANI));
    }

    private static ProcessSpec two() {
        return given(PERSONS, ANI, person(ANI, HOME, HEAD))
                .and(PERSONS, BUDI, person(BUDI, HOME, CHILD))
                .and(HOUSEHOLDS, HOME, home(ANI, BUDI));
    }
}

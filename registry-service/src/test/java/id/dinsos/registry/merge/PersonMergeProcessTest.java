package id.dinsos.registry.merge;

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
import static id.dinsos.registry.person.Person.Relation.HEAD;
import static id.dinsos.registry.person.Person.Relation.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.registry.handover.HandOverProcess;
import id.dinsos.registry.household.Families;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.Household.Guardianship;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent.GuardianNamed;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedOut;
import id.dinsos.registry.household.HouseholdEvent.MoveReason;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Kinship;
import id.dinsos.registry.person.Person.Tie;
import id.dinsos.registry.person.PersonEvent.CaregiverNamed;
import id.dinsos.registry.person.PersonEvent.HeirNamed;
import id.dinsos.registry.privacy.Privacy;
import id.dinsos.registry.privacy.Privacy.Restriction;
import id.dinsos.registry.privacy.PrivacyEvent.ProcessingRestricted;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two records become one, and whoever named the one that ends. */
class PersonMergeProcessTest {
    private final PersonMergeProcess process =
            new PersonMergeProcess(PERSONS, HOUSEHOLDS, PRIVACIES);
    private final HandOverProcess homes = new HandOverProcess(PERSONS, HOUSEHOLDS);

    @Test
    void whoever_was_named_heir_and_caregiver_under_the_ended_record_goes_on_to_be() {
        ProcessSpec.Then merged =
                given(PERSONS, ANI, person(ANI, null, OTHER))
                        .and(PERSONS, BUDI, person(BUDI, null, OTHER))
                        .and(
                                PERSONS,
                                CITRA,
                                person(CITRA, null, OTHER),
                                new HeirNamed(new Tie(ANI, Kinship.SPOUSE)),
                                new CaregiverNamed(new Tie(ANI, Kinship.SPOUSE)))
                        .when(unit -> process.merge(unit, ANI, BUDI, Set.of(CITRA)));
        assertThat(ties(merged, CITRA))
                .isEqualTo(
                        new Person.Ties(
                                new Tie(BUDI, Kinship.SPOUSE), new Tie(BUDI, Kinship.SPOUSE)));

        ProcessSpec.Then undone = merged.andThen().when(unit -> process.unmerge(unit, ANI));
        assertThat(ties(undone, CITRA).heir()).isEqualTo(new Tie(ANI, Kinship.SPOUSE));
    }

    @Test
    void data_that_lie_still_lie_still_under_the_record_that_goes_on() {
        ProcessSpec.Then merged =
                restricted().when(unit -> process.merge(unit, ANI, BUDI, Set.of()));
        assertThat(restriction(merged, BUDI)).isEqualTo(new Restriction("Sengketa data", "sari"));

        ProcessSpec.Then parted = merged.andThen().when(unit -> process.unmerge(unit, ANI));
        assertThat(restriction(parted, ANI)).as("nobody has freed it").isNotNull();
        assertThat(restriction(parted, BUDI)).as("nor the other").isNotNull();

        ProcessSpec.Then theirs =
                restricted()
                        .and(
                                PRIVACIES,
                                Privacy.idOf(BUDI),
                                new ProcessingRestricted(BUDI, "Putusan sela", "wati"))
                        .when(unit -> process.merge(unit, ANI, BUDI, Set.of()));
        assertThat(restriction(theirs, BUDI)).isEqualTo(new Restriction("Putusan sela", "wati"));
    }

    @Test
    void an_undo_leaves_alone_whoever_has_been_named_since() {
        ProcessSpec.Then undone =
                given(PERSONS, ANI, person(ANI, null, OTHER))
                        .and(PERSONS, BUDI, person(BUDI, null, OTHER))
                        .and(
                                PERSONS,
                                CITRA,
                                person(CITRA, null, OTHER),
                                new HeirNamed(new Tie(ANI, Kinship.SPOUSE)))
                        .when(unit -> process.merge(unit, ANI, BUDI, Set.of(CITRA)))
                        .andThen()
                        .when(unit ->
                                unit.require(
                                        PERSONS,
                                        CITRA,
                                        new id.dinsos.registry.person.PersonCommand.NameHeir(null)))
                        .andThen()
                        .when(unit -> process.unmerge(unit, ANI));
        assertThat(ties(undone, CITRA).heir()).isNull();
    }

    @Test
    void a_guardian_who_is_paid_for_a_household_goes_on_to_be_paid() {
        ProcessSpec.Then merged =
                given(PERSONS, ANI, person(ANI, null, OTHER))
                        .and(PERSONS, BUDI, person(BUDI, null, OTHER))
                        .and(
                                HOUSEHOLDS,
                                HOME,
                                home(CITRA),
                                new GuardianNamed(ANI, Guardianship.NEIGHBOUR))
                        .when(unit -> process.merge(unit, ANI, BUDI, Set.of(HOME)));
        assertThat(homeAfter(merged, HOME).payeeId()).isEqualTo(BUDI);
        assertThat(homeAfter(merged, HOME).roles().payeeAs()).isEqualTo(Guardianship.NEIGHBOUR);

        ProcessSpec.Then undone = merged.andThen().when(unit -> process.unmerge(unit, ANI));
        assertThat(homeAfter(undone, HOME).payeeId()).isEqualTo(ANI);
    }

    @Test
    void a_guardian_who_turns_out_to_be_a_member_is_paid_as_the_member() {
        ProcessSpec.Then merged =
                given(PERSONS, ANI, person(ANI, null, OTHER))
                        .and(PERSONS, BUDI, person(BUDI, HOME, HEAD))
                        .and(
                                HOUSEHOLDS,
                                HOME,
                                home(BUDI),
                                new GuardianNamed(ANI, Guardianship.RELATIVE))
                        .when(unit -> process.merge(unit, ANI, BUDI, Set.of(HOME)));
        assertThat(homeAfter(merged, HOME).payeeId()).isEqualTo(BUDI);
        assertThat(homeAfter(merged, HOME).roles().payeeAs()).isNull();
    }

    @Test
    void nobody_becomes_their_own_heir_by_a_merge() {
        ProcessSpec.Then merged =
                given(
                                PERSONS,
                                ANI,
                                person(ANI, null, OTHER),
                                new HeirNamed(new Tie(BUDI, Kinship.SIBLING)))
                        .and(
                                PERSONS,
                                BUDI,
                                person(BUDI, null, OTHER),
                                new CaregiverNamed(new Tie(ANI, Kinship.SIBLING)))
                        .when(unit -> process.merge(unit, ANI, BUDI, Set.of(BUDI)));
        assertThat(ties(merged, BUDI)).isEqualTo(new Person.Ties(null, null));
        ProcessSpec.Then undone = merged.andThen().when(unit -> process.unmerge(unit, ANI));
        assertThat(ties(undone, BUDI).caregiver()).isEqualTo(new Tie(ANI, Kinship.SIBLING));
    }

    @Test
    void an_undo_after_a_hand_over_never_writes_the_other_offices_household() {
        // Ani lived alone in Lamongan; she was Budi, who then went to Kutai with his own record.
        ProcessSpec.Then moved =
                given(PERSONS, ANI, person(ANI, HOME, HEAD))
                        .and(PERSONS, BUDI, person(BUDI, OTHER_HOME, HEAD))
                        .and(HOUSEHOLDS, HOME, home(ANI, CITRA))
                        .and(PERSONS, CITRA, person(CITRA, HOME, OTHER))
                        .and(
                                HOUSEHOLDS,
                                OTHER_HOME,
                                home(BUDI),
                                new HouseholdMovedOut("64.08", MoveReason.WORK))
                        .when(unit -> {
                            unit.require(HOUSEHOLDS, HOME, new HouseholdCommand.ChangeHead(CITRA));
                            process.merge(unit, ANI, BUDI, Set.of());
                        })
                        .andThen()
                        .when(unit ->
                                homes.moveIn(
                                        unit,
                                        OTHER_HOME,
                                        id.dinsos.contracts.RegionCode.of("64.08.01.2001"),
                                        new Household.Address(null, null, null)));
        ProcessSpec.Then undone =
                moved.andThen().by(Families.of("64.08")).when(unit -> process.unmerge(unit, ANI));

        assertThat(undone.events(HOME)).isEmpty();
        Person.Registered ani = (Person.Registered) undone.state(PERSONS, ANI);
        assertThat(ani.owner()).isEqualTo("64.08");
        assertThat(ani.membership()).isNull();
        assertThat(ani.mergedInto()).isNull();
    }

    private static Person.Ties ties(ProcessSpec.Then then, UUID id) {
        return ((Person.Registered) then.state(PERSONS, id)).ties();
    }

    private static Household.Registered homeAfter(ProcessSpec.Then then, UUID id) {
        return (Household.Registered) then.state(HOUSEHOLDS, id);
    }

    /** Two records, of which one lies still. */
    private static ProcessSpec restricted() {
        return given(PERSONS, ANI, person(ANI, null, OTHER))
                .and(PERSONS, BUDI, person(BUDI, null, OTHER))
                .and(
                        PRIVACIES,
                        Privacy.idOf(ANI),
                        new ProcessingRestricted(ANI, "Sengketa data", "sari"));
    }

    private static @Nullable Restriction restriction(ProcessSpec.Then then, UUID person) {
        return then.state(PRIVACIES, Privacy.idOf(person)) instanceof Privacy.Known known
                ? known.restriction()
                : null;
    }
}

package id.dinsos.registry.household;

import static id.dinsos.registry.person.Person.Relation.CHILD;
import static id.dinsos.registry.person.Person.Relation.HEAD;
import static id.dinsos.registry.person.Person.Relation.OTHER;
import static id.dinsos.registry.person.Person.Relation.SPOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.Guardianship;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.Household.Registered;
import id.dinsos.registry.household.HouseholdCommand.Join;
import id.dinsos.registry.household.HouseholdCommand.MoveIn;
import id.dinsos.registry.household.HouseholdCommand.MoveOut;
import id.dinsos.registry.household.HouseholdCommand.Unmerge;
import id.dinsos.registry.household.HouseholdEvent.GuardianNamed;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDissolved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMerged;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedIn;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedOut;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRegistered;
import id.dinsos.registry.household.HouseholdEvent.HouseholdTakenOver;
import id.dinsos.registry.household.HouseholdEvent.HouseholdUnmerged;
import id.dinsos.registry.household.HouseholdEvent.MemberDied;
import id.dinsos.registry.household.HouseholdEvent.MemberJoined;
import id.dinsos.registry.household.HouseholdEvent.MemberLeft;
import id.dinsos.registry.household.HouseholdEvent.MoveReason;
import id.dinsos.registry.person.PersonCode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How a merge of two households is undone, and how one comes to the office of another regency. */
class HouseholdUnionTest {
    private static final UUID INTO = new UUID(0, 8);
    private static final UUID BUDI = new UUID(0, 1);
    private static final UUID ANI = new UUID(0, 2);
    private static final UUID EKO = new UUID(0, 3);
    private static final UUID AUNT = new UUID(0, 4);
    private static final Member HEAD_BUDI = new Member(BUDI, HEAD, YearMonth.of(1980, 1), true);
    private static final Member WIFE_ANI = new Member(ANI, SPOUSE, YearMonth.of(1984, 5), true);
    private static final Member HEAD_EKO = new Member(EKO, HEAD, YearMonth.of(1990, 5), true);
    private static final HouseholdMerged MERGED = new HouseholdMerged(INTO);
    private static final RegionCode ARRIVED = RegionCode.of("35.22.01.2001");
    private static final PersonalData<Address> STREET =
            PersonalData.of(BUDI, new Address("Jalan Baru", null, null));
    private static final HouseholdMovedOut GONE = new HouseholdMovedOut("35.22", MoveReason.WORK);

    private final HouseholdDecider decider = new HouseholdDecider();
    private final DeciderSpec<HouseholdCommand, Household, HouseholdEvent> spec =
            DeciderSpec.of(decider);

    @Test
    void an_undone_merge_brings_back_who_came_with_the_roles_they_had() {
        HouseholdUnmerged undone =
                new HouseholdUnmerged(
                        INTO, List.of(HEAD_BUDI, WIFE_ANI), BUDI, AUNT, Guardianship.GUARDIAN);
        spec.given(registered(HEAD_BUDI, WIFE_ANI), guardian(), MERGED)
                .when(new Unmerge(joined(), null))
                .then(undone);
        assertThat(fold(registered(HEAD_BUDI, WIFE_ANI), guardian(), MERGED, undone))
                .isEqualTo(fold(registered(HEAD_BUDI, WIFE_ANI), guardian()));
    }

    @Test
    void the_dead_who_stayed_are_still_there_after_the_undo() {
        Member dead = new Member(ANI, SPOUSE, YearMonth.of(1984, 5), false);
        spec.given(registered(HEAD_BUDI, WIFE_ANI), new MemberDied(ANI), MERGED)
                .when(new Unmerge(joined(), null))
                .then(new HouseholdUnmerged(INTO, List.of(dead, HEAD_BUDI), BUDI, null, null));
    }

    @Test
    void what_was_corrected_since_the_merge_is_kept_by_its_undo() {
        Member told = new Member(BUDI, OTHER, YearMonth.of(1981, 2), true);
        Member kept = new Member(BUDI, HEAD, YearMonth.of(1981, 2), true);
        spec.given(registered(HEAD_BUDI), MERGED)
                .when(new Unmerge(joined(new HouseholdEvent.MemberCorrected(told)), null))
                .then(new HouseholdUnmerged(INTO, List.of(kept), BUDI, null, null));
    }

    @Test
    void a_merge_after_which_somebody_has_left_or_died_is_not_undone() {
        refusedAfter(new MemberLeft(ANI));
        refusedAfter(new MemberDied(ANI));
    }

    @Test
    void a_merge_into_what_has_ended_since_is_not_undone() {
        refusedAfter(new HouseholdDissolved());
        refusedAfter(new HouseholdMerged(new UUID(0, 9)));
        refusedAfter(new HouseholdMovedOut("64.08", MoveReason.WORK));
    }

    @Test
    void a_merge_into_what_another_office_keeps_since_is_not_undone() {
        spec.given(registered(HEAD_BUDI, WIFE_ANI), MERGED)
                .when(new Unmerge(joined(GONE, takenOver()), null))
                .thenRefused(PersonCode.MERGE_ACROSS_OWNERS);
    }

    @Test
    void only_what_was_merged_is_taken_apart() {
        spec.given(registered(HEAD_BUDI))
                .when(new Unmerge(joined(), null))
                .thenRefused(HouseholdCode.HOUSEHOLD_NOT_MERGED);
    }

    @Test
    void who_arrives_where_they_went_is_taken_over_by_that_office() {
        spec.given(registered(HEAD_BUDI), GONE).when(new MoveIn(ARRIVED, STREET)).then(takenOver());
        Registered home = fold(registered(HEAD_BUDI), GONE, takenOver());
        assertThat(home.owner()).isEqualTo("35.22");
        assertThat(home.region()).isEqualTo(ARRIVED);
        assertThat(home.condition()).isEqualTo(Course.Condition.LIVE);
    }

    @Test
    void a_destination_may_be_as_near_as_a_village_and_as_far_as_a_province() {
        for (String to : List.of("35", "35.22.01", "35.22.04.2002")) {
            spec.given(registered(HEAD_BUDI), new HouseholdMovedOut(to, MoveReason.WORK))
                    .when(new MoveIn(ARRIVED, STREET))
                    .then(takenOver());
        }
    }

    @Test
    void an_office_of_a_regency_nobody_went_to_takes_nobody_over() {
        spec.given(registered(HEAD_BUDI), new HouseholdMovedOut(null, MoveReason.WORK))
                .when(new MoveIn(ARRIVED, STREET))
                .thenRefused(HouseholdCode.VILLAGE_OUTSIDE_OWNER);
        spec.given(registered(HEAD_BUDI), GONE)
                .when(new MoveIn(RegionCode.of("35.23.01.2001"), STREET))
                .thenRefused(HouseholdCode.VILLAGE_OUTSIDE_OWNER);
        spec.given(registered(HEAD_BUDI), GONE)
                .when(new MoveIn(RegionCode.of("35.22.01"), STREET))
                .thenRefused(HouseholdCode.VILLAGE_UNKNOWN);
    }

    @Test
    void who_went_elsewhere_than_was_said_is_handed_to_the_office_there() {
        movingOn("35.23").then(new HouseholdMovedOut("35.23", MoveReason.WORK));
        movingOn("35.22").thenRefused(HouseholdCode.HOUSEHOLD_MOVED_OUT);
        movingOn(null).thenRefused(HouseholdCode.HOUSEHOLD_MOVED_OUT);
        movingOn("35.24.02").thenRefused(HouseholdCode.DESTINATION_INSIDE_OWNER);
    }

    @Test
    void who_changed_their_mind_comes_home_to_the_office_they_left() {
        RegionCode home = RegionCode.of("35.24.01.2001");
        spec.given(registered(HEAD_BUDI), GONE)
                .when(new MoveIn(home, STREET))
                .then(new HouseholdMovedIn(home.code(), STREET));
    }

    @Test
    void a_household_taken_over_lives_on_like_any_other() {
        Member child = new Member(EKO, CHILD, null, true);
        spec.given(registered(HEAD_BUDI), GONE, takenOver())
                .when(new Join(child))
                .then(new MemberJoined(child));
    }

    private DeciderSpec<HouseholdCommand, Household, HouseholdEvent>.Then movingOn(
            @org.jspecify.annotations.Nullable String to) {
        RegionCode region = to == null ? null : RegionCode.of(to);
        return spec.given(registered(HEAD_BUDI), GONE).when(new MoveOut(region, MoveReason.WORK));
    }

    private void refusedAfter(HouseholdEvent since) {
        spec.given(registered(HEAD_BUDI, WIFE_ANI), MERGED)
                .when(new Unmerge(joined(since), null))
                .thenRefused(HouseholdCode.HOUSEHOLD_CHANGED_SINCE_MERGE);
    }

    /** The household of Eko after Budi and Ani came to it, and what happened since. */
    private Registered joined(HouseholdEvent... since) {
        List<HouseholdEvent> history = new ArrayList<>();
        history.add(registered(HEAD_EKO));
        history.add(new MemberJoined(new Member(BUDI, OTHER, YearMonth.of(1980, 1), true)));
        history.add(new MemberJoined(new Member(ANI, OTHER, YearMonth.of(1984, 5), true)));
        history.addAll(Arrays.asList(since));
        return fold(history.toArray(HouseholdEvent[]::new));
    }

    private Registered fold(HouseholdEvent... history) {
        return (Registered) decider.fold(List.of(history));
    }

    private static GuardianNamed guardian() {
        return new GuardianNamed(AUNT, Guardianship.GUARDIAN);
    }

    private static HouseholdTakenOver takenOver() {
        return new HouseholdTakenOver("35.22", ARRIVED.code(), STREET);
    }

    private static HouseholdRegistered registered(Member... members) {
        return new HouseholdRegistered(
                "35.24",
                "35.24.01.2001",
                PersonalData.of(BUDI, new Address(null, null, null)),
                members[0].personId(),
                null,
                List.of(members),
                Ranking.NONE,
                List.of());
    }
}

package id.dinsos.registry.household;

import static id.dinsos.registry.person.Person.Relation.CHILD;
import static id.dinsos.registry.person.Person.Relation.HEAD;
import static id.dinsos.registry.person.Person.Relation.SPOUSE;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.Guardianship;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.HouseholdCommand.ChangeHead;
import id.dinsos.registry.household.HouseholdCommand.FindMemberAlive;
import id.dinsos.registry.household.HouseholdCommand.Join;
import id.dinsos.registry.household.HouseholdCommand.MergeInto;
import id.dinsos.registry.household.HouseholdCommand.MergeMember;
import id.dinsos.registry.household.HouseholdCommand.MoveIn;
import id.dinsos.registry.household.HouseholdCommand.MoveOut;
import id.dinsos.registry.household.HouseholdCommand.NameGuardian;
import id.dinsos.registry.household.HouseholdCommand.RecordMemberDeath;
import id.dinsos.registry.household.HouseholdCommand.UnmergeMember;
import id.dinsos.registry.household.HouseholdEvent.GuardianNamed;
import id.dinsos.registry.household.HouseholdEvent.HeadChanged;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDissolved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMerged;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedIn;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedOut;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRegistered;
import id.dinsos.registry.household.HouseholdEvent.HouseholdReopened;
import id.dinsos.registry.household.HouseholdEvent.MemberDied;
import id.dinsos.registry.household.HouseholdEvent.MemberFoundAlive;
import id.dinsos.registry.household.HouseholdEvent.MemberLeft;
import id.dinsos.registry.household.HouseholdEvent.MemberMerged;
import id.dinsos.registry.household.HouseholdEvent.MemberUnmerged;
import id.dinsos.registry.household.HouseholdEvent.MoveReason;
import id.dinsos.registry.household.HouseholdEvent.PayeeChanged;
import id.dinsos.registry.person.PersonCode;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a household leaves and comes back, ends in another one, and what a mistaken person costs. */
class HouseholdLifeTest {
    private static final UUID BUDI = new UUID(0, 1);
    private static final UUID ANI = new UUID(0, 2);
    private static final UUID TWIN = new UUID(0, 3);
    private static final UUID AUNT = new UUID(0, 4);
    private static final UUID OTHER = new UUID(0, 8);
    private static final RegionCode VILLAGE = RegionCode.of("35.24.01.2001");
    private static final Member HEAD_BUDI = new Member(BUDI, HEAD, YearMonth.of(1980, 1), true);
    private static final Member WIFE_ANI = new Member(ANI, SPOUSE, YearMonth.of(1984, 5), true);
    private static final Member CHILD_TWIN = new Member(TWIN, CHILD, YearMonth.of(2012, 9), true);
    private static final HouseholdMovedOut GONE = new HouseholdMovedOut("64.08", MoveReason.WORK);

    private final DeciderSpec<HouseholdCommand, Household, HouseholdEvent> spec =
            DeciderSpec.of(new HouseholdDecider());

    @Test
    void a_household_leaves_the_regency_with_a_reason_and_a_destination() {
        spec.given(registered(null, HEAD_BUDI))
                .when(new MoveOut(RegionCode.of("64.08"), MoveReason.WORK))
                .then(GONE);
        spec.given(registered(null, HEAD_BUDI))
                .when(new MoveOut(null, MoveReason.UNKNOWN))
                .then(new HouseholdMovedOut(null, MoveReason.UNKNOWN));
    }

    @Test
    void who_stays_in_the_regency_does_not_leave_it() {
        spec.given(registered(null, HEAD_BUDI))
                .when(new MoveOut(RegionCode.of("35.24.02.2001"), MoveReason.WORK))
                .thenRefused(HouseholdCode.DESTINATION_INSIDE_OWNER);
    }

    @Test
    void nobody_joins_a_household_that_has_left() {
        spec.given(registered(null, HEAD_BUDI), GONE)
                .when(new Join(CHILD_TWIN))
                .thenRefused(HouseholdCode.HOUSEHOLD_MOVED_OUT);
    }

    @Test
    void those_who_left_may_die_and_may_turn_out_to_live() {
        spec.given(registered(null, HEAD_BUDI), GONE)
                .when(new RecordMemberDeath(BUDI))
                .then(new MemberDied(BUDI));
        spec.given(registered(null, HEAD_BUDI), GONE, new MemberDied(BUDI))
                .when(new FindMemberAlive(BUDI))
                .then(new MemberFoundAlive(BUDI));
    }

    @Test
    void a_household_that_left_may_come_back() {
        HouseholdMovedIn back = new HouseholdMovedIn("35.24.02.2001", address());
        spec.given(registered(null, HEAD_BUDI), GONE)
                .when(new MoveIn(RegionCode.of("35.24.02.2001"), address()))
                .then(back);
        spec.given(registered(null, HEAD_BUDI), GONE, back)
                .when(new ChangeHead(BUDI))
                .thenNothing();
    }

    @Test
    void a_household_comes_back_to_the_regency_that_keeps_its_record() {
        spec.given(registered(null, HEAD_BUDI), GONE)
                .when(new MoveIn(RegionCode.of("64.07.01.2001"), address()))
                .thenRefused(HouseholdCode.VILLAGE_OUTSIDE_OWNER);
    }

    @Test
    void who_never_left_does_not_come_back() {
        spec.given(registered(null, HEAD_BUDI))
                .when(new MoveIn(VILLAGE, address()))
                .thenRefused(HouseholdCode.HOUSEHOLD_NOT_MOVED_OUT);
    }

    @Test
    void a_guardian_who_is_no_member_may_be_paid() {
        GuardianNamed aunt = new GuardianNamed(AUNT, Guardianship.GUARDIAN);
        spec.given(registered(null, HEAD_BUDI))
                .when(new NameGuardian(AUNT, Guardianship.GUARDIAN))
                .then(aunt);
        spec.given(registered(null, HEAD_BUDI), aunt)
                .when(new NameGuardian(AUNT, Guardianship.GUARDIAN))
                .thenNothing();
        spec.given(registered(null, HEAD_BUDI), aunt)
                .when(new NameGuardian(AUNT, Guardianship.NEIGHBOUR))
                .then(new GuardianNamed(AUNT, Guardianship.NEIGHBOUR));
    }

    @Test
    void a_member_is_paid_as_a_member() {
        spec.given(registered(null, HEAD_BUDI))
                .when(new NameGuardian(BUDI, Guardianship.RELATIVE))
                .thenRefused(HouseholdCode.PAYEE_IS_A_MEMBER);
    }

    @Test
    void a_household_ends_in_another_one_of_its_regency() {
        spec.given(registered(BUDI, HEAD_BUDI, WIFE_ANI), new MemberDied(ANI))
                .when(new MergeInto(OTHER, "35.24"))
                .then(new HouseholdMerged(OTHER));
        spec.given(registered(null, HEAD_BUDI))
                .when(new MergeInto(OTHER, "64.08"))
                .thenRefused(PersonCode.MERGE_ACROSS_OWNERS);
        spec.given(registered(null, HEAD_BUDI), new HouseholdMerged(OTHER))
                .when(new Join(CHILD_TWIN))
                .thenRefused(HouseholdCode.HOUSEHOLD_MERGED);
    }

    @Test
    void who_stands_in_for_a_member_is_head_and_payee_in_their_place() {
        Member standIn = new Member(TWIN, HEAD, null, true);
        spec.given(registered(BUDI, HEAD_BUDI, WIFE_ANI))
                .when(new MergeMember(BUDI, TWIN, standIn))
                .then(new MemberMerged(BUDI, TWIN, standIn, true, true));
    }

    @Test
    void two_records_in_one_household_become_one_member() {
        MemberMerged merged = new MemberMerged(BUDI, ANI, null, true, true);
        spec.given(registered(BUDI, HEAD_BUDI, WIFE_ANI))
                .when(new MergeMember(BUDI, ANI, null))
                .then(merged);
        spec.given(registered(BUDI, HEAD_BUDI, WIFE_ANI), merged)
                .when(new UnmergeMember(BUDI))
                .then(new MemberUnmerged(HEAD_BUDI, null, BUDI, BUDI));
    }

    @Test
    void a_head_whose_record_goes_on_elsewhere_leaves_nobody_behind() {
        spec.given(registered(null, HEAD_BUDI, WIFE_ANI))
                .when(new MergeMember(BUDI, TWIN, null))
                .thenRefused(HouseholdCode.HEAD_CANNOT_LEAVE);
    }

    @Test
    void a_household_of_one_who_lives_elsewhere_is_none_and_is_opened_again_by_the_undo() {
        MemberMerged merged = new MemberMerged(BUDI, TWIN, null, false, false);
        spec.given(registered(BUDI, HEAD_BUDI))
                .when(new MergeMember(BUDI, TWIN, null))
                .then(merged, new HouseholdDissolved());
        spec.given(registered(BUDI, HEAD_BUDI), merged, new HouseholdDissolved())
                .when(new UnmergeMember(BUDI))
                .then(new HouseholdReopened(), new MemberUnmerged(HEAD_BUDI, null, BUDI, BUDI));
    }

    @Test
    void an_undo_gives_the_place_back_and_the_stand_in_goes() {
        Member standIn = new Member(TWIN, HEAD, null, true);
        MemberMerged merged = new MemberMerged(BUDI, TWIN, standIn, true, true);
        spec.given(registered(BUDI, HEAD_BUDI, WIFE_ANI), merged)
                .when(new UnmergeMember(BUDI))
                .then(new MemberUnmerged(HEAD_BUDI, TWIN, BUDI, BUDI));
    }

    @Test
    void whom_the_household_has_named_since_stays_head_and_payee() {
        Member standIn = new Member(TWIN, HEAD, null, true);
        MemberMerged merged = new MemberMerged(BUDI, TWIN, standIn, true, true);
        spec.given(
                        registered(BUDI, HEAD_BUDI, WIFE_ANI),
                        merged,
                        new HeadChanged(ANI),
                        new PayeeChanged(ANI))
                .when(new UnmergeMember(BUDI))
                .then(new MemberUnmerged(HEAD_BUDI, TWIN, ANI, ANI));
    }

    @Test
    void a_member_who_was_no_payee_becomes_none_by_the_undo() {
        MemberMerged merged = new MemberMerged(TWIN, AUNT, null, false, false);
        spec.given(registered(null, HEAD_BUDI, CHILD_TWIN), merged)
                .when(new UnmergeMember(TWIN))
                .then(new MemberUnmerged(CHILD_TWIN, null, BUDI, null));
    }

    @Test
    void a_payee_whose_record_went_on_elsewhere_is_payee_again_unless_another_was_named() {
        MemberMerged merged = new MemberMerged(TWIN, AUNT, null, false, false);
        spec.given(registered(TWIN, HEAD_BUDI, CHILD_TWIN), merged)
                .when(new UnmergeMember(TWIN))
                .then(new MemberUnmerged(CHILD_TWIN, null, BUDI, TWIN));
        GuardianNamed aunt = new GuardianNamed(OTHER, Guardianship.GUARDIAN);
        spec.given(registered(TWIN, HEAD_BUDI, CHILD_TWIN), merged, aunt)
                .when(new UnmergeMember(TWIN))
                .then(new MemberUnmerged(CHILD_TWIN, null, BUDI, OTHER));
    }

    @Test
    void a_stand_in_who_died_or_left_meanwhile_is_not_sent_away() {
        Member standIn = new Member(AUNT, CHILD, null, true);
        MemberMerged merged = new MemberMerged(TWIN, AUNT, standIn, false, false);
        spec.given(registered(null, HEAD_BUDI, CHILD_TWIN), merged, new MemberDied(AUNT))
                .when(new UnmergeMember(TWIN))
                .then(new MemberUnmerged(CHILD_TWIN, null, BUDI, null));
        spec.given(registered(null, HEAD_BUDI, CHILD_TWIN), merged, new MemberLeft(AUNT))
                .when(new UnmergeMember(TWIN))
                .then(new MemberUnmerged(CHILD_TWIN, null, BUDI, null));
    }

    @Test
    void neither_strangers_nor_the_dead_are_merged_here() {
        spec.given(registered(null, HEAD_BUDI))
                .when(new MergeMember(TWIN, AUNT, null))
                .thenRefused(HouseholdCode.NOT_A_MEMBER);
        spec.given(registered(null, HEAD_BUDI, WIFE_ANI), new MemberDied(ANI))
                .when(new MergeMember(ANI, AUNT, null))
                .thenRefused(HouseholdCode.MEMBER_DEAD);
    }

    @Test
    void nobody_comes_back_who_was_never_merged_away() {
        spec.given(registered(null, HEAD_BUDI))
                .when(new UnmergeMember(TWIN))
                .thenRefused(HouseholdCode.MEMBER_NOT_MERGED);
    }

    @Test
    void nobody_comes_back_to_a_household_that_was_dissolved_for_another_reason() {
        MemberMerged merged = new MemberMerged(TWIN, AUNT, null, false, false);
        spec.given(
                        registered(null, HEAD_BUDI, CHILD_TWIN),
                        merged,
                        new MemberLeft(BUDI),
                        new HouseholdDissolved())
                .when(new UnmergeMember(TWIN))
                .thenRefused(HouseholdCode.HOUSEHOLD_DISSOLVED);
        spec.given(registered(null, HEAD_BUDI), new MemberLeft(BUDI), new HouseholdDissolved())
                .when(new UnmergeMember(TWIN))
                .thenRefused(HouseholdCode.HOUSEHOLD_DISSOLVED);
    }

    @Test
    void who_turns_out_to_live_opens_a_dissolved_household_again() {
        spec.given(registered(null, HEAD_BUDI), new MemberDied(BUDI), new HouseholdDissolved())
                .when(new FindMemberAlive(BUDI))
                .then(new HouseholdReopened(), new MemberFoundAlive(BUDI));
        spec.given(registered(null, HEAD_BUDI), new MemberLeft(BUDI), new HouseholdDissolved())
                .when(new FindMemberAlive(BUDI))
                .thenRefused(HouseholdCode.NOT_A_MEMBER);
    }

    @Test
    void who_lives_is_found_alive_without_a_trace() {
        spec.given(registered(null, HEAD_BUDI)).when(new FindMemberAlive(BUDI)).thenNothing();
        spec.given(registered(null, HEAD_BUDI), new MemberMerged(TWIN, AUNT, null, false, false))
                .when(new FindMemberAlive(TWIN))
                .thenRefused(HouseholdCode.NOT_A_MEMBER);
    }

    private static HouseholdRegistered registered(@Nullable UUID payee, Member... members) {
        return new HouseholdRegistered(
                "35.24",
                VILLAGE.code(),
                address(),
                BUDI,
                payee,
                List.of(members),
                new Ranking(2, 15),
                List.of());
    }

    private static PersonalData<Address> address() {
        return PersonalData.of(BUDI, new Address("Jalan Mawar", "001", "002"));
    }
}

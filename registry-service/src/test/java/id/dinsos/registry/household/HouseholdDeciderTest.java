package id.dinsos.registry.household;

import static id.dinsos.registry.person.Person.Relation.CHILD;
import static id.dinsos.registry.person.Person.Relation.HEAD;
import static id.dinsos.registry.person.Person.Relation.SPOUSE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.household.HouseholdCommand.ChangeHead;
import id.dinsos.registry.household.HouseholdCommand.Dissolve;
import id.dinsos.registry.household.HouseholdCommand.Join;
import id.dinsos.registry.household.HouseholdCommand.Leave;
import id.dinsos.registry.household.HouseholdCommand.Move;
import id.dinsos.registry.household.HouseholdCommand.NamePayee;
import id.dinsos.registry.household.HouseholdCommand.PutOnList;
import id.dinsos.registry.household.HouseholdCommand.Rank;
import id.dinsos.registry.household.HouseholdCommand.RecordMemberDeath;
import id.dinsos.registry.household.HouseholdCommand.Register;
import id.dinsos.registry.household.HouseholdCommand.TakeOffList;
import id.dinsos.registry.household.HouseholdEvent.HeadChanged;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDelisted;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDissolved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdListed;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMoved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRanked;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRegistered;
import id.dinsos.registry.household.HouseholdEvent.MemberCorrected;
import id.dinsos.registry.household.HouseholdEvent.MemberDied;
import id.dinsos.registry.household.HouseholdEvent.MemberJoined;
import id.dinsos.registry.household.HouseholdEvent.MemberLeft;
import id.dinsos.registry.household.HouseholdEvent.PayeeChanged;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HouseholdDeciderTest {
    private static final UUID BUDI = new UUID(0, 1);
    private static final UUID ANI = new UUID(0, 2);
    private static final UUID EKO = new UUID(0, 3);
    private static final RegionCode VILLAGE = RegionCode.of("35.24.01.2001");
    private static final ListName SEMBAKO = new ListName(Source.DTSEN, "SEMBAKO");
    private static final Member HEAD_BUDI = new Member(BUDI, HEAD, YearMonth.of(1980, 1), true);
    private static final Member WIFE_ANI = new Member(ANI, SPOUSE, YearMonth.of(1984, 5), true);
    private static final Member SON_EKO = new Member(EKO, CHILD, YearMonth.of(2012, 9), true);

    private final DeciderSpec<HouseholdCommand, Household, HouseholdEvent> spec =
            DeciderSpec.of(new HouseholdDecider());

    @Test
    void a_household_is_registered_with_all_who_live_in_it() {
        spec.given()
                .when(register(VILLAGE, BUDI, ANI, HEAD_BUDI, WIFE_ANI))
                .then(registered(ANI, HEAD_BUDI, WIFE_ANI));
    }

    @Test
    void a_household_without_a_payee_is_registered() {
        spec.given()
                .when(register(VILLAGE, BUDI, null, HEAD_BUDI))
                .then(registered(null, HEAD_BUDI));
    }

    @Test
    void no_household_is_registered_twice() {
        spec.given(registered(null, HEAD_BUDI))
                .when(register(VILLAGE, BUDI, null, HEAD_BUDI))
                .thenRefused(HouseholdCode.HOUSEHOLD_EXISTS);
    }

    @Test
    void nothing_happens_to_a_household_nobody_has_registered() {
        spec.given().when(new Leave(BUDI)).thenRefused(HouseholdCode.HOUSEHOLD_UNKNOWN);
    }

    @Test
    void the_head_is_one_of_the_members() {
        spec.given()
                .when(register(VILLAGE, EKO, null, HEAD_BUDI))
                .thenRefused(HouseholdCode.HEAD_NOT_A_MEMBER);
    }

    @Test
    void the_payee_is_one_of_the_members() {
        spec.given()
                .when(register(VILLAGE, BUDI, EKO, HEAD_BUDI))
                .thenRefused(HouseholdCode.PAYEE_NOT_A_MEMBER);
    }

    @Test
    void nobody_is_named_twice() {
        spec.given()
                .when(register(VILLAGE, BUDI, null, HEAD_BUDI, HEAD_BUDI))
                .thenRefused(HouseholdCode.MEMBER_TWICE);
    }

    @Test
    void no_household_has_more_members_than_a_family_card_holds() {
        Member[] crowd =
                IntStream.range(0, 51)
                        .mapToObj(i -> new Member(new UUID(9, i), CHILD, null, true))
                        .toArray(Member[]::new);
        spec.given()
                .when(register(VILLAGE, BUDI, null, crowd))
                .thenRefused(HouseholdCode.TOO_MANY_MEMBERS);
    }

    @Test
    void a_household_lives_in_a_village() {
        spec.given()
                .when(register(RegionCode.of("35.24.01"), BUDI, null, HEAD_BUDI))
                .thenRefused(HouseholdCode.VILLAGE_UNKNOWN);
    }

    @Test
    void a_household_lives_in_the_regency_that_keeps_its_record() {
        spec.given()
                .when(register(RegionCode.of("64.08.01.2001"), BUDI, null, HEAD_BUDI))
                .thenRefused(HouseholdCode.VILLAGE_OUTSIDE_OWNER);
    }

    @Test
    void a_new_rank_is_recorded_and_the_same_is_not() {
        spec.given(registered(null, HEAD_BUDI))
                .when(new Rank(new Ranking(4, 37)))
                .then(new HouseholdRanked(new Ranking(4, 37)));
        spec.given(registered(null, HEAD_BUDI), new HouseholdRanked(new Ranking(4, 37)))
                .when(new Rank(new Ranking(4, 37)))
                .thenNothing();
    }

    @Test
    void a_household_is_put_on_a_list_once() {
        spec.given(registered(null, HEAD_BUDI))
                .when(new PutOnList(SEMBAKO, "2026-10"))
                .then(new HouseholdListed(SEMBAKO, "2026-10"));
        spec.given(registered(null, HEAD_BUDI), new HouseholdListed(SEMBAKO, "2026-10"))
                .when(new PutOnList(SEMBAKO, "2026-11"))
                .thenNothing();
    }

    @Test
    void a_household_is_taken_off_a_list_with_a_reason_and_may_come_back() {
        HouseholdListed listed = new HouseholdListed(SEMBAKO, null);
        HouseholdDelisted off = new HouseholdDelisted(SEMBAKO, DelistReason.GRADUATED, null);
        spec.given(registered(null, HEAD_BUDI), listed)
                .when(new TakeOffList(SEMBAKO, DelistReason.GRADUATED, null))
                .then(off);
        spec.given(registered(null, HEAD_BUDI), listed, off)
                .when(new TakeOffList(SEMBAKO, DelistReason.DUPLICATE, null))
                .thenNothing();
        spec.given(registered(null, HEAD_BUDI), listed, off)
                .when(new PutOnList(SEMBAKO, null))
                .then(listed);
    }

    @Test
    void nobody_is_taken_off_a_list_they_never_stood_on() {
        spec.given(registered(null, HEAD_BUDI))
                .when(new TakeOffList(SEMBAKO, DelistReason.GRADUATED, null))
                .thenRefused(HouseholdCode.NOT_LISTED);
    }

    @Test
    void somebody_joins() {
        spec.given(registered(null, HEAD_BUDI))
                .when(new Join(SON_EKO))
                .then(new MemberJoined(SON_EKO));
    }

    @Test
    void who_lives_here_already_is_corrected_or_left_alone() {
        Member elder = new Member(EKO, CHILD, YearMonth.of(2011, 9), true);
        spec.given(registered(null, HEAD_BUDI), new MemberJoined(SON_EKO))
                .when(new Join(elder))
                .then(new MemberCorrected(elder));
        spec.given(registered(null, HEAD_BUDI), new MemberJoined(SON_EKO))
                .when(new Join(SON_EKO))
                .thenNothing();
    }

    @Test
    void a_full_household_takes_in_nobody() {
        Member[] crowd =
                IntStream.range(0, 50)
                        .mapToObj(i -> new Member(new UUID(9, i), CHILD, null, true))
                        .toArray(Member[]::new);
        spec.given(registered(null, crowd))
                .when(new Join(SON_EKO))
                .thenRefused(HouseholdCode.TOO_MANY_MEMBERS);
    }

    @Test
    void a_member_leaves() {
        spec.given(registered(ANI, HEAD_BUDI, WIFE_ANI, SON_EKO))
                .when(new Leave(EKO))
                .then(new MemberLeft(EKO));
    }

    @Test
    void a_payee_who_leaves_is_named_no_more() {
        spec.given(registered(ANI, HEAD_BUDI, WIFE_ANI))
                .when(new Leave(ANI))
                .then(new PayeeChanged(null), new MemberLeft(ANI));
    }

    @Test
    void the_head_does_not_leave_the_others_behind() {
        spec.given(registered(null, HEAD_BUDI, WIFE_ANI))
                .when(new Leave(BUDI))
                .thenRefused(HouseholdCode.HEAD_CANNOT_LEAVE);
    }

    @Test
    void the_last_to_leave_dissolves_the_household() {
        spec.given(registered(BUDI, HEAD_BUDI, WIFE_ANI), new MemberDied(ANI))
                .when(new Leave(BUDI))
                .then(new PayeeChanged(null), new MemberLeft(BUDI), new HouseholdDissolved());
    }

    @Test
    void nobody_leaves_a_household_they_do_not_live_in() {
        spec.given(registered(null, HEAD_BUDI))
                .when(new Leave(EKO))
                .thenRefused(HouseholdCode.NOT_A_MEMBER);
    }

    @Test
    void the_dead_do_not_leave() {
        spec.given(registered(null, HEAD_BUDI, WIFE_ANI), new MemberDied(ANI))
                .when(new Leave(ANI))
                .thenRefused(HouseholdCode.MEMBER_DEAD);
    }

    @Test
    void a_death_is_recorded_once() {
        spec.given(registered(null, HEAD_BUDI, WIFE_ANI))
                .when(new RecordMemberDeath(ANI))
                .then(new MemberDied(ANI));
        spec.given(registered(null, HEAD_BUDI, WIFE_ANI), new MemberDied(ANI))
                .when(new RecordMemberDeath(ANI))
                .thenNothing();
    }

    @Test
    void a_stranger_does_not_die_here() {
        spec.given(registered(null, HEAD_BUDI))
                .when(new RecordMemberDeath(EKO))
                .thenRefused(HouseholdCode.NOT_A_MEMBER);
    }

    @Test
    void a_household_moves_within_the_regency() {
        RegionCode there = RegionCode.of("35.24.02.2001");
        var address = address("Jalan Baru");
        spec.given(registered(null, HEAD_BUDI))
                .when(new Move(there, address))
                .then(new HouseholdMoved(there.code(), address));
        spec.given(registered(null, HEAD_BUDI), new HouseholdMoved(there.code(), address))
                .when(new Move(there, address))
                .thenNothing();
    }

    @Test
    void another_door_of_the_same_village_is_a_move_too() {
        var address = address("Jalan Baru");
        spec.given(registered(null, HEAD_BUDI))
                .when(new Move(VILLAGE, address))
                .then(new HouseholdMoved(VILLAGE.code(), address));
    }

    @Test
    void a_move_out_of_the_regency_is_not_ours_to_record() {
        spec.given(registered(null, HEAD_BUDI))
                .when(new Move(RegionCode.of("64.08.01.2001"), address("Jalan Jauh")))
                .thenRefused(HouseholdCode.VILLAGE_OUTSIDE_OWNER);
    }

    @Test
    void another_member_becomes_the_head() {
        spec.given(registered(null, HEAD_BUDI, WIFE_ANI))
                .when(new ChangeHead(ANI))
                .then(new HeadChanged(ANI));
        spec.given(registered(null, HEAD_BUDI, WIFE_ANI), new HeadChanged(ANI))
                .when(new ChangeHead(ANI))
                .thenNothing();
    }

    @Test
    void a_stranger_does_not_become_the_head() {
        spec.given(registered(null, HEAD_BUDI))
                .when(new ChangeHead(EKO))
                .thenRefused(HouseholdCode.HEAD_NOT_A_MEMBER);
    }

    @Test
    void the_dead_become_neither_head_nor_payee() {
        spec.given(registered(null, HEAD_BUDI, WIFE_ANI), new MemberDied(ANI))
                .when(new ChangeHead(ANI))
                .thenRefused(HouseholdCode.MEMBER_DEAD);
        spec.given(registered(null, HEAD_BUDI, WIFE_ANI), new MemberDied(ANI))
                .when(new NamePayee(ANI))
                .thenRefused(HouseholdCode.MEMBER_DEAD);
    }

    @Test
    void a_payee_is_named_changed_and_named_no_more() {
        spec.given(registered(null, HEAD_BUDI, WIFE_ANI))
                .when(new NamePayee(ANI))
                .then(new PayeeChanged(ANI));
        spec.given(registered(ANI, HEAD_BUDI, WIFE_ANI)).when(new NamePayee(ANI)).thenNothing();
        spec.given(registered(ANI, HEAD_BUDI, WIFE_ANI))
                .when(new NamePayee(null))
                .then(new PayeeChanged(null));
    }

    @Test
    void a_stranger_does_not_become_the_payee() {
        spec.given(registered(null, HEAD_BUDI))
                .when(new NamePayee(EKO))
                .thenRefused(HouseholdCode.PAYEE_NOT_A_MEMBER);
    }

    @Test
    void a_household_whose_last_member_died_may_be_dissolved() {
        spec.given(registered(null, HEAD_BUDI), new MemberDied(BUDI))
                .when(new Dissolve())
                .then(new HouseholdDissolved());
    }

    @Test
    void a_household_somebody_lives_in_is_not_dissolved() {
        spec.given(registered(null, HEAD_BUDI))
                .when(new Dissolve())
                .thenRefused(HouseholdCode.HOUSEHOLD_HAS_MEMBERS);
    }

    @Test
    void nothing_happens_to_a_dissolved_household() {
        spec.given(registered(null, HEAD_BUDI), new MemberLeft(BUDI), new HouseholdDissolved())
                .when(new Join(SON_EKO))
                .thenRefused(HouseholdCode.HOUSEHOLD_DISSOLVED);
    }

    @Test
    void a_dissolved_household_is_not_registered_again() {
        spec.given(registered(null, HEAD_BUDI), new MemberLeft(BUDI), new HouseholdDissolved())
                .when(register(VILLAGE, BUDI, null, HEAD_BUDI))
                .thenRefused(HouseholdCode.HOUSEHOLD_EXISTS);
    }

    @Test
    void the_death_of_a_stranger_in_the_history_is_passed_over() {
        spec.given(registered(null, HEAD_BUDI), new MemberDied(EKO))
                .when(new RecordMemberDeath(EKO))
                .thenRefused(HouseholdCode.NOT_A_MEMBER);
    }

    @Test
    void a_history_that_does_not_begin_with_a_registration_is_a_fault_of_ours() {
        HouseholdDecider decider = new HouseholdDecider();
        assertThatThrownBy(() -> decider.fold(List.of(new MemberLeft(BUDI))))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Register register(
            RegionCode region, UUID head, @Nullable UUID payee, Member... members) {
        return new Register(
                "35.24",
                region,
                address("Jalan Mawar"),
                head,
                payee,
                List.of(members),
                new Ranking(2, 15),
                List.<Listing>of());
    }

    private static HouseholdRegistered registered(@Nullable UUID payee, Member... members) {
        return new HouseholdRegistered(
                "35.24",
                VILLAGE.code(),
                address("Jalan Mawar"),
                BUDI,
                payee,
                List.of(members),
                new Ranking(2, 15),
                List.of());
    }

    private static PersonalData<Address> address(String street) {
        return PersonalData.of(BUDI, new Address(street, "001", "002"));
    }
}

package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.registry.household.Course.Before;
import id.dinsos.registry.household.Household.HomePlace;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.MergedMember;
import id.dinsos.registry.household.Household.Registered;
import id.dinsos.registry.household.Household.Roles;
import id.dinsos.registry.household.HouseholdEvent.AddressSealed;
import id.dinsos.registry.household.HouseholdEvent.GuardianNamed;
import id.dinsos.registry.household.HouseholdEvent.HeadChanged;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDelisted;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDissolved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdListed;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMerged;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMoved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedIn;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedOut;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRanked;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRegistered;
import id.dinsos.registry.household.HouseholdEvent.HouseholdReopened;
import id.dinsos.registry.household.HouseholdEvent.HouseholdTakenOver;
import id.dinsos.registry.household.HouseholdEvent.HouseholdUnmerged;
import id.dinsos.registry.household.HouseholdEvent.MemberCorrected;
import id.dinsos.registry.household.HouseholdEvent.MemberDied;
import id.dinsos.registry.household.HouseholdEvent.MemberFoundAlive;
import id.dinsos.registry.household.HouseholdEvent.MemberJoined;
import id.dinsos.registry.household.HouseholdEvent.MemberLeft;
import id.dinsos.registry.household.HouseholdEvent.MemberMerged;
import id.dinsos.registry.household.HouseholdEvent.MemberUnmerged;
import id.dinsos.registry.household.HouseholdEvent.PayeeChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A household's record, one event after the other. It never refuses: what happened, happened. */
final class HouseholdHistory {
    private HouseholdHistory() {}

    static Registered begun(HouseholdRegistered e) {
        return new Registered(
                e.owner(),
                new HomePlace(RegionCode.of(e.region()), e.address()),
                new Roles(e.headId(), e.payeeId(), null),
                e.members(),
                e.ranking(),
                e.listings(),
                List.of(),
                Course.LIVE);
    }

    static Registered after(Registered home, HouseholdEvent event) {
        return switch (event) {
            case HouseholdRegistered e -> begun(e);
            case HouseholdRanked(var ranking) -> home.ranked(ranking);
            case HouseholdListed(var list, var version) ->
                    home.with(new Listing(list, true, null, version));
            case HouseholdDelisted(var list, var reason, var version) ->
                    home.with(new Listing(list, false, reason, version));
            case MemberJoined(var member) -> home.with(member);
            case MemberCorrected(var member) -> home.with(member);
            case MemberLeft(var personId, var undone) -> home.without(personId);
            case MemberDied(var personId) -> living(home, personId, false);
            case MemberFoundAlive(var personId) ->
                    home.course().before() == null
                            ? living(home, personId, true)
                            : gone(home, personId, home.course().before());
            case MemberMerged e -> merged(home, e);
            case MemberUnmerged e -> unmerged(home, e);
            case HouseholdMoved(var region, var address) ->
                    home.at(new HomePlace(RegionCode.of(region), address));
            case AddressSealed(var address) -> home.at(new HomePlace(home.region(), address));
            case HeadChanged(var headId) -> home.with(home.roles().headedBy(headId));
            case PayeeChanged(var payeeId) -> home.with(home.roles().paying(payeeId, null));
            case GuardianNamed(var payeeId, var as) -> home.with(home.roles().paying(payeeId, as));
            case HouseholdDissolved() -> home.in(Course.DISSOLVED);
            case HouseholdReopened() -> home.in(Course.LIVE);
            case HouseholdMovedOut(var to, var reason) -> home.in(Course.movedOut(to));
            case HouseholdMovedIn(var region, var address) ->
                    home.at(new HomePlace(RegionCode.of(region), address)).in(Course.LIVE);
            case HouseholdMerged(var into) -> ended(home, into);
            case HouseholdTakenOver(var owner, var region, var address) ->
                    home.keptBy(owner)
                            .at(new HomePlace(RegionCode.of(region), address))
                            .in(Course.LIVE);
            case HouseholdUnmerged e ->
                    home.having(e.members())
                            .with(new Roles(e.headId(), e.payeeId(), e.payeeAs()))
                            .in(Course.LIVE);
        };
    }

    private static Registered ended(Registered home, UUID into) {
        List<Member> living = home.members().stream().filter(Member::alive).toList();
        return home.having(home.members().stream().filter(one -> !one.alive()).toList())
                .with(home.roles().paying(null, null))
                .in(Course.merged(into, new Before(living, home.roles())));
    }

    /** Of a merged household: they live where it goes on, like those who were alive then. */
    private static Registered gone(Registered home, UUID personId, Before before) {
        Member member = home.member(personId);
        if (member == null || home.course().mergedInto() == null) {
            return home;
        }
        List<Member> living = new ArrayList<>(before.living());
        living.add(member.living(true));
        return home.without(personId)
                .in(Course.merged(home.course().mergedInto(), new Before(living, before.roles())));
    }

    private static Registered living(Registered home, UUID personId, boolean still) {
        Member member = home.member(personId);
        return member == null ? home : home.with(member.living(still));
    }

    private static Registered merged(Registered home, MemberMerged e) {
        Member member = home.member(e.personId());
        if (member == null) {
            return home;
        }
        Roles roles = home.roles();
        boolean head = e.personId().equals(roles.headId());
        boolean payee = e.personId().equals(roles.payeeId());
        Registered without = home.without(e.personId());
        Registered filled = e.inPlace() == null ? without : without.with(e.inPlace());
        Roles taken = e.head() ? roles.headedBy(e.into()) : roles;
        if (payee) {
            taken = taken.paying(e.payee() ? e.into() : null, null);
        }
        List<MergedMember> merged = new ArrayList<>(home.merged());
        merged.add(
                new MergedMember(
                        member, e.into(), e.inPlace() != null, head, payee, filled.living() == 0));
        return filled.with(taken).remembering(merged);
    }

    private static Registered unmerged(Registered home, MemberUnmerged e) {
        Registered left = e.leaves() == null ? home : home.without(e.leaves());
        Roles roles = left.roles().headedBy(e.headId());
        boolean samePayee = Objects.equals(e.payeeId(), roles.payeeId());
        return left.with(e.member())
                .with(samePayee ? roles : roles.paying(e.payeeId(), null))
                .forgetting(e.member().personId());
    }
}

package id.dinsos.registry.household;

import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Member;
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
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A household as lists show it.
 *
 * @param lists where it stands now, as {@code DTSEN/SEMBAKO}
 */
record HouseholdRow(
        UUID id,
        int version,
        String region,
        String owner,
        String state,
        UUID headId,
        @Nullable UUID payeeId,
        int decile,
        int percentile,
        int living,
        List<String> lists) {
    HouseholdRow {
        lists = List.copyOf(lists);
    }

    /** The row after one more event; the first must be the registration. */
    static HouseholdRow after(
            @Nullable HouseholdRow row, UUID id, int version, HouseholdEvent event) {
        if (event instanceof HouseholdRegistered e) {
            return registered(id, version, e);
        }
        if (row == null) {
            throw new IllegalStateException("household " + id + " begins with " + event);
        }
        return row.after(event).at(version);
    }

    private HouseholdRow after(HouseholdEvent event) {
        return switch (event) {
            case HouseholdRegistered e -> this;
            case HouseholdRanked(var ranking) -> ranked(ranking.decile(), ranking.percentile());
            case HouseholdListed e -> listed(name(e.list()), true);
            case HouseholdDelisted e -> listed(name(e.list()), false);
            case MemberJoined(var member) -> living(member.alive() ? 1 : 0);
            case MemberCorrected e -> this;
            case MemberLeft e -> living(-1);
            case MemberDied e -> living(-1);
            case HouseholdMoved(var village, var address) ->
                    with(village, state, headId, payeeId, living, lists);
            case AddressSealed e -> this;
            case HeadChanged(var head) -> with(region, state, head, payeeId, living, lists);
            case PayeeChanged(var payee) -> with(region, state, headId, payee, living, lists);
            case GuardianNamed(var payee, var as) ->
                    with(region, state, headId, payee, living, lists);
            case HouseholdDissolved() -> with(region, "DISSOLVED", headId, payeeId, living, lists);
            case HouseholdReopened() -> with(region, "LIVE", headId, payeeId, living, lists);
            case HouseholdMovedOut e -> with(region, "MOVED_OUT", headId, payeeId, living, lists);
            case HouseholdMovedIn(var village, var address) ->
                    with(village, "LIVE", headId, payeeId, living, lists);
            case HouseholdMerged e -> with(region, "MERGED", headId, null, 0, lists);
            case MemberFoundAlive e -> living(1);
            case MemberMerged e -> merged(e);
            case MemberUnmerged e -> unmerged(e);
            case HouseholdTakenOver e -> takenOver(e);
            case HouseholdUnmerged e ->
                    with(region, "LIVE", e.headId(), e.payeeId(), alive(e.members()), lists);
        };
    }

    private static int alive(List<Member> members) {
        return (int) members.stream().filter(Member::alive).count();
    }

    private HouseholdRow takenOver(HouseholdTakenOver e) {
        return new HouseholdRow(
                id,
                version,
                e.region(),
                e.owner(),
                "LIVE",
                headId,
                payeeId,
                decile,
                percentile,
                living,
                lists);
    }

    private HouseholdRow merged(MemberMerged e) {
        UUID payee = e.personId().equals(payeeId) ? (e.payee() ? e.into() : null) : payeeId;
        int gone = e.inPlace() == null ? 1 : 0;
        return with(region, state, e.head() ? e.into() : headId, payee, living - gone, lists);
    }

    private HouseholdRow unmerged(MemberUnmerged e) {
        int back = e.leaves() == null ? 1 : 0;
        return with(region, state, e.headId(), e.payeeId(), living + back, lists);
    }

    private static HouseholdRow registered(UUID id, int version, HouseholdRegistered e) {
        return new HouseholdRow(
                id,
                version,
                e.region(),
                e.owner(),
                "LIVE",
                e.headId(),
                e.payeeId(),
                e.ranking().decile(),
                e.ranking().percentile(),
                alive(e.members()),
                e.listings().stream()
                        .filter(Listing::listed)
                        .map(one -> name(one.list()))
                        .toList());
    }

    private HouseholdRow listed(String name, boolean on) {
        Stream<String> others = lists.stream().filter(one -> !one.equals(name));
        return with(
                region,
                state,
                headId,
                payeeId,
                living,
                (on ? Stream.concat(others, Stream.of(name)) : others).toList());
    }

    private HouseholdRow living(int more) {
        return with(region, state, headId, payeeId, living + more, lists);
    }

    private HouseholdRow ranked(int newDecile, int newPercentile) {
        return new HouseholdRow(
                id,
                version,
                region,
                owner,
                state,
                headId,
                payeeId,
                newDecile,
                newPercentile,
                living,
                lists);
    }

    private HouseholdRow at(int newVersion) {
        return new HouseholdRow(
                id,
                newVersion,
                region,
                owner,
                state,
                headId,
                payeeId,
                decile,
                percentile,
                living,
                lists);
    }

    private HouseholdRow with(
            String village,
            String newState,
            UUID head,
            @Nullable UUID payee,
            int alive,
            List<String> listed) {
        return new HouseholdRow(
                id,
                version,
                village,
                owner,
                newState,
                head,
                payee,
                decile,
                percentile,
                alive,
                listed);
    }

    private static String name(Household.ListName list) {
        return list.source() + "/" + list.programme();
    }
}

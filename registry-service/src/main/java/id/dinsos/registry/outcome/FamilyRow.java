package id.dinsos.registry.outcome;

import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.HouseholdEvent;
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
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A family as the figures know it.
 *
 * @param live neither dissolved nor merged, and not away
 * @param people living members
 * @param young members born within the last years, each with the month of birth as a number; that
 *     of one who has died is negative
 * @param lists where it stands, as {@code DTSEN/SEMBAKO}
 * @param graduated it came off a list because it is no longer poor, and stands on none since
 */
record FamilyRow(
        UUID id,
        int version,
        String region,
        boolean live,
        int decile,
        int people,
        Map<String, Integer> young,
        Set<String> lists,
        boolean graduated) {
    /** Nobody older than this many months is looked at as a child. */
    static final int YOUNG_MONTHS = 60;

    /** The last of the deciles that programmes call poor. */
    static final int POOREST = 4;

    FamilyRow {
        young = Map.copyOf(young);
        lists = Set.copyOf(lists);
    }

    /** A month as a number that can be subtracted from another. */
    static int month(YearMonth month) {
        return month.getYear() * 12 + month.getMonthValue() - 1;
    }

    /** Of the four deciles that programmes call poor. */
    boolean poor() {
        return decile >= 1 && decile <= POOREST;
    }

    /**
     * The family after one more event.
     *
     * @param now the month in which it was recorded: who was born long before is no child any more
     */
    static FamilyRow after(
            @Nullable FamilyRow row, UUID id, int version, HouseholdEvent event, int now) {
        if (event instanceof HouseholdRegistered e) {
            Set<String> lists = new TreeSet<>();
            e.listings().stream()
                    .filter(Listing::listed)
                    .forEach(one -> lists.add(name(one.list())));
            return new FamilyRow(
                    id,
                    version,
                    e.region(),
                    true,
                    e.ranking().decile(),
                    alive(e.members()),
                    young(e.members(), now),
                    lists,
                    false);
        }
        if (row == null) {
            throw new IllegalStateException("household " + id + " begins with " + event);
        }
        return row.after(event, now).at(version);
    }

    private FamilyRow after(HouseholdEvent event, int now) {
        return switch (event) {
            case HouseholdRegistered e -> this;
            case HouseholdRanked(var ranking) -> ranked(ranking.decile());
            case HouseholdListed(var list, var source) -> listed(name(list));
            case HouseholdDelisted(var list, var reason, var source) ->
                    delisted(name(list), "GRADUATED".equals(reason.name()));
            case MemberJoined(var member) -> with(member, now).counting(member.alive() ? 1 : 0);
            case MemberCorrected(var member) -> without(member.personId()).with(member, now);
            case MemberLeft(var person, var undone) -> without(person).counting(-1);
            case MemberDied(var person) -> aging(person, (key, born) -> -born).counting(-1);
            case MemberFoundAlive(var person) ->
                    aging(person, (key, born) -> Math.abs(born)).counting(1);
            case MemberMerged e -> merged(e, now);
            case MemberUnmerged e -> unmerged(e, now);
            case HouseholdMoved(var village, var address) -> in(village, live);
            case HouseholdMovedIn(var village, var address) -> in(village, true);
            case HouseholdTakenOver(var owner, var village, var address) -> in(village, true);
            case HouseholdReopened() -> in(region, true);
            case HouseholdDissolved() -> in(region, false);
            case HouseholdMovedOut e -> in(region, false);
            case HouseholdMerged e -> peopled(0, Map.of()).in(region, false);
            case HouseholdUnmerged e ->
                    peopled(alive(e.members()), young(e.members(), now)).in(region, true);
            case AddressSealed e -> this;
            case HeadChanged e -> this;
            case PayeeChanged e -> this;
            case GuardianNamed e -> this;
        };
    }

    private FamilyRow merged(MemberMerged e, int now) {
        FamilyRow left = without(e.personId());
        Member inPlace = e.inPlace();
        return inPlace == null ? left.counting(-1) : left.with(inPlace, now);
    }

    private FamilyRow unmerged(MemberUnmerged e, int now) {
        UUID leaves = e.leaves();
        return leaves == null
                ? with(e.member(), now).counting(1)
                : without(leaves).with(e.member(), now);
    }

    private static int alive(List<Member> members) {
        return (int) members.stream().filter(Member::alive).count();
    }

    private static Map<String, Integer> young(List<Member> members, int now) {
        Map<String, Integer> found = new TreeMap<>();
        members.forEach(member -> put(found, member, now));
        return found;
    }

    private static void put(Map<String, Integer> young, Member member, int now) {
        YearMonth born = member.birthMonth();
        if (born != null && month(born) > now - YOUNG_MONTHS) {
            young.put(member.personId().toString(), member.alive() ? month(born) : -month(born));
        }
    }

    private FamilyRow with(Member member, int now) {
        Map<String, Integer> more = new TreeMap<>(young);
        put(more, member, now);
        return peopled(people, more);
    }

    private FamilyRow without(UUID person) {
        Map<String, Integer> fewer = new TreeMap<>(young);
        fewer.remove(person.toString());
        return peopled(people, fewer);
    }

    private FamilyRow aging(UUID person, BiFunction<String, Integer, Integer> born) {
        Map<String, Integer> others = new TreeMap<>(young);
        others.computeIfPresent(person.toString(), born);
        return peopled(people, others);
    }

    private FamilyRow counting(int more) {
        return peopled(people + more, young);
    }

    private FamilyRow listed(String name) {
        Set<String> more = new TreeSet<>(lists);
        more.add(name);
        return onLists(more, false);
    }

    private FamilyRow delisted(String name, boolean graduates) {
        Set<String> fewer = new TreeSet<>(lists);
        boolean was = fewer.remove(name);
        return onLists(fewer, graduated || graduates && was);
    }

    private FamilyRow peopled(int living, Map<String, Integer> children) {
        return new FamilyRow(id, version, region, live, decile, living, children, lists, graduated);
    }

    private FamilyRow in(String village, boolean here) {
        return new FamilyRow(id, version, village, here, decile, people, young, lists, graduated);
    }

    private FamilyRow ranked(int now) {
        return new FamilyRow(id, version, region, live, now, people, young, lists, graduated);
    }

    private FamilyRow onLists(Set<String> now, boolean left) {
        return new FamilyRow(id, version, region, live, decile, people, young, now, left);
    }

    private FamilyRow at(int newer) {
        return new FamilyRow(id, newer, region, live, decile, people, young, lists, graduated);
    }

    private static String name(ListName list) {
        return list.source() + "/" + list.programme();
    }
}

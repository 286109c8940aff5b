package id.dinsos.registry.intake.rules;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.intake.rules.CheckedFamily.ToldAddress;
import id.dinsos.registry.intake.rules.Trial.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The commands a family's row amounts to. What the file leaves empty stays as it is known; a member
 * the file no longer names stays too, until an officer says where they went. A family an officer
 * took off a list is put on it by no file.
 */
final class FamilyCommands {
    static final ListName SEMBAKO = new ListName(Source.DTSEN, "SEMBAKO");
    static final ListName PKH = new ListName(Source.DTSEN, "PKH");

    private final CheckedFamily family;
    private final String owner;
    private final Function<CheckedMember, Member> members;

    /**
     * @param members as what a member's row stands in the household
     */
    FamilyCommands(CheckedFamily family, String owner, Function<CheckedMember, Member> members) {
        this.family = family;
        this.owner = owner;
        this.members = members;
    }

    /** A new household; the row says its village and its head. */
    HouseholdCommand register(UUID headId, List<CheckedMember> accepted) {
        List<Listing> listings = new ArrayList<>(2);
        if (Boolean.TRUE.equals(family.sembako())) {
            listings.add(new Listing(SEMBAKO, true, null, null));
        }
        if (Boolean.TRUE.equals(family.pkh())) {
            listings.add(new Listing(PKH, true, null, null));
        }
        ToldAddress told = family.address();
        return new HouseholdCommand.Register(
                owner,
                Objects.requireNonNull(family.region()),
                PersonalData.of(headId, new Address(told.street(), told.rt(), told.rw())),
                headId,
                family.payeeId(),
                accepted.stream().map(members).toList(),
                ranking(Ranking.NONE),
                listings);
    }

    /**
     * What changes of a household on record.
     *
     * @param headId null where it stays
     * @param payeeId null where it stays
     */
    List<Step<HouseholdCommand>> update(
            Household.Registered home,
            List<CheckedMember> accepted,
            @Nullable UUID headId,
            @Nullable UUID payeeId) {
        List<Step<HouseholdCommand>> steps = new ArrayList<>();
        List<Step<HouseholdCommand>> deaths = new ArrayList<>(0);
        for (CheckedMember member : accepted) {
            join(home, member, steps, deaths);
        }
        if (headId != null) {
            steps.add(Step.of(new HouseholdCommand.ChangeHead(headId), Topic.HEAD));
        }
        if (payeeId != null) {
            steps.add(Step.of(new HouseholdCommand.NamePayee(payeeId), Topic.PAYEE));
        }
        move(home, headId == null ? home.headId() : headId, steps);
        if (family.decile() != null || family.percentile() != null) {
            steps.add(Step.of(new HouseholdCommand.Rank(ranking(home.ranking())), Topic.RANKING));
        }
        list(home, SEMBAKO, family.sembako(), steps);
        list(home, PKH, family.pkh(), steps);
        steps.addAll(deaths); // the last one's death ends the household
        return steps;
    }

    /** Whether the file lists a family that an officer has taken off the list. */
    boolean overrulesOfficer(Household.Registered home) {
        return Boolean.TRUE.equals(family.sembako()) && takenOff(home.listing(SEMBAKO))
                || Boolean.TRUE.equals(family.pkh()) && takenOff(home.listing(PKH));
    }

    private static boolean takenOff(@Nullable Listing listing) {
        return listing != null
                && !listing.listed()
                && listing.reason() != DelistReason.NO_LONGER_ON_SOURCE;
    }

    private void join(
            Household.Registered home,
            CheckedMember member,
            List<Step<HouseholdCommand>> steps,
            List<Step<HouseholdCommand>> deaths) {
        Member here = home.member(member.personId());
        if (here != null && !here.alive()) {
            return;
        }
        Member wanted = members.apply(member);
        Predicate<Object> same = event -> isAbout(event, member.personId());
        Member alive =
                here == null || wanted.alive()
                        ? wanted
                        : new Member(
                                wanted.personId(), wanted.relation(), wanted.birthMonth(), true);
        steps.add(new Step<>(new HouseholdCommand.Join(alive), Topic.MEMBERS, same));
        if (here != null && !wanted.alive()) {
            deaths.add(
                    new Step<>(
                            new HouseholdCommand.RecordMemberDeath(member.personId()),
                            Topic.MEMBERS,
                            event ->
                                    event instanceof HouseholdEvent.MemberFoundAlive
                                            && same.test(event)));
        }
    }

    private static boolean isAbout(Object event, UUID personId) {
        return switch (event) {
            case HouseholdEvent.HouseholdRegistered registered ->
                    registered.members().stream().anyMatch(one -> one.personId().equals(personId));
            case HouseholdEvent.MemberLeft left -> left.personId().equals(personId);
            case HouseholdEvent.MemberFoundAlive found -> found.personId().equals(personId);
            case HouseholdEvent.MemberJoined joined -> joined.member().personId().equals(personId);
            case HouseholdEvent.MemberCorrected corrected ->
                    corrected.member().personId().equals(personId);
            default -> false;
        };
    }

    /** The parts of the address that are told, and of those that are not what is known. */
    private void move(Household.Registered home, UUID headId, List<Step<HouseholdCommand>> steps) {
        RegionCode region = family.region() == null ? home.region() : family.region();
        if (region.equals(home.region()) && family.address().isEmpty()) {
            return;
        }
        Address known = home.address().content();
        ToldAddress told = family.address();
        Address address =
                known == null
                        ? new Address(told.street(), told.rt(), told.rw())
                        : new Address(
                                told.street() == null ? known.street() : told.street(),
                                number(told.rt(), known.rt()),
                                number(told.rw(), known.rw()));
        UUID subject = address.equals(known) ? home.address().subject() : headId;
        steps.add(
                Step.of(
                        new HouseholdCommand.Move(region, PersonalData.of(subject, address)),
                        Topic.PLACE));
    }

    /** A number that only lost its leading zeros is the known one. */
    private static @Nullable String number(@Nullable String told, @Nullable String known) {
        if (told == null) {
            return known;
        }
        return known != null && bare(known).equals(bare(told)) ? known : told;
    }

    private static String bare(String number) {
        int from = 0;
        while (from < number.length() - 1 && number.charAt(from) == '0') {
            from++;
        }
        return number.substring(from);
    }

    private Ranking ranking(Ranking known) {
        Integer decile = family.decile();
        Integer percentile = family.percentile();
        return decile == null && percentile == null
                ? known
                : new Ranking(
                        decile == null ? known.decile() : decile,
                        percentile == null ? known.percentile() : percentile);
    }

    static void list(
            Household.Registered home,
            ListName list,
            @Nullable Boolean listed,
            List<Step<HouseholdCommand>> steps) {
        Listing known = home.listing(list);
        Predicate<Object> same =
                event ->
                        event instanceof HouseholdEvent.HouseholdRegistered
                                || event instanceof HouseholdEvent.HouseholdListed on
                                        && on.list().equals(list)
                                || event instanceof HouseholdEvent.HouseholdDelisted off
                                        && off.list().equals(list);
        if (Boolean.TRUE.equals(listed) && !takenOff(known)) {
            steps.add(new Step<>(new HouseholdCommand.PutOnList(list, null), Topic.LISTS, same));
        } else if (Boolean.FALSE.equals(listed) && known != null) {
            steps.add(
                    new Step<>(
                            new HouseholdCommand.TakeOffList(
                                    list, DelistReason.NO_LONGER_ON_SOURCE, null),
                            Topic.LISTS,
                            same));
        }
    }
}

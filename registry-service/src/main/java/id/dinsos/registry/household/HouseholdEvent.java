package id.dinsos.registry.household;

import id.dinsos.eventstore.PersonalData;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Ranking;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a household, as a clerk would report it. Released events are frozen. */
public sealed interface HouseholdEvent {
    /** The stored names, for ever: a class may be renamed, a name never. */
    Map<String, Class<? extends HouseholdEvent>> NAMES =
            Map.ofEntries(
                    Map.entry("household-registered.v1", HouseholdRegistered.class),
                    Map.entry("household-ranked.v1", HouseholdRanked.class),
                    Map.entry("household-listed.v1", HouseholdListed.class),
                    Map.entry("household-delisted.v1", HouseholdDelisted.class),
                    Map.entry("household-member-joined.v1", MemberJoined.class),
                    Map.entry("household-member-corrected.v1", MemberCorrected.class),
                    Map.entry("household-member-left.v1", MemberLeft.class),
                    Map.entry("household-member-died.v1", MemberDied.class),
                    Map.entry("household-moved.v1", HouseholdMoved.class),
                    Map.entry("household-head-changed.v1", HeadChanged.class),
                    Map.entry("household-payee-changed.v1", PayeeChanged.class),
                    Map.entry("household-dissolved.v1", HouseholdDissolved.class));

    /**
     * An officer, or a ministry file, put a household on record with all who live in it.
     *
     * @param region village code
     */
    record HouseholdRegistered(
            String owner,
            String region,
            PersonalData<Address> address,
            UUID headId,
            @Nullable UUID payeeId,
            List<Member> members,
            Ranking ranking,
            List<Listing> listings)
            implements HouseholdEvent {
        public HouseholdRegistered {
            members = List.copyOf(members);
            listings = List.copyOf(listings);
        }
    }

    /** The ministry ranked the household anew. */
    record HouseholdRanked(Ranking ranking) implements HouseholdEvent {}

    /** The household stands on a programme's list from now on. */
    record HouseholdListed(ListName list, @Nullable String sourceVersion)
            implements HouseholdEvent {}

    /** The household was taken off a programme's list. */
    record HouseholdDelisted(ListName list, DelistReason reason, @Nullable String sourceVersion)
            implements HouseholdEvent {}

    /** Somebody lives here from now on: born, married, moved in. */
    record MemberJoined(Member member) implements HouseholdEvent {}

    /** What is known of a member here turned out to be otherwise. */
    record MemberCorrected(Member member) implements HouseholdEvent {}

    /** Somebody no longer lives here. */
    record MemberLeft(UUID personId) implements HouseholdEvent {}

    /** A member died; they stay on record, so that the household keeps its history. */
    record MemberDied(UUID personId) implements HouseholdEvent {}

    /** The whole household lives elsewhere in the regency. */
    record HouseholdMoved(String region, PersonalData<Address> address) implements HouseholdEvent {}

    /** Another member heads the household. */
    record HeadChanged(UUID headId) implements HouseholdEvent {}

    /**
     * Aid of the household goes to another member.
     *
     * @param payeeId null where none is named any more
     */
    record PayeeChanged(@Nullable UUID payeeId) implements HouseholdEvent {}

    /** Nobody is left; the household is no more. */
    record HouseholdDissolved() implements HouseholdEvent {}
}

package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.Guardianship;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.Household.Registered;
import id.dinsos.registry.household.HouseholdEvent.MoveReason;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be asked of a household's record. */
public sealed interface HouseholdCommand {
    record Register(
            String owner,
            RegionCode region,
            PersonalData<Address> address,
            UUID headId,
            @Nullable UUID payeeId,
            List<Member> members,
            Ranking ranking,
            List<Listing> listings)
            implements HouseholdCommand {
        public Register {
            members = List.copyOf(members);
            listings = List.copyOf(listings);
        }
    }

    record Rank(Ranking ranking) implements HouseholdCommand {}

    record PutOnList(ListName list, @Nullable String sourceVersion) implements HouseholdCommand {}

    record TakeOffList(ListName list, DelistReason reason, @Nullable String sourceVersion)
            implements HouseholdCommand {}

    /** Also corrects what is known of one who lives here already. */
    record Join(Member member) implements HouseholdCommand {}

    /**
     * @param undone they never lived here: the merge that brought them was none
     */
    record Leave(UUID personId, @Nullable Boolean undone) implements HouseholdCommand {
        public Leave(UUID personId) {
            this(personId, null);
        }
    }

    record RecordMemberDeath(UUID personId) implements HouseholdCommand {}

    record Move(RegionCode region, PersonalData<Address> address) implements HouseholdCommand {}

    /** Its address goes under the key of who heads it now: whose key it lies under is erased. */
    record SealAddress() implements HouseholdCommand {}

    record ChangeHead(UUID headId) implements HouseholdCommand {}

    record NamePayee(@Nullable UUID payeeId) implements HouseholdCommand {}

    record Dissolve() implements HouseholdCommand {}

    /** Somebody who is no member is paid for the household. */
    record NameGuardian(UUID payeeId, Guardianship as) implements HouseholdCommand {}

    /** The whole household leaves the regency. */
    record MoveOut(@Nullable RegionCode to, MoveReason reason) implements HouseholdCommand {}

    /** A household that had left comes back, or arrives where it went. */
    record MoveIn(RegionCode region, PersonalData<Address> address) implements HouseholdCommand {}

    /** This household ends in another one of an owner, whose members all who live here become. */
    record MergeInto(UUID into, String owner) implements HouseholdCommand {}

    /**
     * The merge was wrong: this household goes on by itself again, as the other one stands now.
     *
     * @param payee under which record whoever was paid for it goes on by now; null: under theirs
     */
    record Unmerge(Registered other, @Nullable UUID payee) implements HouseholdCommand {}

    /**
     * A member is the person of another record.
     *
     * @param inPlace the other one as a member, if they are to live here in place of the member
     */
    record MergeMember(UUID personId, UUID into, @Nullable Member inPlace)
            implements HouseholdCommand {}

    /** The merge of a member was wrong: they were two people. */
    record UnmergeMember(UUID personId) implements HouseholdCommand {}

    record FindMemberAlive(UUID personId) implements HouseholdCommand {}
}

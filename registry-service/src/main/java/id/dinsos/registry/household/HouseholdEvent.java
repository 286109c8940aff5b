package id.dinsos.registry.household;

import id.dinsos.eventstore.rules.Dated;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.Guardianship;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Ranking;
import java.time.LocalDate;
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
                    Map.entry("household-address-sealed.v1", AddressSealed.class),
                    Map.entry("household-head-changed.v1", HeadChanged.class),
                    Map.entry("household-payee-changed.v1", PayeeChanged.class),
                    Map.entry("household-dissolved.v1", HouseholdDissolved.class),
                    Map.entry("household-reopened.v1", HouseholdReopened.class),
                    Map.entry("household-guardian-named.v1", GuardianNamed.class),
                    Map.entry("household-moved-out.v1", HouseholdMovedOut.class),
                    Map.entry("household-moved-in.v1", HouseholdMovedIn.class),
                    Map.entry("household-merged.v1", HouseholdMerged.class),
                    Map.entry("household-member-merged.v1", MemberMerged.class),
                    Map.entry("household-member-unmerged.v1", MemberUnmerged.class),
                    Map.entry("household-member-found-alive.v1", MemberFoundAlive.class),
                    Map.entry("household-taken-over.v1", HouseholdTakenOver.class),
                    Map.entry("household-unmerged.v1", HouseholdUnmerged.class));

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

    /**
     * Somebody no longer lives here.
     *
     * @param undone true where they had come by a merge that was none, and so never lived here
     */
    record MemberLeft(UUID personId, @Nullable Boolean undone) implements HouseholdEvent, Dated {
        public MemberLeft(UUID personId) {
            this(personId, null);
        }

        @Override
        public @Nullable LocalDate happenedOn() {
            return null;
        }

        @Override
        public boolean corrects(Object earlier) {
            return undone != null
                    && undone
                    && earlier instanceof MemberJoined joined
                    && joined.member().personId().equals(personId);
        }
    }

    /** A member died; they stay on record, so that the household keeps its history. */
    record MemberDied(UUID personId) implements HouseholdEvent {}

    /** The whole household lives elsewhere in the regency. */
    record HouseholdMoved(String region, PersonalData<Address> address) implements HouseholdEvent {}

    /** Nobody moved: the same address lies under the key of another, for its own is dropped. */
    record AddressSealed(PersonalData<Address> address) implements HouseholdEvent {}

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

    /** It was no end after all: somebody turned out to live here still. */
    record HouseholdReopened() implements HouseholdEvent {}

    /** Aid of the household goes to somebody who is no member of it. */
    record GuardianNamed(UUID payeeId, Guardianship as) implements HouseholdEvent {}

    /**
     * The whole household left the regency; its record ends, but is kept.
     *
     * @param to region they went to, as far as they said
     */
    record HouseholdMovedOut(@Nullable String to, MoveReason reason) implements HouseholdEvent {}

    /** A household that had left the regency is back. */
    record HouseholdMovedIn(String region, PersonalData<Address> address)
            implements HouseholdEvent {}

    /** All who lived here live in another household from now on, which goes on for both. */
    record HouseholdMerged(UUID into) implements HouseholdEvent {}

    /**
     * A living member turned out to be somebody who has a record of their own.
     *
     * @param inPlace the other one, who lives here from now on in place of the member; null where
     *     they live here already, or elsewhere
     * @param head whether the other one heads the household in place of the member
     * @param payee whether the other one is paid in place of the member
     */
    record MemberMerged(
            UUID personId, UUID into, @Nullable Member inPlace, boolean head, boolean payee)
            implements HouseholdEvent {}

    /**
     * They were two people after all: the member is here again.
     *
     * @param leaves the one who had come in their place and goes; null where nobody does
     */
    record MemberUnmerged(Member member, @Nullable UUID leaves, UUID headId, @Nullable UUID payeeId)
            implements HouseholdEvent, Dated {
        @Override
        public @Nullable LocalDate happenedOn() {
            return null;
        }

        @Override
        public boolean corrects(Object earlier) {
            return earlier instanceof MemberMerged merged
                    && merged.personId().equals(member.personId());
        }
    }

    /** The report of a member's death was wrong. */
    record MemberFoundAlive(UUID personId) implements HouseholdEvent {}

    /**
     * A household that had left for another regency of the deployment lives there; that regency's
     * office keeps the record from now on.
     */
    record HouseholdTakenOver(String owner, String region, PersonalData<Address> address)
            implements HouseholdEvent {}

    /**
     * They were two households after all: those who had come to the other one are here again, with
     * the head and payee they had.
     */
    record HouseholdUnmerged(
            UUID from,
            List<Member> members,
            UUID headId,
            @Nullable UUID payeeId,
            @Nullable Guardianship payeeAs)
            implements HouseholdEvent, Dated {
        public HouseholdUnmerged {
            members = List.copyOf(members);
        }

        @Override
        public @Nullable LocalDate happenedOn() {
            return null;
        }

        @Override
        public boolean corrects(Object earlier) {
            return earlier instanceof HouseholdMerged merged && merged.into().equals(from);
        }
    }

    /** Why a household left the regency. */
    enum MoveReason {
        WORK,
        FAMILY,
        MARRIAGE,
        STUDY,
        DISASTER,
        TRANSMIGRATION,
        OTHER,
        UNKNOWN
    }
}

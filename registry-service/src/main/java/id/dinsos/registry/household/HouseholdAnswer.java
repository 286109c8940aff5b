package id.dinsos.registry.household;

import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.Guardianship;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.Household.Registered;
import id.dinsos.registry.person.PersonAnswer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A household as officers see it, with its members masked as persons are. */
public record HouseholdAnswer(
        UUID id,
        String owner,
        String region,
        String state,
        @Nullable Address address,
        UUID headId,
        @Nullable UUID payeeId,
        @Nullable Guardianship payeeAs,
        @Nullable UUID mergedInto,
        @Nullable String movedTo,
        Ranking ranking,
        List<ListingAnswer> listings,
        List<PersonAnswer> members) {
    public HouseholdAnswer {
        listings = List.copyOf(listings);
        members = List.copyOf(members);
    }

    /**
     * @param addressed whether the caller may see where exactly they live
     */
    public static HouseholdAnswer of(
            UUID id, Registered home, List<PersonAnswer> members, boolean addressed) {
        return new HouseholdAnswer(
                id,
                home.owner(),
                home.region().code(),
                home.condition().name(),
                addressed ? home.address().content() : null,
                home.headId(),
                home.payeeId(),
                home.roles().payeeAs(),
                home.course().mergedInto(),
                home.course().movedTo(),
                home.ranking(),
                home.listings().stream().map(ListingAnswer::of).toList(),
                members);
    }

    /** One list the household stands, or stood, on. */
    public record ListingAnswer(
            String source,
            String programme,
            boolean listed,
            @Nullable String reason,
            @Nullable String sourceVersion) {
        static ListingAnswer of(Listing listing) {
            return new ListingAnswer(
                    listing.list().source().name(),
                    listing.list().programme(),
                    listing.listed(),
                    listing.reason() == null ? null : listing.reason().name(),
                    listing.sourceVersion());
        }
    }
}

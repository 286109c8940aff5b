package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.PersonalData;
import id.dinsos.registry.person.Person.Relation;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the registry knows of a household after its history so far. */
public sealed interface Household {
    /** No household is registered under this id. */
    record None() implements Household {}

    /**
     * A household on record.
     *
     * @param owner regency the record belongs to
     * @param region village
     * @param address of the head at the time it was told
     * @param payeeId the account holder; null where none is named
     * @param members in the order they came, the dead included
     * @param listings one per source and programme
     */
    record Registered(
            String owner,
            RegionCode region,
            PersonalData<Address> address,
            UUID headId,
            @Nullable UUID payeeId,
            List<Member> members,
            Ranking ranking,
            List<Listing> listings,
            boolean dissolved)
            implements Household {
        public Registered {
            members = List.copyOf(members);
            listings = List.copyOf(listings);
        }

        /** The member, or null where the person does not live here. */
        public @Nullable Member member(UUID personId) {
            return first(members, one -> one.personId().equals(personId));
        }

        /** The entry of one list, or null where the household never stood on it. */
        public @Nullable Listing listing(ListName name) {
            return first(listings, one -> one.list().equals(name));
        }

        public long living() {
            return members.stream().filter(Member::alive).count();
        }

        Registered in(RegionCode village, PersonalData<Address> at) {
            return new Registered(
                    owner, village, at, headId, payeeId, members, ranking, listings, dissolved);
        }

        Registered headedBy(UUID head) {
            return new Registered(
                    owner, region, address, head, payeeId, members, ranking, listings, dissolved);
        }

        Registered paidTo(@Nullable UUID payee) {
            return new Registered(
                    owner, region, address, headId, payee, members, ranking, listings, dissolved);
        }

        Registered ranked(Ranking now) {
            return new Registered(
                    owner, region, address, headId, payeeId, members, now, listings, dissolved);
        }

        /** With the member added, or put in the place of what was known of them. */
        Registered with(Member member) {
            return having(put(members, member, one -> one.personId().equals(member.personId())));
        }

        Registered without(UUID personId) {
            return having(
                    members.stream().filter(one -> !one.personId().equals(personId)).toList());
        }

        Registered with(Listing listing) {
            return new Registered(
                    owner,
                    region,
                    address,
                    headId,
                    payeeId,
                    members,
                    ranking,
                    put(listings, listing, one -> one.list().equals(listing.list())),
                    dissolved);
        }

        Registered closed() {
            return new Registered(
                    owner, region, address, headId, payeeId, members, ranking, listings, true);
        }

        private Registered having(List<Member> now) {
            return new Registered(
                    owner, region, address, headId, payeeId, now, ranking, listings, dissolved);
        }
    }

    /**
     * One who lives in the household.
     *
     * @param birthMonth for the counts by age; null where not known
     */
    record Member(UUID personId, Relation relation, @Nullable YearMonth birthMonth, boolean alive) {
        Member dead() {
            return new Member(personId, relation, birthMonth, false);
        }
    }

    /** Street, RT and RW; personal data, because it leads to the door. */
    record Address(@Nullable String street, @Nullable String rt, @Nullable String rw) {
        @Override
        public String toString() {
            return "Address[masked]";
        }
    }

    /**
     * Where the household stands in the nation's welfare order.
     *
     * @param decile 1-10, 0 where not ranked
     * @param percentile 1-100, 0 where not ranked
     */
    record Ranking(int decile, int percentile) {
        public static final Ranking NONE = new Ranking(0, 0);

        public Ranking {
            if (decile < 0 || decile > 10) {
                throw new IllegalArgumentException("a decile lies between 0 and 10");
            }
            if (percentile < 0 || percentile > 100) {
                throw new IllegalArgumentException("a percentile lies between 0 and 100");
            }
        }
    }

    /** A programme's list in one registry source. */
    record ListName(Source source, String programme) {
        public ListName {
            if (!programme.matches("[A-Z][A-Z0-9_]{1,29}")) {
                throw new IllegalArgumentException("not a programme code: " + programme);
            }
        }
    }

    /** The registry a list comes from: DTKS until 2025, DTSEN since (Inpres 4/2025). */
    enum Source {
        DTKS,
        DTSEN
    }

    /**
     * How the household stands on one list.
     *
     * @param reason why it was taken off; null while it stands on it
     * @param sourceVersion the source's release, where it said one
     */
    record Listing(
            ListName list,
            boolean listed,
            @Nullable DelistReason reason,
            @Nullable String sourceVersion) {}

    /** Why a household is taken off a list, in the ministry's terms. */
    enum DelistReason {
        DECEASED,
        MOVED_OUT,
        GRADUATED,
        DUPLICATE,
        NIK_NOT_FOUND,
        CIVIL_SERVANT,
        MILITARY_POLICE,
        PENSIONER,
        SOCIAL_STAFF,
        LOCALLY_INELIGIBLE,
        GIS_INELIGIBLE,
        WITHDRAWN,
        WAGE_ABOVE_MINIMUM,
        NOT_FOUND,
        INCLUSION_ERROR,
        /** The source's newer file no longer lists them and gives no reason. */
        NO_LONGER_ON_SOURCE
    }

    private static <T> @Nullable T first(List<T> all, Predicate<T> wanted) {
        for (T one : all) {
            if (wanted.test(one)) {
                return one;
            }
        }
        return null;
    }

    private static <T> List<T> put(List<T> all, T now, Predicate<T> same) {
        List<T> changed = new ArrayList<>(all.size() + 1);
        boolean replaced = false;
        for (T one : all) {
            boolean here = same.test(one);
            replaced |= here;
            changed.add(here ? now : one);
        }
        if (!replaced) {
            changed.add(now);
        }
        return changed;
    }
}

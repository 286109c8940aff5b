package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.PersonalData;
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
     * @param members in the order they came, the dead included
     * @param listings one per source and programme
     * @param merged members who turned out to be somebody else, and what they were here
     */
    record Registered(
            String owner,
            HomePlace place,
            Roles roles,
            List<Member> members,
            Ranking ranking,
            List<Listing> listings,
            List<MergedMember> merged,
            Course course)
            implements Household {
        public Registered {
            members = List.copyOf(members);
            listings = List.copyOf(listings);
            merged = List.copyOf(merged);
        }

        /** The village. */
        public RegionCode region() {
            return place.region;
        }

        public PersonalData<Address> address() {
            return place.address;
        }

        public UUID headId() {
            return roles.headId;
        }

        /** The account holder; null where none is named. */
        public @Nullable UUID payeeId() {
            return roles.payeeId;
        }

        public Course.Condition condition() {
            return course.condition();
        }

        public boolean dissolved() {
            return course.condition() == Course.Condition.DISSOLVED;
        }

        /** The member, or null where the person does not live here. */
        public @Nullable Member member(UUID personId) {
            return first(members, one -> one.personId().equals(personId));
        }

        /** The entry of one list, or null where the household never stood on it. */
        public @Nullable Listing listing(ListName name) {
            return first(listings, one -> one.list().equals(name));
        }

        /** What a member was here before they turned out to be somebody else; null if never. */
        public @Nullable MergedMember merged(UUID personId) {
            return first(merged, one -> one.member.personId().equals(personId));
        }

        public long living() {
            return members.stream().filter(Member::alive).count();
        }

        /** Whether it moved to that regency, whose office may take the record over. */
        public boolean movedTo(RegionCode regency) {
            if (course.movedTo() == null) {
                return false;
            }
            RegionCode to = RegionCode.of(course.movedTo());
            return to.covers(regency) || regency.covers(to);
        }

        Registered keptBy(String now) {
            return new Registered(now, place, roles, members, ranking, listings, merged, course);
        }

        Registered at(HomePlace now) {
            return new Registered(owner, now, roles, members, ranking, listings, merged, course);
        }

        Registered with(Roles now) {
            return new Registered(owner, place, now, members, ranking, listings, merged, course);
        }

        Registered ranked(Ranking now) {
            return new Registered(owner, place, roles, members, now, listings, merged, course);
        }

        Registered in(Course now) {
            return new Registered(owner, place, roles, members, ranking, listings, merged, now);
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
            List<Listing> now = put(listings, listing, one -> one.list().equals(listing.list()));
            return new Registered(owner, place, roles, members, ranking, now, merged, course);
        }

        Registered remembering(List<MergedMember> now) {
            return new Registered(owner, place, roles, members, ranking, listings, now, course);
        }

        Registered forgetting(UUID personId) {
            return remembering(
                    merged.stream()
                            .filter(one -> !one.member.personId().equals(personId))
                            .toList());
        }

        Registered having(List<Member> now) {
            return new Registered(owner, place, roles, now, ranking, listings, merged, course);
        }
    }

    /**
     * Where a household lives.
     *
     * @param region village
     * @param address of the head at the time it was told
     */
    record HomePlace(RegionCode region, PersonalData<Address> address) {}

    /**
     * Who heads a household, and who is paid.
     *
     * @param payeeId the account holder; null where none is named
     * @param payeeAs what they are to the household; null where they are a member
     */
    record Roles(UUID headId, @Nullable UUID payeeId, @Nullable Guardianship payeeAs) {
        Roles headedBy(UUID head) {
            return new Roles(head, payeeId, payeeAs);
        }

        Roles paying(@Nullable UUID payee, @Nullable Guardianship as) {
            return new Roles(headId, payee, as);
        }
    }

    /** Why somebody is paid for a household they are no member of. */
    enum Guardianship {
        GUARDIAN,
        CAREGIVER,
        RELATIVE,
        NEIGHBOUR,
        FACILITY
    }

    /**
     * A member who turned out to be somebody else.
     *
     * @param into the record that goes on
     * @param inPlace whether that person came to live here by it
     * @param closed whether nobody was left, so that it dissolved the household
     */
    record MergedMember(
            Member member,
            UUID into,
            boolean inPlace,
            boolean head,
            boolean payee,
            boolean closed) {}

    /**
     * One who lives in the household.
     *
     * @param birthMonth for the counts by age; null where not known
     */
    record Member(UUID personId, Relation relation, @Nullable YearMonth birthMonth, boolean alive) {
        Member living(boolean still) {
            return new Member(personId, relation, birthMonth, still);
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

        /**
         * A decile alone leaves the percentile as it is known: 0 would stand before the poorest.
         */
        Ranking over(Ranking known) {
            return decile > 0 && percentile == 0 ? new Ranking(decile, known.percentile) : this;
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
        return all.stream().filter(wanted).findFirst().orElse(null);
    }

    private static <T> List<T> put(List<T> all, T now, Predicate<T> same) {
        List<T> changed = new ArrayList<>(all);
        changed.replaceAll(one -> same.test(one) ? now : one);
        if (all.stream().noneMatch(same)) {
            changed.add(now);
        }
        return changed;
    }
}

package id.dinsos.registry.household;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Authority;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRegistered;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonDecider;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.person.PersonFacts;
import id.dinsos.registry.person.PersonIdentity;
import id.dinsos.registry.privacy.Privacy;
import id.dinsos.registry.privacy.PrivacyDecider;
import id.dinsos.registry.privacy.PrivacyEvent;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Families for rules over several records. */
public final class Families {
    public static final Aggregate<PersonCommand, Person, PersonEvent> PERSONS =
            Aggregate.of(new PersonDecider())
                    .ownedBy(state ->
                            state instanceof Person.Registered known ? known.owner() : null);
    public static final Aggregate<HouseholdCommand, Household, HouseholdEvent> HOUSEHOLDS =
            Aggregate.of(new HouseholdDecider())
                    .ownedBy(state ->
                            state instanceof Household.Registered known ? known.owner() : null);

    public static final Aggregate<PrivacyDecider.Command, Privacy, PrivacyEvent> PRIVACIES =
            Aggregate.of(new PrivacyDecider());

    public static final UUID ANI = new UUID(0, 1);
    public static final UUID BUDI = new UUID(0, 2);
    public static final UUID CITRA = new UUID(0, 3);
    public static final UUID HOME = new UUID(0, 11);
    public static final UUID OTHER_HOME = new UUID(0, 12);
    public static final String OWNER = "35.24";
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private Families() {}

    /** The office of one regency. */
    public static Authority of(String region) {
        return owner -> owner.startsWith(region);
    }

    public static PersonRegistered person(UUID id, @Nullable UUID home, Relation relation) {
        return person(id, OWNER, home, relation);
    }

    public static PersonRegistered person(
            UUID id, String owner, @Nullable UUID home, Relation relation) {
        return new PersonRegistered(
                owner,
                PersonalData.of(
                        id,
                        new PersonIdentity(
                                null, null, "N" + id, null, null, null, null, null, null)),
                IdentityStatus.UNKNOWN,
                Sex.UNKNOWN,
                null,
                CivilMatch.UNCHECKED,
                PersonFacts.UNKNOWN,
                home == null ? null : new Membership(home, relation));
    }

    /** The first is the head, and is paid. */
    public static HouseholdRegistered home(UUID... members) {
        return homeOf(OWNER, members);
    }

    public static HouseholdRegistered homeOf(String owner, UUID... members) {
        return new HouseholdRegistered(
                owner,
                owner + ".01.2001",
                PersonalData.of(members[0], new Address(null, null, null)),
                members[0],
                members[0],
                Stream.of(members).map(id -> member(id, members[0])).toList(),
                Ranking.NONE,
                java.util.List.of());
    }

    public static Member member(UUID id, UUID head) {
        return new Member(id, id.equals(head) ? Relation.HEAD : Relation.CHILD, null, true);
    }
}

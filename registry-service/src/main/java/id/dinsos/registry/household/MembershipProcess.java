package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonFacts;
import id.dinsos.registry.person.PersonIdentity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who lives in which household: one fact, which changes the record of the household and those of
 * the persons. Whoever is to live somewhere joins first, so that one who lives elsewhere, is dead
 * or goes on under another record is refused. A household has one head: nobody joins as another
 * one.
 */
public final class MembershipProcess {
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> households;

    public MembershipProcess(
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households) {
        this.persons = persons;
        this.households = households;
    }

    /** Puts persons on record, who live nowhere yet, into a household of their own. */
    public void register(UnitOfWork unit, UUID id, NewHome home) {
        unit.needs(home.personIds());
        List<Member> members = new ArrayList<>();
        home.members().forEach(one -> members.add(moveIn(unit, id, home.owner(), one)));
        unit.require(
                households,
                id,
                new HouseholdCommand.Register(
                        home.owner(),
                        home.region(),
                        PersonalData.of(home.headId(), home.address()),
                        home.headId(),
                        home.payeeId(),
                        members,
                        home.ranking(),
                        List.of()));
    }

    /** At a marriage: they leave where they lived, and found a household together. */
    public void split(UnitOfWork unit, UUID id, NewHome home) {
        unit.needs(home.personIds());
        home.personIds().forEach(one -> leaveHome(unit, one));
        register(unit, id, home);
    }

    /** A person comes to live here, or is something else to the head than was known. */
    public void join(UnitOfWork unit, UUID id, Joining one) {
        Household.Registered home = known(unit, id);
        if (one.relation() == Relation.HEAD && !one.personId().equals(home.headId())) {
            throw RefusedException.of(
                    HouseholdCode.HEADS_DIFFER, "it has a head; name the new one as the head");
        }
        unit.require(
                households, id, new HouseholdCommand.Join(moveIn(unit, id, home.owner(), one)));
    }

    public void leave(UnitOfWork unit, UUID id, UUID personId) {
        unit.require(households, id, new HouseholdCommand.Leave(personId));
        unit.require(persons, personId, new PersonCommand.LeaveHousehold(id));
    }

    /** A child is born into a household; a mother who is named is pregnant no more. */
    public void bear(UnitOfWork unit, UUID home, Birth birth) {
        Household.Registered known = known(unit, home);
        UUID child = birth.identity().subject();
        unit.require(
                persons,
                child,
                new PersonCommand.Register(
                        known.owner(),
                        birth.identity(),
                        birth.status(),
                        birth.sex(),
                        CivilMatch.UNCHECKED,
                        PersonFacts.UNKNOWN,
                        new Membership(home, birth.relation()),
                        birth.on()));
        Person.Registered born = person(unit, child);
        unit.require(
                households,
                home,
                new HouseholdCommand.Join(
                        new Member(child, birth.relation(), born.birthMonth(), true)));
        UUID mother = birth.motherId();
        if (mother != null) {
            deliver(unit, known, mother);
        }
    }

    private void deliver(UnitOfWork unit, Household.Registered home, UUID mother) {
        if (home.member(mother) == null) {
            throw RefusedException.of(
                    HouseholdCode.NOT_A_MEMBER, "the mother does not live in the household");
        }
        unit.require(
                persons,
                mother,
                new PersonCommand.ChangeFacts(person(unit, mother).facts().delivered()));
    }

    private void leaveHome(UnitOfWork unit, UUID personId) {
        if (unit.state(persons, personId) instanceof Person.Registered person
                && person.membership() != null) {
            leave(unit, person.membership().householdId(), personId);
        }
    }

    private Member moveIn(UnitOfWork unit, UUID householdId, String owner, Joining one) {
        Membership membership = new Membership(householdId, one.relation());
        unit.require(persons, one.personId(), new PersonCommand.JoinHousehold(membership, owner));
        Person.Registered person = person(unit, one.personId());
        return new Member(one.personId(), one.relation(), person.birthMonth(), person.alive());
    }

    private Household.Registered known(UnitOfWork unit, UUID id) {
        if (unit.state(households, id) instanceof Household.Registered home) {
            return home;
        }
        throw RefusedException.of(
                HouseholdCode.HOUSEHOLD_UNKNOWN, "no such household is registered");
    }

    private Person.Registered person(UnitOfWork unit, UUID id) {
        if (unit.state(persons, id) instanceof Person.Registered person) {
            return person;
        }
        throw RefusedException.of(PersonCode.PERSON_UNKNOWN, "no such person is registered");
    }

    /**
     * A household to be.
     *
     * @param region the village
     */
    public record NewHome(
            RegionCode region,
            Address address,
            UUID headId,
            @Nullable UUID payeeId,
            List<Joining> members,
            Ranking ranking) {
        public NewHome {
            members = List.copyOf(members);
        }

        /** The regency whose office keeps the record. */
        String owner() {
            return region.regency().code();
        }

        List<UUID> personIds() {
            return members.stream().map(Joining::personId).distinct().toList();
        }
    }

    /** One who is to live in a household, and what they are to its head. */
    public record Joining(UUID personId, Relation relation) {}

    /**
     * A birth.
     *
     * @param identity of the child
     * @param motherId a member; null where it is not said
     * @param on the day of registration in the owner's zone
     */
    public record Birth(
            PersonalData<PersonIdentity> identity,
            IdentityStatus status,
            Sex sex,
            Relation relation,
            @Nullable UUID motherId,
            LocalDate on) {}
}

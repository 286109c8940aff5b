package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Aggregate;
import id.dinsos.eventstore.Answers;
import id.dinsos.eventstore.Caller;
import id.dinsos.eventstore.CommandHandler;
import id.dinsos.eventstore.KernelCode;
import id.dinsos.eventstore.PersonalData;
import id.dinsos.eventstore.RefusedException;
import id.dinsos.eventstore.UnitOfWork;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.HouseholdBodies.BirthBody;
import id.dinsos.registry.household.HouseholdBodies.MergeBody;
import id.dinsos.registry.household.HouseholdClient.Found;
import id.dinsos.registry.person.OfficeDay;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.PersonBodies.IdentityBody;
import id.dinsos.registry.person.PersonClient;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonFacts;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** How families grow together: a child is born into one, two become one. */
@Path("/v1/households/{id}")
public class FamilyResource {
    private final HouseholdClient households;
    private final PersonClient people;
    private final CommandHandler handler;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> aggregate;
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final Caller caller;
    private final OfficeDay days;

    public FamilyResource(
            HouseholdClient households,
            PersonClient people,
            CommandHandler handler,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> aggregate,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Caller caller,
            OfficeDay days) {
        this.households = households;
        this.people = people;
        this.handler = handler;
        this.aggregate = aggregate;
        this.persons = persons;
        this.caller = caller;
        this.days = days;
    }

    /** Needs no If-Match: a birth is true whatever else has changed. Answers the child. */
    @POST
    @Path("/birth")
    public Uni<Response> birth(@RestPath UUID id, BirthBody body) {
        caller.require("registrar");
        IdentityBody told = body.checked();
        UUID child = body.id() == null ? caller.newId() : body.id();
        UUID mother = body.motherId();
        List<UUID> streams = mother == null ? List.of(id, child) : List.of(id, child, mother);
        return people.requireFree(told.uniques(), Set.of(child))
                .flatMap(free -> households.find(id, caller))
                .flatMap(found ->
                        handler.handle(
                                "RecordBirth",
                                streams,
                                child,
                                unit -> bear(unit, id, child, body, told),
                                caller.request(RegionCode.of(found.home().owner()))
                                        .effectiveOn(told.birthDate())))
                .map(done -> Answers.created("/v1/persons", done, told.warnings()));
    }

    /** All who live here live in the other household from now on; this one's record ends. */
    @POST
    @Path("/merge")
    public Uni<Response> merge(@RestPath UUID id, MergeBody body) {
        caller.require("registrar");
        UUID into = body.goesOn();
        if (into.equals(id)) {
            throw RefusedException.of(
                    HouseholdCode.HOUSEHOLD_INTO_ITSELF, "it is one household already");
        }
        LocalDate day = days.effective(body.effectiveOn());
        return Uni.combine()
                .all()
                .unis(households.find(id, caller), households.find(into, caller))
                .asTuple()
                .flatMap(both ->
                        handler.handle(
                                "MergeHousehold",
                                streams(both.getItem1(), into),
                                id,
                                unit -> merge(unit, both.getItem1(), both.getItem2(), body),
                                caller.requestIfMatch(RegionCode.of(both.getItem1().home().owner()))
                                        .effectiveOn(day)))
                .map(Answers::changed);
    }

    private void bear(UnitOfWork unit, UUID home, UUID child, BirthBody body, IdentityBody told) {
        Household.Registered known = (Household.Registered) unit.state(aggregate, home);
        unit.require(
                persons,
                child,
                new PersonCommand.Register(
                        known.owner(),
                        PersonalData.of(child, told.identity(null)),
                        told.statusOrDefault(),
                        told.sexOrUnknown(),
                        CivilMatch.UNCHECKED,
                        PersonFacts.UNKNOWN,
                        new Membership(home, body.relationOrChild()),
                        days.today()));
        Person.Registered born = (Person.Registered) unit.state(persons, child);
        unit.require(
                aggregate,
                home,
                new HouseholdCommand.Join(
                        new Member(child, body.relationOrChild(), born.birthMonth(), true)));
        deliver(unit, known, body.motherId());
    }

    /** Who has given birth is pregnant no more. */
    private void deliver(UnitOfWork unit, Household.Registered home, @Nullable UUID mother) {
        if (mother == null) {
            return;
        }
        if (home.member(mother) == null) {
            throw RefusedException.of(
                    HouseholdCode.NOT_A_MEMBER, "the mother does not live in the household");
        }
        Person.Registered person = (Person.Registered) unit.state(persons, mother);
        unit.require(persons, mother, new PersonCommand.ChangeFacts(person.facts().delivered()));
    }

    private static List<UUID> streams(Found ending, UUID into) {
        List<UUID> streams = new ArrayList<>(List.of(ending.id(), into));
        ending.home().members().stream()
                .filter(Member::alive)
                .map(Member::personId)
                .forEach(streams::add);
        return streams;
    }

    private void merge(UnitOfWork unit, Found ending, Found other, MergeBody body) {
        if (unit.version(ending.id()) != ending.version()) {
            throw RefusedException.of(KernelCode.CHANGED_MEANWHILE, "it has changed; try again");
        }
        unit.require(
                aggregate,
                ending.id(),
                new HouseholdCommand.MergeInto(other.id(), other.home().owner()));
        for (Member member : ending.home().members()) {
            if (member.alive()) {
                UUID id = member.personId();
                Membership membership = new Membership(other.id(), body.relation(id));
                unit.require(persons, id, new PersonCommand.LeaveHousehold(ending.id()));
                unit.require(persons, id, new PersonCommand.JoinHousehold(membership));
                unit.require(
                        aggregate,
                        other.id(),
                        new HouseholdCommand.Join(
                                new Member(id, membership.relation(), member.birthMonth(), true)));
            }
        }
    }
}

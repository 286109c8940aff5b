package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.HouseholdBodies.BirthBody;
import id.dinsos.registry.person.OfficeDay;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.PersonBodies.IdentityBody;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonFacts;
import id.dinsos.registry.person.PersonStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** How families grow: a child is born into one. */
@Path("/v1/households/{id}")
public class FamilyResource {
    private final HouseholdStore households;
    private final PersonStore people;
    private final CommandHandler handler;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> aggregate;
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final Caller caller;
    private final OfficeDay days;

    public FamilyResource(
            HouseholdStore households,
            PersonStore people,
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
        UUID child = body.id() == null ? caller.newId("RecordBirth") : body.id();
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
                                caller.requestRepeatable(
                                                RegionCode.of(found.home().owner()),
                                                "RecordBirth",
                                                body)
                                        .effectiveOn(told.birthDate())))
                .map(done -> Answers.created("/v1/persons", done, told.warnings()));
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
}

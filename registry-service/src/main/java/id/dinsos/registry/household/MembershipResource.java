package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.HouseholdBodies.MemberBody;
import id.dinsos.registry.household.HouseholdBodies.NewHousehold;
import id.dinsos.registry.household.HouseholdBodies.PersonBody;
import id.dinsos.registry.person.OfficeDay;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.Membership;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Who lives in which household: what changes the record of the household and of a person in one
 * transaction, because it is one fact.
 */
@Path("/v1/households")
public class MembershipResource {
    private final HouseholdStore households;
    private final CommandHandler handler;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> aggregate;
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final Caller caller;
    private final OfficeDay days;

    public MembershipResource(
            HouseholdStore households,
            CommandHandler handler,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> aggregate,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Caller caller,
            OfficeDay days) {
        this.households = households;
        this.handler = handler;
        this.aggregate = aggregate;
        this.persons = persons;
        this.caller = caller;
        this.days = days;
    }

    /** Puts persons on record into one household. */
    @POST
    public Uni<Response> register(NewHousehold body) {
        caller.require("registrar");
        HouseholdBodies.Checked told = body.checked();
        RegionCode owner = households.known(told.region()).regency();
        UUID id = body.id() == null ? caller.newId("RegisterHousehold") : body.id();
        List<UUID> streams = new ArrayList<>(told.personIds());
        streams.add(id);
        return handler.handle(
                        "RegisterHousehold",
                        streams,
                        id,
                        unit -> register(unit, id, owner, body, told),
                        caller.requestRepeatable(owner, "RegisterHousehold", body)
                                .effectiveOn(days.effective(body.effectiveOn())))
                .map(done -> Answers.created("/v1/households", done));
    }

    /** At a marriage: they leave where they lived, and found a household together. */
    @POST
    @Path("/split")
    public Uni<Response> split(NewHousehold body) {
        caller.require("registrar");
        HouseholdBodies.Checked told = body.checked();
        RegionCode owner = households.known(told.region()).regency();
        UUID id = body.id() == null ? caller.newId("SplitHousehold") : body.id();
        var request =
                caller.requestRepeatable(owner, "SplitHousehold", body)
                        .effectiveOn(days.effective(body.effectiveOn()));
        return households
                .homesOf(told.personIds(), caller)
                .flatMap(homes -> {
                    Set<UUID> streams = new LinkedHashSet<>(told.personIds());
                    streams.addAll(homes.values());
                    streams.add(id);
                    return handler.handle(
                            "SplitHousehold",
                            streams,
                            id,
                            unit -> {
                                told.personIds().forEach(one -> leaveHome(unit, one, homes));
                                register(unit, id, owner, body, told);
                            },
                            request);
                })
                .map(done -> Answers.created("/v1/households", done));
    }

    @POST
    @Path("/{id}/join")
    public Uni<Response> join(@RestPath UUID id, MemberBody body) {
        return change(
                "JoinHousehold",
                id,
                body.id(),
                body.effectiveOn(),
                unit -> {
                    String owner = ((Household.Registered) unit.state(aggregate, id)).owner();
                    Member member = member(unit, id, owner, body);
                    unit.require(aggregate, id, new HouseholdCommand.Join(member));
                });
    }

    @POST
    @Path("/{id}/leave")
    public Uni<Response> leave(@RestPath UUID id, PersonBody body) {
        return change(
                "LeaveHousehold",
                id,
                body.id(),
                body.effectiveOn(),
                unit -> {
                    unit.require(aggregate, id, new HouseholdCommand.Leave(body.id()));
                    unit.require(persons, body.id(), new PersonCommand.LeaveHousehold(id));
                });
    }

    private void leaveHome(UnitOfWork unit, UUID personId, Map<UUID, UUID> homes) {
        UUID home = homes.get(personId);
        HouseholdStore.requireHome(unit.state(persons, personId), home);
        if (home != null) {
            unit.require(aggregate, home, new HouseholdCommand.Leave(personId));
            unit.require(persons, personId, new PersonCommand.LeaveHousehold(home));
        }
    }

    private void register(
            UnitOfWork unit,
            UUID id,
            RegionCode owner,
            NewHousehold body,
            HouseholdBodies.Checked told) {
        List<Member> members =
                told.members().stream().map(one -> member(unit, id, owner.code(), one)).toList();
        unit.require(
                aggregate,
                id,
                new HouseholdCommand.Register(
                        owner.code(),
                        told.region(),
                        PersonalData.of(told.headId(), told.address()),
                        told.headId(),
                        body.payeeId(),
                        members,
                        body.ranking() == null ? Ranking.NONE : body.ranking(),
                        List.of()));
    }

    /** Lets the person join first, so that one who lives elsewhere is refused. */
    private Member member(UnitOfWork unit, UUID householdId, String owner, MemberBody body) {
        Membership membership = new Membership(householdId, body.relationOrOther());
        unit.require(persons, body.id(), new PersonCommand.JoinHousehold(membership, owner));
        Person.Registered person = (Person.Registered) unit.state(persons, body.id());
        return new Member(body.id(), body.relationOrOther(), person.birthMonth(), person.alive());
    }

    private Uni<Response> change(
            String operation,
            UUID id,
            UUID personId,
            @Nullable LocalDate since,
            Consumer<UnitOfWork> work) {
        caller.require("registrar");
        LocalDate day = days.effective(since);
        return households
                .find(id, caller)
                .flatMap(found ->
                        handler.handle(
                                operation,
                                List.of(id, personId),
                                id,
                                work,
                                caller.requestIfMatch(RegionCode.of(found.home().owner()))
                                        .effectiveOn(day)))
                .map(Answers::changed);
    }
}

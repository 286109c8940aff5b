package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.HouseholdBodies.DeathBody;
import id.dinsos.registry.person.OfficeDay;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** A death: it changes the person and the count of the household they lived in. */
@Path("/v1/persons/{id}/death")
public class DeathResource {
    private final PersonStore people;
    private final CommandHandler handler;
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final Aggregate<HouseholdCommand, Household, HouseholdEvent> households;
    private final Caller caller;
    private final OfficeDay days;

    public DeathResource(
            PersonStore people,
            CommandHandler handler,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            Caller caller,
            OfficeDay days) {
        this.people = people;
        this.handler = handler;
        this.persons = persons;
        this.households = households;
        this.caller = caller;
        this.days = days;
    }

    /** Needs no If-Match: a death is true whatever else has changed. The same again is fine. */
    @POST
    public Uni<Response> record(@RestPath UUID id, DeathBody body) {
        var command =
                new PersonCommand.RecordDeath(body.diedOn(), days.today(), body.evidenceOf(id));
        return change(
                id,
                command,
                HouseholdCommand.RecordMemberDeath::new,
                owner ->
                        caller.requestRepeatable(owner, "RecordDeath", List.of(id, body))
                                .effectiveOn(body.diedOn()));
    }

    /** The death is true, the day on record is not. */
    @POST
    @Path("/correction")
    public Uni<Response> correct(@RestPath UUID id, DeathBody body) {
        var command =
                new PersonCommand.CorrectDeath(body.givenDay(), days.today(), body.evidenceOf(id));
        return change(id, command, null, caller::requestIfMatch);
    }

    /** The person is alive. */
    @POST
    @Path("/withdrawal")
    public Uni<Response> withdraw(@RestPath UUID id, DeathBody body) {
        var command = new PersonCommand.WithdrawDeath(days.today(), body.evidenceOf(id));
        return change(id, command, HouseholdCommand.FindMemberAlive::new, caller::requestIfMatch);
    }

    /**
     * @param atHome what it means for the household they live in; null where nothing
     */
    private Uni<Response> change(
            UUID id,
            PersonCommand command,
            @Nullable Function<UUID, HouseholdCommand> atHome,
            Function<RegionCode, Request> request) {
        caller.require("registrar");
        return people.find(id, caller)
                .flatMap(found -> {
                    UUID home = atHome == null ? null : HouseholdStore.homeOf(found.person());
                    return handler.handle(
                            command.getClass().getSimpleName(),
                            home == null ? List.of(id) : List.of(id, home),
                            id,
                            unit -> {
                                unit.require(persons, id, command);
                                if (atHome != null && unit.version(id) > found.version()) {
                                    tell(unit, id, home, atHome.apply(id));
                                }
                            },
                            request.apply(RegionCode.of(found.person().owner())));
                })
                .map(Answers::changed);
    }

    private void tell(UnitOfWork unit, UUID id, @Nullable UUID home, HouseholdCommand command) {
        HouseholdStore.requireHome(unit.state(persons, id), home);
        if (home != null) {
            unit.require(households, home, command);
        }
    }
}

package id.dinsos.registry.household;

import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.household.HouseholdBodies.DeathBody;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestPath;

/** A death: it changes the person and the household they lived in. */
@Path("/v1/persons/{id}/death")
public class DeathResource {
    private final CommandHandler handler;
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final DeathProcess process;
    private final Caller caller;
    private final OfficeDay days;

    public DeathResource(
            CommandHandler handler,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            Caller caller,
            OfficeDay days) {
        this.handler = handler;
        this.persons = persons;
        this.process = new DeathProcess(persons, households);
        this.caller = caller;
        this.days = days;
    }

    /** Needs no If-Match: a death is true whatever else has changed. The same again is fine. */
    @POST
    public Uni<Response> record(@RestPath UUID id, DeathBody body) {
        caller.require("registrar");
        var death = new PersonCommand.RecordDeath(body.diedOn(), days.today(), body.evidenceOf(id));
        var request =
                caller.requestRepeatable("RecordDeath", List.of(id, body))
                        .effectiveOn(body.diedOn());
        return change("RecordDeath", id, unit -> process.record(unit, id, death), request);
    }

    /** The death is true, the day on record is not. */
    @POST
    @Path("/correction")
    public Uni<Response> correct(@RestPath UUID id, DeathBody body) {
        caller.require("registrar");
        var death =
                new PersonCommand.CorrectDeath(body.givenDay(), days.today(), body.evidenceOf(id));
        return change(
                "CorrectDeath",
                id,
                unit -> unit.require(persons, id, death),
                caller.requestIfMatch());
    }

    /** The person is alive. */
    @POST
    @Path("/withdrawal")
    public Uni<Response> withdraw(@RestPath UUID id, DeathBody body) {
        caller.require("registrar");
        var alive = new PersonCommand.WithdrawDeath(days.today(), body.evidenceOf(id));
        return change(
                "WithdrawDeath",
                id,
                unit -> process.withdraw(unit, id, alive),
                caller.requestIfMatch());
    }

    private Uni<Response> change(
            String operation, UUID id, Consumer<UnitOfWork> work, Request request) {
        return handler.handle(operation, List.of(id), id, work, request).map(Answers::changed);
    }
}

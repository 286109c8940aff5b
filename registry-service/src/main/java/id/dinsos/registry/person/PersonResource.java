package id.dinsos.registry.person;

import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.AsOf;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.office.ReadLogStore;
import id.dinsos.registry.person.FactBodies.CivilMatchBody;
import id.dinsos.registry.person.FactBodies.FactsBody;
import id.dinsos.registry.person.PersonBodies.AccountBody;
import id.dinsos.registry.person.PersonBodies.IdentityBody;
import id.dinsos.registry.person.PersonBodies.NewPerson;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Persons: register, look at, correct. */
@Path("/v1/persons")
public class PersonResource {
    private final PersonStore persons;
    private final NumberStore numbers;
    private final CommandHandler handler;
    private final Aggregate<PersonCommand, Person, PersonEvent> aggregate;
    private final ReadLogStore readLog;
    private final Caller caller;
    private final OfficeDay days;

    public PersonResource(
            PersonStore persons,
            NumberStore numbers,
            CommandHandler handler,
            Aggregate<PersonCommand, Person, PersonEvent> aggregate,
            ReadLogStore readLog,
            Caller caller,
            OfficeDay days) {
        this.persons = persons;
        this.numbers = numbers;
        this.handler = handler;
        this.aggregate = aggregate;
        this.readLog = readLog;
        this.caller = caller;
        this.days = days;
    }

    @POST
    public Uni<Response> register(NewPerson body) {
        caller.require("registrar");
        body.check();
        UUID id = body.id() == null ? caller.newId("RegisterPerson") : body.id();
        var request =
                caller.requestRepeatable(body.office(), "RegisterPerson", body)
                        .effectiveOn(days.effective(body.effectiveOn()));
        var command = body.command(id, days.today());
        return numbers.explained(
                        handler.handle(aggregate, id, command, request),
                        body.who().uniques(),
                        caller)
                .map(done -> Answers.created("/v1/persons", done, body.who().warnings()));
    }

    /**
     * @param knownOn as the office knew it at the end of that day
     * @param trueOn as it was in the world on that day; a look back has no ETag
     */
    @GET
    @Path("/{id}")
    public Uni<Response> get(
            @RestPath UUID id,
            @RestQuery @Nullable String knownOn,
            @RestQuery @Nullable String trueOn) {
        caller.require("registrar", "officer", "auditor");
        AsOf asOf = caller.asOf(knownOn, trueOn, days.zone());
        return persons.look(id, caller, asOf)
                .call(found -> readLog.read(caller.actor(), "person", List.of(id)))
                .map(found ->
                        Answers.found(
                                asOf,
                                PersonAnswer.of(id, found.person(), PersonStore.mayName(caller)),
                                found.version()));
    }

    @POST
    @Path("/{id}/identity")
    public Uni<Response> correct(@RestPath UUID id, IdentityBody body) {
        caller.require("registrar");
        body.requireSound();
        Request request = caller.requestIfMatch().effectiveOn(days.effective(body.effectiveOn()));
        Uni<Done> corrected =
                handler.handle(
                        "CorrectIdentity",
                        List.of(id),
                        id,
                        unit ->
                                unit.require(
                                        aggregate,
                                        id,
                                        body.command(id, unit.state(aggregate, id), days.today())),
                        request);
        return numbers.explained(corrected, body.uniques(), caller)
                .map(done -> Answers.changed(done, body.warnings()));
    }

    @POST
    @Path("/{id}/account")
    public Uni<Response> changeAccount(@RestPath UUID id, AccountBody body) {
        caller.require("registrar");
        var command =
                new PersonCommand.ChangeAccount(
                        PersonalData.of(id, body.account().by(caller.actor())));
        return change(id, body.effectiveOn(), command);
    }

    @POST
    @Path("/{id}/facts")
    public Uni<Response> changeFacts(@RestPath UUID id, FactsBody body) {
        caller.require("registrar");
        return change(id, body.effectiveOn(), new PersonCommand.ChangeFacts(body.facts()));
    }

    @POST
    @Path("/{id}/civil-match")
    public Uni<Response> checkCivilMatch(@RestPath UUID id, CivilMatchBody body) {
        caller.require("registrar");
        return change(id, body.effectiveOn(), new PersonCommand.CheckCivilMatch(body.answer()));
    }

    private Uni<Response> change(UUID id, @Nullable LocalDate since, PersonCommand command) {
        var request = caller.requestIfMatch().effectiveOn(days.effective(since));
        return handler.handle(aggregate, id, command, request).map(Answers::changed);
    }
}

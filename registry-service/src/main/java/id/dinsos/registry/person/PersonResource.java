package id.dinsos.registry.person;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.AsOf;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.person.PersonBodies.AccountBody;
import id.dinsos.registry.person.PersonBodies.CivilMatchBody;
import id.dinsos.registry.person.PersonBodies.FactsBody;
import id.dinsos.registry.person.PersonBodies.IdentityBody;
import id.dinsos.registry.person.PersonBodies.NewPerson;
import id.dinsos.registry.person.PersonStore.Found;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Persons: register, look at, correct. */
@Path("/v1/persons")
public class PersonResource {
    private final PersonStore persons;
    private final CommandHandler handler;
    private final Aggregate<PersonCommand, Person, PersonEvent> aggregate;
    private final ReadLogStore readLog;
    private final Caller caller;
    private final OfficeDay days;

    public PersonResource(
            PersonStore persons,
            CommandHandler handler,
            Aggregate<PersonCommand, Person, PersonEvent> aggregate,
            ReadLogStore readLog,
            Caller caller,
            OfficeDay days) {
        this.persons = persons;
        this.handler = handler;
        this.aggregate = aggregate;
        this.readLog = readLog;
        this.caller = caller;
        this.days = days;
    }

    @POST
    public Uni<Response> register(NewPerson body) {
        caller.require("registrar");
        PersonBodies.Checked told = body.checked();
        IdentityBody identity = java.util.Objects.requireNonNull(body.identity());
        UUID id = body.id() == null ? caller.newId("RegisterPerson") : body.id();
        var request =
                caller.requestRepeatable(told.owner(), "RegisterPerson", body)
                        .effectiveOn(days.effective(body.effectiveOn()));
        PersonCommand command =
                new PersonCommand.Register(
                        told.owner().code(),
                        PersonalData.of(id, told.identity()),
                        identity.statusOrDefault(),
                        identity.sexOrUnknown(),
                        told.civilMatch(),
                        told.facts(),
                        null,
                        days.today());
        return persons.requireFree(identity.uniques(), Set.of(id))
                .flatMap(free -> handler.handle(aggregate, id, command, request))
                .map(done -> Answers.created("/v1/persons", done, identity.warnings()));
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
        body.requireSound("");
        return persons.requireFree(body.uniques(), Set.of(id))
                .flatMap(free -> change(id, body.effectiveOn(), found -> corrected(found, body)))
                .map(done -> Answers.changed(done, body.warnings()));
    }

    @POST
    @Path("/{id}/account")
    public Uni<Response> changeAccount(@RestPath UUID id, AccountBody body) {
        var command = new PersonCommand.ChangeAccount(PersonalData.of(id, body.account()));
        return change(id, body.effectiveOn(), found -> command).map(Answers::changed);
    }

    @POST
    @Path("/{id}/facts")
    public Uni<Response> changeFacts(@RestPath UUID id, FactsBody body) {
        var command = new PersonCommand.ChangeFacts(body.facts());
        return change(id, body.effectiveOn(), found -> command).map(Answers::changed);
    }

    @POST
    @Path("/{id}/civil-match")
    public Uni<Response> checkCivilMatch(@RestPath UUID id, CivilMatchBody body) {
        Person.CivilMatch answer =
                Optional.ofNullable(body.civilMatch())
                        .orElseThrow(() -> new IllegalArgumentException("civilMatch is missing"));
        var command = new PersonCommand.CheckCivilMatch(answer);
        return change(id, body.effectiveOn(), found -> command).map(Answers::changed);
    }

    private PersonCommand corrected(Found found, IdentityBody body) {
        return new PersonCommand.CorrectIdentity(
                PersonalData.of(found.id(), body.identity(found.person().identity().content())),
                body.statusOrDefault(),
                body.sexOrUnknown(),
                days.today());
    }

    private Uni<Done> change(
            UUID id, @Nullable LocalDate since, Function<Found, PersonCommand> command) {
        caller.require("registrar");
        LocalDate day = days.effective(since);
        return persons.find(id, caller)
                .flatMap(found ->
                        handler.handle(
                                aggregate,
                                id,
                                command.apply(found),
                                caller.requestIfMatch(RegionCode.of(found.person().owner()))
                                        .effectiveOn(day)));
    }
}

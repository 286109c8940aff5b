package id.dinsos.registry.handover;

import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonBodies.OfferBody;
import id.dinsos.registry.person.PersonBodies.SinceBody;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * One who lives in no household comes to the office of another regency: a vagrant who is from
 * there, somebody who left their family to marry there. One office offers, the other accepts.
 */
@Path("/v1/persons/{id}")
public class PersonHandOverResource {
    private final CommandHandler handler;
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final PersonHandOverProcess handOver;
    private final Caller caller;
    private final OfficeDay days;

    public PersonHandOverResource(
            CommandHandler handler,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Caller caller,
            OfficeDay days) {
        this.handler = handler;
        this.persons = persons;
        this.handOver = new PersonHandOverProcess(persons);
        this.caller = caller;
        this.days = days;
    }

    /** The office of a regency may take the record over; a null {@code to} takes that back. */
    @POST
    @Path("/offer")
    public Uni<Response> offer(@RestPath UUID id, OfferBody body) {
        caller.require("registrar");
        var command = new PersonCommand.Offer(body.office());
        var request = caller.requestIfMatch().effectiveOn(days.effective(body.effectiveOn()));
        return handler.handle(persons, id, command, request).map(Answers::changed);
    }

    /** The caller's office takes the record over, with those that were merged into it. */
    @POST
    @Path("/acceptance")
    public Uni<Response> accept(@RestPath UUID id, @Nullable SinceBody body) {
        caller.require("registrar");
        LocalDate day = days.effective(body == null ? null : body.effectiveOn());
        return handler.handle(
                        "AcceptOffer",
                        List.of(id),
                        id,
                        unit -> handOver.accept(unit, id, caller::covers),
                        caller.requestIfMatch().underOwnRules().effectiveOn(day))
                .map(Answers::changed);
    }
}

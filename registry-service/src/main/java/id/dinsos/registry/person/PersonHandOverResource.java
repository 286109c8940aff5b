package id.dinsos.registry.person;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.person.PersonBodies.OfferBody;
import id.dinsos.registry.person.PersonBodies.SinceBody;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * One who lives in no household comes to the office of another regency: a vagrant who is from
 * there, somebody who left their family to marry there. One office offers, the other accepts.
 */
@Path("/v1/persons/{id}")
public class PersonHandOverResource {
    private final PersonStore people;
    private final CommandHandler handler;
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final Caller caller;
    private final OfficeDay days;

    public PersonHandOverResource(
            PersonStore people,
            CommandHandler handler,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Caller caller,
            OfficeDay days) {
        this.people = people;
        this.handler = handler;
        this.persons = persons;
        this.caller = caller;
        this.days = days;
    }

    /** The office of a regency may take the record over; a null {@code to} takes that back. */
    @POST
    @Path("/offer")
    public Uni<Response> offer(@RestPath UUID id, OfferBody body) {
        caller.require("registrar");
        var command = new PersonCommand.Offer(body.office());
        LocalDate day = days.effective(body.effectiveOn());
        return people.find(id, caller)
                .flatMap(found ->
                        handler.handle(
                                persons,
                                id,
                                command,
                                caller.requestIfMatch(RegionCode.of(found.person().owner()))
                                        .effectiveOn(day)))
                .map(Answers::changed);
    }

    /** The caller's office takes the record over, with those that were merged into it. */
    @POST
    @Path("/acceptance")
    public Uni<Response> accept(@RestPath UUID id, @Nullable SinceBody body) {
        caller.require("registrar");
        LocalDate day = days.effective(body == null ? null : body.effectiveOn());
        return people.findOffered(id, caller)
                .flatMap(found -> {
                    String keeper = found.person().office().offeredTo();
                    if (keeper == null) {
                        throw RefusedException.of(
                                PersonCode.PERSON_NOT_OFFERED, "their office has not offered them");
                    }
                    return people.withMerged(List.of(id))
                            .flatMap(all ->
                                    handler.handle(
                                            "AcceptOffer",
                                            all,
                                            id,
                                            unit -> accept(unit, id, keeper, all),
                                            caller.requestIfMatch(RegionCode.of(keeper))
                                                    .effectiveOn(day)));
                })
                .map(Answers::changed);
    }

    private void accept(UnitOfWork unit, UUID id, String keeper, Set<UUID> all) {
        unit.require(persons, id, new PersonCommand.AcceptOffer(keeper));
        for (UUID one : all) {
            unit.require(persons, one, new PersonCommand.Follow(keeper));
        }
    }
}

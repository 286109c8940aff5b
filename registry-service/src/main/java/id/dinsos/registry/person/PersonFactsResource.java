package id.dinsos.registry.person;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.person.Merging.Unique;
import id.dinsos.registry.person.Person.Tie;
import id.dinsos.registry.person.PersonBodies.KksCardBody;
import id.dinsos.registry.person.PersonBodies.PioneerBody;
import id.dinsos.registry.person.PersonBodies.TieBody;
import id.dinsos.registry.person.PersonBodies.VeteranBody;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What a life adds to a record: who cares and who inherits, honours of the state, the card. */
@Path("/v1/persons/{id}")
public class PersonFactsResource {
    private final PersonStore persons;
    private final CommandHandler handler;
    private final Aggregate<PersonCommand, Person, PersonEvent> aggregate;
    private final Caller caller;
    private final OfficeDay days;

    public PersonFactsResource(
            PersonStore persons,
            CommandHandler handler,
            Aggregate<PersonCommand, Person, PersonEvent> aggregate,
            Caller caller,
            OfficeDay days) {
        this.persons = persons;
        this.handler = handler;
        this.aggregate = aggregate;
        this.caller = caller;
        this.days = days;
    }

    @POST
    @Path("/caregiver")
    public Uni<Response> caregiver(@RestPath UUID id, TieBody body) {
        return onRecord(body.tie())
                .flatMap(tie ->
                        change(id, body.effectiveOn(), new PersonCommand.NameCaregiver(body.tie())))
                .map(Answers::changed);
    }

    @POST
    @Path("/heir")
    public Uni<Response> heir(@RestPath UUID id, TieBody body) {
        return onRecord(body.tie())
                .flatMap(tie ->
                        change(id, body.effectiveOn(), new PersonCommand.NameHeir(body.tie())))
                .map(Answers::changed);
    }

    @POST
    @Path("/veteran")
    public Uni<Response> veteran(@RestPath UUID id, VeteranBody body) {
        VeteranNumber number = body.veteran();
        Map<Unique, String> unique =
                number == null
                        ? Map.of()
                        : Map.of(Unique.VETERAN_NUMBER, VeteranNumber.plain(number.number()));
        var command =
                new PersonCommand.RecognizeVeteran(
                        number == null ? null : PersonalData.of(id, number));
        return persons.requireFree(unique, Set.of(id))
                .flatMap(free -> change(id, body.effectiveOn(), command))
                .map(Answers::changed);
    }

    @POST
    @Path("/pioneer")
    public Uni<Response> pioneer(@RestPath UUID id, PioneerBody body) {
        var command = new PersonCommand.RecognizePioneer(body.title());
        return change(id, body.effectiveOn(), command).map(Answers::changed);
    }

    @POST
    @Path("/kks-card")
    public Uni<Response> kksCard(@RestPath UUID id, KksCardBody body) {
        String number = body.checked();
        KksCard card = number == null ? null : persons.card(number);
        Map<Unique, String> unique =
                card == null ? Map.of() : Map.of(Unique.KKS_CARD, card.token());
        var command =
                new PersonCommand.ChangeKksCard(card == null ? null : PersonalData.of(id, card));
        return persons.requireFree(unique, Set.of(id))
                .flatMap(free -> change(id, body.effectiveOn(), command))
                .map(done -> Answers.changed(done, body.warnings()));
    }

    /** Refuses somebody who is on no record here, is dead, or goes on under another record. */
    private Uni<Void> onRecord(@Nullable Tie tie) {
        caller.require("registrar");
        return tie == null
                ? Uni.createFrom().voidItem()
                : persons.findLiving(tie.personId(), caller).replaceWithVoid();
    }

    private Uni<Done> change(UUID id, @Nullable LocalDate since, PersonCommand command) {
        caller.require("registrar");
        LocalDate day = days.effective(since);
        return persons.find(id, caller)
                .flatMap(found ->
                        handler.handle(
                                aggregate,
                                id,
                                command,
                                caller.requestIfMatch(RegionCode.of(found.person().owner()))
                                        .effectiveOn(day)));
    }
}

package id.dinsos.registry.person;

import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.person.FactBodies.KksCardBody;
import id.dinsos.registry.person.FactBodies.PioneerBody;
import id.dinsos.registry.person.FactBodies.TieBody;
import id.dinsos.registry.person.FactBodies.VeteranBody;
import id.dinsos.registry.person.Merging.Unique;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What a life adds to a record: who cares and who inherits, honours of the state, the card. */
@Path("/v1/persons/{id}")
public class PersonFactsResource {
    private final PersonStore persons;
    private final NumberStore numbers;
    private final CommandHandler handler;
    private final Aggregate<PersonCommand, Person, PersonEvent> aggregate;
    private final TieProcess ties;
    private final Caller caller;
    private final OfficeDay days;

    public PersonFactsResource(
            PersonStore persons,
            NumberStore numbers,
            CommandHandler handler,
            Aggregate<PersonCommand, Person, PersonEvent> aggregate,
            Caller caller,
            OfficeDay days) {
        this.persons = persons;
        this.numbers = numbers;
        this.handler = handler;
        this.aggregate = aggregate;
        this.ties = new TieProcess(aggregate);
        this.caller = caller;
        this.days = days;
    }

    @POST
    @Path("/caregiver")
    public Uni<Response> caregiver(@RestPath UUID id, TieBody body) {
        caller.require("registrar");
        return change(
                        "NameCaregiver",
                        id,
                        body.effectiveOn(),
                        unit -> ties.nameCaregiver(unit, id, body.tie()))
                .map(Answers::changed);
    }

    @POST
    @Path("/heir")
    public Uni<Response> heir(@RestPath UUID id, TieBody body) {
        caller.require("registrar");
        return change(
                        "NameHeir",
                        id,
                        body.effectiveOn(),
                        unit -> ties.nameHeir(unit, id, body.tie()))
                .map(Answers::changed);
    }

    @POST
    @Path("/veteran")
    public Uni<Response> veteran(@RestPath UUID id, VeteranBody body) {
        caller.require("registrar");
        VeteranNumber number = body.veteran();
        Map<Unique, String> unique =
                number == null
                        ? Map.of()
                        : Map.of(Unique.VETERAN_NUMBER, VeteranNumber.plain(number.number()));
        var command =
                new PersonCommand.RecognizeVeteran(
                        number == null ? null : PersonalData.of(id, number));
        return numbers.explained(change(id, body.effectiveOn(), command), unique, caller)
                .map(Answers::changed);
    }

    @POST
    @Path("/pioneer")
    public Uni<Response> pioneer(@RestPath UUID id, PioneerBody body) {
        caller.require("registrar");
        var command = new PersonCommand.RecognizePioneer(body.title());
        return change(id, body.effectiveOn(), command).map(Answers::changed);
    }

    @POST
    @Path("/kks-card")
    public Uni<Response> kksCard(@RestPath UUID id, KksCardBody body) {
        caller.require("registrar");
        String number = body.checked();
        KksCard card = number == null ? null : persons.card(number);
        Map<Unique, String> unique =
                card == null ? Map.of() : Map.of(Unique.KKS_CARD, card.token());
        var command =
                new PersonCommand.ChangeKksCard(card == null ? null : PersonalData.of(id, card));
        return numbers.explained(change(id, body.effectiveOn(), command), unique, caller)
                .map(done -> Answers.changed(done, body.warnings()));
    }

    private Uni<Done> change(UUID id, @Nullable LocalDate since, PersonCommand command) {
        return change(
                command.getClass().getSimpleName(),
                id,
                since,
                unit -> unit.require(aggregate, id, command));
    }

    private Uni<Done> change(
            String operation, UUID id, @Nullable LocalDate since, Consumer<UnitOfWork> work) {
        var request = caller.requestIfMatch().effectiveOn(days.effective(since));
        return handler.handle(operation, List.of(id), id, work, request);
    }
}

package id.dinsos.cases.desk;

import id.dinsos.cases.handling.CaseCommand;
import id.dinsos.cases.handling.Involved;
import id.dinsos.cases.knowledge.PersonStore;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.Fields;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people in a case: known or not, later known, and sometimes somebody else after all. */
@Path(CaseResource.PATH + "/{id}/people")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CasePersonResource {
    private static final int MAX_WORDS = 4_000;

    private final Caller caller;
    private final DeskResource desk;
    private final PersonStore persons;

    public CasePersonResource(Caller caller, DeskResource desk, PersonStore persons) {
        this.caller = caller;
        this.desk = desk;
        this.persons = persons;
    }

    @POST
    public Uni<Response> involve(@PathParam("id") UUID id, CaseForm.Person person) {
        Fields fields = new Fields();
        Involved checked = person.checked(fields, caller.newId());
        fields.check();
        UUID named = checked.personId();
        return persons.known(named == null ? List.of() : List.of(named))
                .flatMap(known ->
                        desk.change(
                                "involve-person",
                                id,
                                (state, request) ->
                                        new CaseCommand.Involve(
                                                CasePersons.checked(checked, known),
                                                request.at())));
    }

    @POST
    @Path("{ref}/identification")
    public Uni<Response> identify(
            @PathParam("id") UUID id, @PathParam("ref") UUID ref, Identity body) {
        Fields fields = new Fields();
        UUID person = fields.uuid("/personId", body.personId());
        fields.check();
        caller.require("officer", "supervisor");
        return persons.known(List.of(person))
                .flatMap(known ->
                        desk.change(
                                "identify-person",
                                id,
                                (state, request) ->
                                        new CaseCommand.Identify(
                                                ref,
                                                // Who is nobody of this case is refused as that.
                                                state.person(ref).isEmpty()
                                                        ? person
                                                        : CasePersons.checked(person, known),
                                                request.at())));
    }

    @POST
    @Path("{ref}/identification/undo")
    public Uni<Response> undo(@PathParam("id") UUID id, @PathParam("ref") UUID ref, Undoing body) {
        Fields fields = new Fields();
        String reason = fields.prose("/reason", body.reason(), 1, MAX_WORDS);
        fields.check();
        return desk.change(
                "undo-identification",
                id,
                (state, request) -> new CaseCommand.UndoIdentification(ref, reason, request.at()));
    }

    /** Who it is in the registry. */
    public record Identity(@Nullable UUID personId) {}

    /** Why it was somebody else. */
    public record Undoing(@Nullable String reason) {}
}

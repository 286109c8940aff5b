package id.dinsos.cases.complaint;

import static id.dinsos.cases.complaint.ComplaintPublisher.COMPLAINTS;

import id.dinsos.cases.beneficiary.FactsView;
import id.dinsos.cases.complaint.Complaint.None;
import id.dinsos.cases.complaint.ComplaintCommand.Close;
import id.dinsos.cases.complaint.ComplaintCommand.Receive;
import id.dinsos.cases.complaint.ComplaintCommand.Reopen;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.Refusal.FieldError;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Complaints over HTTP. A household of another region is refused; an unknown household is not: the
 * complaint waits under the region it names.
 */
@Path("/v1/complaints")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ComplaintResource {
    static final String PATH = "/v1/complaints";
    private static final int MAX_NOTE = 2_000;

    private final Caller caller;
    private final CommandHandler commands;
    private final EventStore store;
    private final FactsView facts;

    public ComplaintResource(
            Caller caller, CommandHandler commands, EventStore store, FactsView facts) {
        this.caller = caller;
        this.commands = commands;
        this.store = store;
        this.facts = facts;
    }

    @POST
    public Uni<Response> receive(@Nullable ComplaintForm form) {
        caller.require("officer");
        ComplaintForm.Checked complaint = body(form).checked();
        caller.over(complaint.region());
        return facts.find(
                        complaint.householdId(),
                        complaint.programme(),
                        complaint.month(),
                        complaint.region().regency())
                .flatMap(found -> receive(body(form), complaint, found));
    }

    private Uni<Response> receive(
            ComplaintForm form, ComplaintForm.Checked complaint, FactsView.Found found) {
        Matter matter = complaint.matter(found.place().orElse(complaint.region()));
        Request request =
                caller.requestOnce(RegionCode.of(matter.owner()), "receive-complaint", form);
        Receive command =
                new Receive(
                        matter,
                        PersonalData.of(caller.newId(), complaint.statement()),
                        found.facts(),
                        request.meta().decidedAt());
        return commands.begin(COMPLAINTS, caller.newId(), command, request)
                .map(done -> Answers.created(PATH, done));
    }

    @GET
    @Path("{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("officer", "auditor");
        return load(id).map(found ->
                Answers.found(DossierView.of(found.state, found.stream), found.stream.version()));
    }

    @POST
    @Path("{id}/closure")
    public Uni<Response> close(@PathParam("id") UUID id, @Nullable Closure closure) {
        caller.require("officer");
        Outcome outcome = body(closure).outcome();
        if (outcome == null) {
            throw fault("/outcome", "one of " + List.of(Outcome.values()));
        }
        String note = note(body(closure).note());
        return change(id, request -> new Close(outcome, note, request.meta().decidedAt()));
    }

    @POST
    @Path("{id}/reopening")
    public Uni<Response> reopen(@PathParam("id") UUID id, @Nullable Reopening reopening) {
        caller.require("officer");
        String note = note(body(reopening).note());
        return load(id).flatMap(
                        found -> {
                            Matter matter = found.state.dossier().matter();
                            return facts.find(
                                    matter.householdId(),
                                    matter.programme(),
                                    matter.month(),
                                    RegionCode.of(matter.owner()));
                        })
                .flatMap(known ->
                        change(
                                id,
                                request ->
                                        new Reopen(
                                                known.facts(), note, request.meta().decidedAt())));
    }

    private Uni<Response> change(UUID id, Function<Request, ComplaintCommand> command) {
        return load(id).flatMap(
                        found -> {
                            RegionCode owner =
                                    RegionCode.of(found.state.dossier().matter().owner());
                            Request request = caller.requestIfMatch(owner);
                            return commands.handle(COMPLAINTS, id, command.apply(request), request);
                        })
                .map(Answers::changed);
    }

    /** The complaint, if there is one and it is the caller's to see. */
    private Uni<Found> load(UUID id) {
        return store.load(id)
                .map(stream -> new Found(stream, stream.fold(COMPLAINTS.decider())))
                .invoke(found -> {
                    if (found.state instanceof None) {
                        throw RefusedException.of(
                                ComplaintCode.COMPLAINT_UNKNOWN,
                                "there is no complaint with this id");
                    }
                    caller.over(RegionCode.of(found.state.dossier().matter().owner()));
                });
    }

    private static <T> T body(@Nullable T given) {
        if (given == null) {
            throw RefusedException.of(KernelCode.BODY_MALFORMED, "send a JSON body");
        }
        return given;
    }

    private static String note(@Nullable String given) {
        String note = given == null ? "" : given.strip();
        if (note.length() > MAX_NOTE) {
            throw fault("/note", "at most " + MAX_NOTE + " characters");
        }
        return note;
    }

    private static RefusedException fault(String pointer, String message) {
        return new Refusal(
                        KernelCode.FIELD_INVALID,
                        "a field cannot be used",
                        List.of(new FieldError(pointer, "field-invalid", message)))
                .asException();
    }

    /** How an officer closes: the outcome, and what there is to add. */
    public record Closure(@Nullable Outcome outcome, @Nullable String note) {}

    /** Why an officer opens again. */
    public record Reopening(@Nullable String note) {}

    private record Found(Stream stream, Complaint state) {}
}

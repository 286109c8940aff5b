package id.dinsos.registry.psks;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.office.ReadLogStore;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonStore;
import id.dinsos.registry.psks.Psks.Assignment;
import id.dinsos.registry.psks.Psks.Registered;
import id.dinsos.registry.psks.PsksBodies.AssignmentBody;
import id.dinsos.registry.psks.PsksBodies.ContactBody;
import id.dinsos.registry.psks.PsksBodies.EndBody;
import id.dinsos.registry.psks.PsksBodies.NewResource;
import id.dinsos.registry.psks.PsksBodies.ResumeBody;
import id.dinsos.registry.psks.PsksBodies.SuspendBody;
import id.dinsos.registry.region.RegionStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Service resources: put on record, look at, assign, suspend, end. Where a region has one of a kind
 * only, its post is decided on in the same transaction.
 */
@Path("/v1/service-resources")
public class PsksResource {
    private static final PsksDecider DECIDER = new PsksDecider();

    private final EventStore store;
    private final CommandHandler handler;
    private final Aggregate<PsksDecider.Command, Psks, PsksEvent> resources;
    private final ServiceProcess process;
    private final RegionStore regions;
    private final ReadLogStore readLog;
    private final Caller caller;

    public PsksResource(
            EventStore store,
            CommandHandler handler,
            Aggregate<PsksDecider.Command, Psks, PsksEvent> resources,
            Aggregate<PostDecider.Command, Post, PostEvent> posts,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            RegionStore regions,
            ReadLogStore readLog,
            Caller caller) {
        this.store = store;
        this.handler = handler;
        this.resources = resources;
        this.process = new ServiceProcess(resources, posts, persons);
        this.regions = regions;
        this.readLog = readLog;
        this.caller = caller;
    }

    @POST
    public Uni<Response> register(NewResource body) {
        caller.require("registrar");
        body.check();
        UUID id = body.id() == null ? caller.newId("RegisterResource") : body.id();
        UUID person = body.personId();
        String owner = Objects.requireNonNull(body.owner());
        var request = caller.requestRepeatable(RegionCode.of(owner), "RegisterResource", body);
        var command =
                new PsksDecider.Register(
                        owner,
                        Objects.requireNonNull(body.kind()),
                        person,
                        PersonalData.of(
                                person == null ? id : person,
                                Objects.requireNonNull(body.contact()).contact()));
        return handler.handle(
                        "Register",
                        List.of(id),
                        id,
                        unit -> process.register(unit, id, command),
                        request)
                .map(done -> Answers.created("/v1/service-resources", done));
    }

    @GET
    @Path("/{id}")
    public Uni<Response> get(@RestPath UUID id) {
        caller.require("registrar", "officer", "auditor");
        return find(id).call(found ->
                        readLog.read(
                                caller.actor(),
                                "service-resource",
                                List.of(found.known.contact().subject())))
                .map(found ->
                        Answers.found(
                                PsksAnswer.of(id, found.known, PersonStore.mayName(caller)),
                                found.version));
    }

    @POST
    @Path("/{id}/contact")
    public Uni<Response> correct(@RestPath UUID id, ContactBody body) {
        caller.require("registrar");
        var contact = body.checked();
        return change("CorrectContact", id, unit -> process.correct(unit, id, contact));
    }

    @POST
    @Path("/{id}/assignments")
    public Uni<Response> assign(@RestPath UUID id, AssignmentBody body) {
        caller.require("registrar");
        Assignment assignment = body.assignment(caller.newId());
        if (!regions.exists(RegionCode.of(assignment.region()))) {
            throw RefusedException.of(
                    PsksCode.ASSIGNMENT_REGION_UNKNOWN, "no region has this code today");
        }
        return change("Assign", id, unit -> process.assign(unit, id, assignment));
    }

    @POST
    @Path("/{id}/assignments/{assignmentId}/end")
    public Uni<Response> endAssignment(
            @RestPath UUID id, @RestPath UUID assignmentId, EndBody body) {
        caller.require("registrar");
        body.check();
        var end = new PsksDecider.EndAssignment(assignmentId, body.day(), body.why());
        return change("EndAssignment", id, unit -> process.endAssignment(unit, id, end));
    }

    @POST
    @Path("/{id}/suspension")
    public Uni<Response> suspend(@RestPath UUID id, SuspendBody body) {
        caller.require("registrar");
        var command = body.command();
        return change("Suspend", id, unit -> unit.require(resources, id, command));
    }

    @POST
    @Path("/{id}/resumption")
    public Uni<Response> resume(@RestPath UUID id, ResumeBody body) {
        caller.require("registrar");
        var command = body.command();
        return change("Resume", id, unit -> unit.require(resources, id, command));
    }

    /** Ends the service and every assignment, and frees its posts. */
    @POST
    @Path("/{id}/end")
    public Uni<Response> end(@RestPath UUID id, EndBody body) {
        caller.require("registrar");
        body.check();
        var end = new PsksDecider.End(body.day(), body.why());
        return change("End", id, unit -> process.end(unit, id, end));
    }

    private Uni<Response> change(String operation, UUID id, Consumer<UnitOfWork> work) {
        return handler.handle(operation, List.of(id), id, work, caller.requestIfMatch())
                .map(Answers::changed);
    }

    private Uni<Found> find(UUID id) {
        return store.load(id)
                .map(stream -> {
                    if (!(stream.fold(DECIDER) instanceof Registered known)
                            || !caller.covers(known.owner())) {
                        throw RefusedException.of(
                                PsksCode.RESOURCE_UNKNOWN, "there is no such resource");
                    }
                    return new Found(known, stream.version());
                });
    }

    private record Found(Registered known, int version) {}
}

package id.dinsos.cases.worker;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The workers of an office: enlisted from the registry's resources, and found by place and skill.
 */
@Path("/v1/case-workers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WorkerResource {
    private static final int MAX_NAME = 100;
    private static final int MAX_SKILLS = 30;
    private static final int MAX_CASES = 1_000;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");
    private static final Aggregate<WorkerDecider.Command, Worker, WorkerEvent> WORKERS =
            WorkerDecider.aggregate();

    private final Caller caller;
    private final CommandHandler commands;
    private final WorkerStore workers;
    private final Clock clock;

    public WorkerResource(
            Caller caller, CommandHandler commands, WorkerStore workers, Clock clock) {
        this.caller = caller;
        this.commands = commands;
        this.workers = workers;
        this.clock = clock;
    }

    /** Who serves a place today, the least loaded first. */
    @GET
    public Uni<List<WorkerStore.Serving>> serving(
            @QueryParam("region") @Nullable RegionCode region,
            @QueryParam("skill") @DefaultValue("") String skill) {
        caller.require("officer", "supervisor");
        String office = caller.region().code();
        return workers.serving(
                office,
                skill,
                region == null ? office : region.code(),
                clock.instant(),
                caller.roles().contains("supervisor"));
    }

    @PUT
    @Path("{resource}")
    public Uni<Response> enlist(@PathParam("resource") UUID resource, Enlistment body) {
        caller.require("supervisor");
        Fields fields = new Fields();
        String account = fields.text("/account", body.account(), 1, MAX_NAME);
        String team = fields.text("/team", body.team(), 0, MAX_NAME);
        List<String> skills =
                fields.list(
                        "/skills",
                        body.skills(),
                        0,
                        MAX_SKILLS,
                        (at, skill) -> at.matching("", skill, CODE, "a skill's code"));
        int max = fields.number("/maxCases", body.maxCases(), 1, MAX_CASES);
        fields.check();
        return workers.find(resource)
                .flatMap(found -> {
                    WorkerStore.KnownWorker known =
                            found.filter(one -> caller.covers(one.owner()))
                                    .orElseThrow(() ->
                                            RefusedException.of(
                                                    WorkerCode.WORKER_UNKNOWN,
                                                    "the registry has said nothing of this resource"));
                    RegionCode owner = RegionCode.of(known.owner());
                    Request request = caller.request(owner);
                    if (!known.state().equals("ACTIVE")) {
                        throw RefusedException.of(
                                WorkerCode.WORKER_NOT_SERVING,
                                "in the registry they are " + known.state());
                    }
                    return commands.handle(
                            WORKERS,
                            WorkerDecider.streamId(resource),
                            new WorkerDecider.Command.Enlist(
                                    owner.code(), account, team, skills, max, request.at()),
                            request);
                })
                .map(Answers::changed);
    }

    @DELETE
    @Path("{resource}")
    public Uni<Response> release(@PathParam("resource") UUID resource) {
        caller.require("supervisor");
        Request request = caller.request();
        return commands.handle(
                        WORKERS,
                        WorkerDecider.streamId(resource),
                        new WorkerDecider.Command.Release(request.at()),
                        request)
                .map(Answers::changed);
    }

    /** How a resource works on cases. */
    public record Enlistment(
            @Nullable String account,
            @Nullable String team,
            @Nullable List<@Nullable String> skills,
            @Nullable Integer maxCases) {}
}

package id.dinsos.cases.plan;

import id.dinsos.cases.desk.DeskResource;
import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.CaseRead;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.plan.PlanEvent.PlanApproved;
import id.dinsos.cases.plan.PlanEvent.PlanDrafted;
import id.dinsos.cases.plan.PlanEvent.VisitRecorded;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.Recorded;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The plan of a case and its visits, for those who work on the case. */
@Path("/v1/cases/{id}/plan")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PlanResource {
    private static final int MAX_WORDS = 2_000;
    private static final int MAX_ENTRIES = 50;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");
    private static final Aggregate<PlanDecider.Command, Plan, PlanEvent> PLANS =
            PlanDecider.aggregate();

    private final Caller caller;
    private final CommandHandler commands;
    private final EventStore store;
    private final CaseProcess cases;
    private final PlanProcess process;
    private final DeskResource desk;

    public PlanResource(
            Caller caller,
            CommandHandler commands,
            EventStore store,
            CaseProcess cases,
            DeskResource desk) {
        this.caller = caller;
        this.commands = commands;
        this.store = store;
        this.cases = cases;
        this.process = new PlanProcess(cases, PLANS);
        this.desk = desk;
    }

    @POST
    public Uni<Response> draft(@PathParam("id") UUID id, Draft body) {
        PlanEvent.Content content = body.checked();
        return step(
                "draft-plan",
                id,
                (state, request) ->
                        new PlanDecider.Command.Draft(
                                id,
                                state.origin().owner(),
                                caller.actor(),
                                state.origin().subject(),
                                content,
                                request.at()));
    }

    @POST
    @Path("approval")
    public Uni<Response> approve(@PathParam("id") UUID id) {
        return step(
                "approve-plan",
                id,
                (state, request) -> new PlanDecider.Command.Approve(caller.actor(), request.at()));
    }

    @POST
    @Path("return")
    public Uni<Response> back(@PathParam("id") UUID id, Returning body) {
        Fields fields = new Fields();
        String reason = fields.prose("/reason", body.reason(), 1, MAX_WORDS);
        fields.check();
        return step(
                "return-plan",
                id,
                (state, request) ->
                        new PlanDecider.Command.Return(caller.actor(), reason, request.at()));
    }

    @POST
    @Path("visits")
    public Uni<Response> visit(@PathParam("id") UUID id, Visiting body) {
        Fields fields = new Fields();
        LocalDate day = fields.date("/day", body.day());
        boolean met = fields.required("/met", body.met(), true);
        String words = fields.prose("/words", body.words(), 0, MAX_WORDS);
        fields.check();
        UUID visit = caller.newId();
        return step(
                "record-visit",
                id,
                (state, request) ->
                        new PlanDecider.Command.RecordVisit(visit, day, met, words, request.at()));
    }

    @GET
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("officer", "supervisor");
        Reader reader = desk.reader();
        Request now = caller.request();
        return store.open(List.of(id, Plan.streamId(id)))
                .flatMap(unit -> {
                    Opened state = cases.open(unit, id, reader, now.at());
                    Plan plan = unit.state(PLANS, Plan.streamId(id));
                    if (plan.drafted() == 0) {
                        throw RefusedException.of(PlanCode.PLAN_UNKNOWN, "the case has no plan");
                    }
                    Stream stream = unit.stream(Plan.streamId(id));
                    return desk.recorded(
                                    id, state.origin().owner(), CaseRead.Purpose.HANDLING, null)
                            .map(x -> Answers.found(Shown.of(plan, stream), stream.version()));
                });
    }

    /** A step of the plan by one who may work with the case, while the case goes on. */
    private Uni<Response> step(
            String operation, UUID id, BiFunction<Opened, Request, PlanDecider.Command> command) {
        caller.require("officer", "supervisor");
        Reader reader = desk.reader();
        Request request = caller.request().underOwnRules();
        UUID plan = Plan.streamId(id);
        return commands.handle(
                        operation,
                        List.of(plan, id),
                        plan,
                        unit ->
                                process.step(
                                        unit,
                                        id,
                                        reader,
                                        request.at(),
                                        state -> command.apply(state, request)),
                        request)
                .map(Answers::changed);
    }

    /** Goals and what is done for them. */
    public record Draft(
            @Nullable List<@Nullable String> goals, @Nullable List<@Nullable Doing> interventions) {
        PlanEvent.Content checked() {
            Fields fields = new Fields();
            PlanEvent.Content content =
                    new PlanEvent.Content(
                            fields.list(
                                    "/goals",
                                    goals,
                                    1,
                                    MAX_ENTRIES,
                                    (at, goal) -> at.text("", goal, 1, MAX_WORDS)),
                            fields.list(
                                    "/interventions",
                                    interventions,
                                    0,
                                    MAX_ENTRIES,
                                    (at, doing) ->
                                            new PlanEvent.Intervention(
                                                    at.matching(
                                                            "/kind", doing.kind(), CODE, "a code"),
                                                    at.text("/what", doing.what(), 1, MAX_WORDS),
                                                    at.date("/due", doing.due()))));
            fields.check();
            return content;
        }
    }

    /** One thing to be done. */
    public record Doing(@Nullable String kind, @Nullable String what, @Nullable LocalDate due) {}

    /** Why it goes back. */
    public record Returning(@Nullable String reason) {}

    /** A visit, held or missed. */
    public record Visiting(
            @Nullable LocalDate day, @Nullable Boolean met, @Nullable String words) {}

    /** A plan: the newest version, the one that holds, and the visits. */
    public record Shown(
            int drafted,
            int approved,
            boolean waiting,
            String author,
            @Nullable String approver,
            PlanEvent.@Nullable Content content,
            List<Visited> visits) {
        static Shown of(Plan plan, Stream stream) {
            PlanEvent.Content content = null;
            String approver = null;
            List<Visited> visits = new ArrayList<>();
            for (Recorded recorded : stream.events()) {
                if (recorded.event() instanceof PlanDrafted drafted) {
                    content = drafted.content().value().orElse(null);
                } else if (recorded.event() instanceof PlanApproved approved) {
                    approver = approved.approver();
                } else if (recorded.event() instanceof VisitRecorded visit) {
                    visits.add(
                            new Visited(
                                    visit.day(),
                                    visit.met(),
                                    visit.words().value().map(PlanEvent.Words::text).orElse(null),
                                    recorded.meta().actor()));
                }
            }
            return new Shown(
                    plan.drafted(),
                    plan.approved(),
                    plan.waiting(),
                    plan.author(),
                    approver,
                    content,
                    visits);
        }
    }

    /** A visit as it is shown. */
    public record Visited(LocalDate day, boolean met, @Nullable String words, String by) {}
}

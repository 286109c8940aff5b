package id.dinsos.disbursement.run;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.budget.Account;
import id.dinsos.disbursement.budget.Budget;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.programme.ProgrammePublisher;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunAnswer.RunBrief;
import id.dinsos.disbursement.run.RunAnswer.RunList;
import id.dinsos.disbursement.run.RunBodies.ApprovalBody;
import id.dinsos.disbursement.run.RunBodies.CancellationBody;
import id.dinsos.disbursement.run.RunBodies.OpenBody;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs over HTTP: opened by a preparer, approved by others, watched by auditors. */
@Path("/v1/runs")
public class RunResource {
    private static final String LIST = "runs";
    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final RunView runs;
    private final RunStore reader;
    private final RunProgressStore progress;
    private final Pages pages;
    private final Event<RunMoved> moved;
    private final RunProcess process = new RunProcess(RunPublisher.RUN, BudgetPublisher.BUDGET);

    public RunResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            RunView runs,
            RunStore reader,
            RunProgressStore progress,
            Pages pages,
            Event<RunMoved> moved) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.runs = runs;
        this.reader = reader;
        this.progress = progress;
        this.pages = pages;
        this.moved = moved;
    }

    @POST
    public Uni<Response> open(OpenBody body) {
        caller.require("preparer");
        RegionCode owner = RegionCode.of(body.owner());
        var request = caller.requestOnce(owner, "run-open", body);
        return handler.repeatable(request, () -> opened(body, request))
                .invoke(done -> moved.fire(new RunMoved(done.id(), Stage.OPEN)))
                .map(done -> Answers.created("/v1/runs", done));
    }

    private Uni<Done> opened(OpenBody body, Request request) {
        return store.load(Programme.idOf(body.programme()))
                .map(stream -> stream.fold(ProgrammePublisher.PROGRAMME.decider()))
                .map(programme -> RunVersion.of(programme, body.owner(), body.months()))
                .flatMap(version -> number(body, version, 1))
                .flatMap(plan ->
                        runs.claimed(plan.owner(), plan.programme(), plan.months())
                                .flatMap(claimed -> open(plan, claimed, request)));
    }

    /** Refused within the command, so that a repetition of the one that opened it is answered. */
    private Uni<Done> open(RunPlan plan, boolean claimed, Request request) {
        return handler.handle(
                "Open",
                List.of(plan.id()),
                plan.id(),
                unit -> {
                    if (claimed) {
                        throw RefusedException.of(
                                RunCode.RUN_ALREADY_OPEN,
                                "a run of this programme and month is open already");
                    }
                    unit.require(RunPublisher.RUN, plan.id(), new RunCommand.Open(plan));
                },
                request);
    }

    @GET
    @Path("/{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor");
        return reader.get(id, caller)
                .flatMap(found ->
                        Uni.combine()
                                .all()
                                .unis(
                                        progress.of(found.run()),
                                        account(found.run()),
                                        progress.furtherAttempts(id))
                                .asTuple()
                                .map(all ->
                                        Answers.found(
                                                RunAnswer.of(
                                                        found.run(),
                                                        all.getItem1(),
                                                        all.getItem2(),
                                                        all.getItem3()),
                                                found.version())));
    }

    @GET
    public Uni<RunList> list(
            @QueryParam("owner") String owner,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        caller.over(Parameters.region("owner", owner));
        int size = Pages.limit(limit);
        return runs.of(owner, pages.after(LIST, cursor).uuid(), size + 1)
                .map(ids -> pages.page(LIST, ids, size, Pages::place))
                .flatMap(page ->
                        store.loadAll(page.items())
                                .map(streams ->
                                        new RunList(
                                                page.items().stream()
                                                        .map(streams::get)
                                                        .filter(Objects::nonNull)
                                                        .map(RunResource::brief)
                                                        .toList(),
                                                page.next())));
    }

    @POST
    @Path("/{id}/approvals")
    public Uni<Response> approve(@PathParam("id") UUID id, @Nullable ApprovalBody body) {
        caller.require("approver");
        String note = body == null || body.note() == null ? "" : body.note();
        String by = caller.actor();
        Set<String> roles = caller.roles();
        return handler.handle(
                        "Approve",
                        List.of(id),
                        id,
                        unit -> process.approve(unit, id, by, roles, note),
                        caller.requestIfMatch())
                .invoke(done -> moved.fire(new RunMoved(id, Stage.APPROVED)))
                .map(Answers::changed);
    }

    @POST
    @Path("/{id}/closure")
    public Uni<Response> close(@PathParam("id") UUID id) {
        caller.require("preparer");
        String by = caller.actor();
        return handler.handle(
                        "Close",
                        List.of(id),
                        id,
                        unit -> process.close(unit, id, by),
                        caller.requestIfMatch())
                .map(Answers::changed);
    }

    @POST
    @Path("/{id}/cancellation")
    public Uni<Response> cancel(@PathParam("id") UUID id, CancellationBody body) {
        caller.require("preparer");
        String reason = body.reason() == null ? "" : body.reason();
        String by = caller.actor();
        return handler.handle(
                        "Cancel",
                        List.of(id),
                        id,
                        unit -> process.cancel(unit, id, reason, by),
                        caller.requestIfMatch())
                .map(Answers::changed);
    }

    private Uni<Account> account(Opened run) {
        return store.load(run.plan().budgetId())
                .map(stream ->
                        stream.fold(BudgetPublisher.BUDGET.decider())
                                        instanceof Budget.Allotted budget
                                ? budget.account(run.id())
                                : Account.EMPTY);
    }

    /** The first number that is free: runs of the same months are counted. */
    private Uni<RunPlan> number(OpenBody body, Programme.Version programme, int sequence) {
        RunPlan plan =
                new RunPlan(
                        body.programme(),
                        programme.number(),
                        programme.terms(),
                        body.months(),
                        body.owner(),
                        sequence,
                        caller.actor(),
                        body.source());
        return store.load(plan.id())
                .flatMap(stream ->
                        stream.isEmpty()
                                ? Uni.createFrom().item(plan)
                                : number(body, programme, sequence + 1));
    }

    private static RunBrief brief(Stream stream) {
        Opened run = (Opened) stream.fold(RunPublisher.RUN.decider());
        return RunBrief.of(run);
    }
}

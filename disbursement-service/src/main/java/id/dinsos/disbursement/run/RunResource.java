package id.dinsos.disbursement.run;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.budget.Account;
import id.dinsos.disbursement.budget.Budget;
import id.dinsos.disbursement.budget.BudgetCommand;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.budget.Funding;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.programme.ProgrammeDecider;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunAnswer.RunBrief;
import id.dinsos.disbursement.run.RunAnswer.RunList;
import id.dinsos.disbursement.run.RunBodies.ApprovalBody;
import id.dinsos.disbursement.run.RunBodies.CancellationBody;
import id.dinsos.disbursement.run.RunBodies.OpenBody;
import id.dinsos.disbursement.run.RunEvent.Paper;
import id.dinsos.disbursement.work.Pages;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Runs over HTTP: opened by a preparer, approved by two others, watched by auditors. */
@Path("/v1/runs")
public class RunResource {
    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final RunView runs;
    private final RunReadView reader;
    private final RunProgressView progress;
    private final FreezeJob freeze;
    private final InstructJob instruct;

    public RunResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            RunView runs,
            RunReadView reader,
            RunProgressView progress,
            FreezeJob freeze,
            InstructJob instruct) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.runs = runs;
        this.reader = reader;
        this.progress = progress;
        this.freeze = freeze;
        this.instruct = instruct;
    }

    @POST
    public Uni<Response> open(OpenBody body) {
        caller.require("preparer");
        RegionCode owner = RegionCode.of(body.owner());
        var request = caller.requestOnce(owner, "run-open", body);
        return store.load(Programme.idOf(body.programme()))
                .map(stream -> stream.fold(ProgrammeDecider.PROGRAMME.decider()))
                .map(programme -> RunVersion.of(programme, body.owner(), body.months()))
                .flatMap(version -> number(body, version, 1))
                .flatMap(plan ->
                        runs.claimed(plan.owner(), plan.programme(), plan.months())
                                .flatMap(claimed -> open(plan, claimed, request)))
                .invoke(done -> freeze.ask(done.id()))
                .map(done -> Answers.created("/v1/runs", done));
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
                                .unis(progress.of(found.run()), account(found.run()))
                                .asTuple()
                                .map(both ->
                                        Answers.found(
                                                RunAnswer.of(
                                                        found.run(),
                                                        both.getItem1(),
                                                        both.getItem2()),
                                                found.version())));
    }

    @GET
    public Uni<RunList> list(
            @QueryParam("owner") String owner,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        caller.over(RegionCode.of(Objects.requireNonNullElse(owner, "")));
        int size = Pages.limit(limit);
        return runs.of(owner, Pages.after(cursor), size)
                .flatMap(ids ->
                        store.loadAll(ids)
                                .map(streams ->
                                        new RunList(
                                                ids.stream()
                                                        .map(id -> streams.get(id))
                                                        .filter(Objects::nonNull)
                                                        .map(RunResource::brief)
                                                        .toList(),
                                                Pages.next(ids, size))));
    }

    /** The last approval sets the run's whole sum aside; from then on nothing can exhaust it. */
    @POST
    @Path("/{id}/approvals")
    public Uni<Response> approve(@PathParam("id") UUID id, @Nullable ApprovalBody body) {
        caller.require("approver");
        String note = body == null || body.note() == null ? "" : body.note();
        String by = caller.actor();
        return reader.get(id, caller)
                .flatMap(found -> {
                    RunPlan plan = found.run().plan();
                    return handler.handle(
                            "Approve",
                            List.of(id, plan.budgetId()),
                            id,
                            unit -> approve(unit, plan, new RunCommand.Approve(by, note)),
                            caller.requestIfMatch(RegionCode.of(plan.owner())));
                })
                .invoke(done -> instruct.ask(id))
                .map(Answers::changed);
    }

    /**
     * What has come back is free in the budget again; what is pending or unknown stays committed.
     */
    @POST
    @Path("/{id}/closure")
    public Uni<Response> close(@PathParam("id") UUID id) {
        caller.require("preparer");
        String by = caller.actor();
        return reader.get(id, caller)
                .flatMap(found -> {
                    RunPlan plan = found.run().plan();
                    return handler.handle(
                            "Close",
                            List.of(id, plan.budgetId()),
                            id,
                            unit -> close(unit, plan, by),
                            caller.requestIfMatch(RegionCode.of(plan.owner())));
                })
                .map(Answers::changed);
    }

    @POST
    @Path("/{id}/cancellation")
    public Uni<Response> cancel(@PathParam("id") UUID id, CancellationBody body) {
        caller.require("preparer");
        String reason = body.reason() == null ? "" : body.reason();
        return change(id, (run, by) -> new RunCommand.Cancel(reason, by)).map(Answers::changed);
    }

    private static void approve(UnitOfWork unit, RunPlan plan, RunCommand.Approve command) {
        unit.require(RunPublisher.RUN, plan.id(), command);
        Opened run = (Opened) unit.state(RunPublisher.RUN, plan.id());
        boolean mirrored = plan.terms().mode() == ProgrammeTerms.Mode.MIRROR;
        if (run.stage() == Stage.APPROVED && mirrored) {
            unit.require(BudgetPublisher.BUDGET, plan.budgetId(), mirror(run));
        }
        BudgetCommand.Reserve reserve = new BudgetCommand.Reserve(plan.id(), run.total());
        if (run.stage() == Stage.APPROVED) {
            unit.require(BudgetPublisher.BUDGET, plan.budgetId(), reserve);
        } else if (!mirrored) {
            // Only asked: the first approver should not sign what cannot be paid.
            Budget budget = unit.state(BudgetPublisher.BUDGET, plan.budgetId());
            if (BudgetPublisher.BUDGET.decider().decide(reserve, budget)
                    instanceof id.dinsos.eventstore.rules.Decision.Refused<?>(var refusal)) {
                throw refusal.asException();
            }
        }
    }

    /** The ministry's own fund release stands in for a budget of ours. */
    private static BudgetCommand mirror(Opened run) {
        RunPlan plan = run.plan();
        Paper release = run.papers().fundRelease();
        return new BudgetCommand.Allot(
                plan.programme(),
                plan.months().getFirst().getYear(),
                plan.owner(),
                "MINISTRY",
                run.total(),
                release.number(),
                release.date(),
                Funding.ALLOTMENT);
    }

    private static void close(UnitOfWork unit, RunPlan plan, String by) {
        Account account =
                unit.state(BudgetPublisher.BUDGET, plan.budgetId())
                                instanceof Budget.Allotted budget
                        ? budget.account(plan.id())
                        : Account.EMPTY;
        unit.require(RunPublisher.RUN, plan.id(), new RunCommand.Close(RunMoney.of(account), by));
        unit.require(
                BudgetPublisher.BUDGET, plan.budgetId(), new BudgetCommand.GiveBack(plan.id()));
    }

    private Uni<Done> change(UUID id, BiFunction<Opened, String, RunCommand> command) {
        String by = caller.actor();
        return reader.get(id, caller)
                .flatMap(found ->
                        handler.handle(
                                RunPublisher.RUN,
                                id,
                                command.apply(found.run(), by),
                                caller.requestIfMatch(RegionCode.of(found.run().plan().owner()))));
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
                        caller.actor());
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

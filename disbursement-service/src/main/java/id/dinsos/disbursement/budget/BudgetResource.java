package id.dinsos.disbursement.budget;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.disbursement.budget.BudgetAnswer.BudgetList;
import id.dinsos.disbursement.budget.BudgetBodies.AllotmentBody;
import id.dinsos.disbursement.budget.BudgetBodies.CorrectionBody;
import id.dinsos.disbursement.budget.BudgetBodies.ReserveBody;
import id.dinsos.disbursement.budget.BudgetBodies.ShiftBody;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.programme.ProgrammePublisher;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Stream;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Budgets over HTTP. */
@Path("/v1/budgets")
public class BudgetResource {
    private static final String LIST = "budgets";
    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final BudgetView budgets;
    private final BudgetStore reader;
    private final Pages pages;
    private final BudgetProcess process =
            new BudgetProcess(BudgetPublisher.BUDGET, ProgrammePublisher.PROGRAMME);

    public BudgetResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            BudgetView budgets,
            BudgetStore reader,
            Pages pages) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.budgets = budgets;
        this.reader = reader;
        this.pages = pages;
    }

    @POST
    public Uni<Response> allot(AllotmentBody body) {
        caller.require("preparer");
        UUID id = Budget.idOf(body.owner(), body.programme(), body.year(), body.source());
        String by = caller.actor();
        var request = caller.requestOnce(RegionCode.of(body.owner()), "budget-allot", body);
        BudgetCommand.Allot command = body.command();
        return handler.handle(
                        "Allot",
                        List.of(id, Programme.idOf(body.programme())),
                        id,
                        unit -> process.allot(unit, id, command, by),
                        request)
                .map(done -> Answers.created("/v1/budgets", done));
    }

    /** What was entered wrong, or a decree revises; a second person is still to agree. */
    @POST
    @Path("/{id}/correction")
    public Uni<Response> correct(@PathParam("id") UUID id, CorrectionBody body) {
        caller.require("preparer");
        BudgetCommand command = new BudgetCommand.ProposeRevision(body.command(), caller.actor());
        return handler.handle(BudgetPublisher.BUDGET, id, command, caller.requestIfMatch())
                .map(Answers::changed);
    }

    /** Money for another budget of the authority and year; a second person is still to agree. */
    @POST
    @Path("/{id}/shifts")
    public Uni<Response> shift(@PathParam("id") UUID id, ShiftBody body) {
        caller.require("preparer");
        BudgetCommand.ProposeShift command = body.command(caller.actor());
        return handler.handle(
                        "Shift",
                        List.of(id, command.to()),
                        id,
                        unit -> process.shift(unit, id, command),
                        caller.requestIfMatch())
                .map(Answers::changed);
    }

    /** The second person's word on what is proposed, under the version that was read. */
    @POST
    @Path("/{id}/approval")
    public Uni<Response> approve(@PathParam("id") UUID id) {
        caller.require("approver");
        String by = caller.actor();
        return reader.known(id, caller)
                .flatMap(known ->
                        handler.handle(
                                "Approve",
                                streams(id, known.budget()),
                                id,
                                unit -> process.approve(unit, id, by),
                                caller.requestIfMatch()))
                .map(Answers::changed);
    }

    private static List<UUID> streams(UUID id, Budget budget) {
        return budget instanceof Allotted from
                        && from.proposed() instanceof BudgetEvent.BudgetShiftProposed shift
                ? List.of(id, shift.to())
                : List.of(id);
    }

    /** One entry a month: the month itself is what makes a repetition harmless. */
    @POST
    @Path("/{id}/reserves")
    public Uni<Response> setAside(@PathParam("id") UUID id, ReserveBody body) {
        caller.require("preparer");
        BudgetCommand command = body.command();
        return reader.get(id, caller)
                .flatMap(known ->
                        handler.handle(
                                BudgetPublisher.BUDGET,
                                id,
                                command,
                                caller.request(RegionCode.of(known.budget().owner()))))
                .map(done ->
                        done.changed()
                                ? Answers.created("/v1/budgets", done)
                                : Answers.changed(done));
    }

    @GET
    @Path("/{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor");
        return reader.known(id, caller)
                .map(known -> Answers.found(BudgetAnswer.of(id, known.budget()), known.version()));
    }

    @GET
    public Uni<BudgetList> list(
            @QueryParam("owner") String owner,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        caller.over(Parameters.region("owner", owner));
        int size = Pages.limit(limit);
        return budgets.of(owner, pages.after(LIST, cursor).uuid(), size + 1)
                .map(ids -> pages.page(LIST, ids, size, Pages::place))
                .flatMap(page ->
                        store.loadAll(page.items())
                                .map(streams ->
                                        new BudgetList(
                                                answers(page.items(), streams), page.next())));
    }

    private static List<BudgetAnswer> answers(List<UUID> ids, Map<UUID, Stream> streams) {
        return ids.stream().map(id -> BudgetAnswer.of(id, folded(streams, id))).toList();
    }

    static Budget folded(Map<UUID, Stream> streams, UUID id) {
        Stream stream = Objects.requireNonNull(streams.get(id));
        return stream.fold(BudgetPublisher.BUDGET.decider());
    }
}

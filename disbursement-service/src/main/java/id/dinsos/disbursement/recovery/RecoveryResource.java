package id.dinsos.disbursement.recovery;

import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.recovery.Recovery.Found;
import id.dinsos.disbursement.recovery.Recovery.Instalment;
import id.dinsos.disbursement.recovery.Recovery.Kind;
import id.dinsos.disbursement.recovery.Recovery.Receipt;
import id.dinsos.disbursement.recovery.Recovery.Step;
import id.dinsos.disbursement.recovery.RecoveryListStore.Listed;
import id.dinsos.disbursement.recovery.RecoveryListStore.Query;
import id.dinsos.disbursement.recovery.RecoveryListStore.Total;
import id.dinsos.disbursement.recovery.RecoveryView.Table;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money that is asked back: found by the service, decided by two officers; it names nobody. */
@Path("/v1/recoveries")
public class RecoveryResource {
    private static final String LIST = "recoveries";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final RecoveryListStore list;
    private final Views views;
    private final Pages pages;
    private final Zones zones;
    private final RecoveryProcess process = new RecoveryProcess(BudgetPublisher.BUDGET);

    public RecoveryResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            RecoveryListStore list,
            Views views,
            Pages pages,
            Zones zones) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.list = list;
        this.views = views;
        this.pages = pages;
        this.zones = zones;
    }

    @GET
    public Uni<Pages.Page<Listed>> list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("region") @Nullable String region,
            @QueryParam("run") @Nullable UUID run,
            @QueryParam("state") Recovery.@Nullable Stage state,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        Query query = Query.of(caller, owner, region, run, state);
        int size = Pages.limit(limit);
        UUID after = pages.after(LIST, cursor).uuid();
        return views.upToDate("ledger", PATIENCE)
                .flatMap(known -> list.page(Table.RECOVERY, query, after, size + 1))
                .map(items -> pages.page(LIST, items, size, one -> Pages.place(one.id())));
    }

    /** How many are in which state, over which sum. */
    @GET
    @Path("/totals")
    public Uni<RecoveryTotals> totals(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("region") @Nullable String region,
            @QueryParam("run") @Nullable UUID run,
            @QueryParam("state") Recovery.@Nullable Stage state) {
        Query query = Query.of(caller, owner, region, run, state);
        return views.upToDate("ledger", PATIENCE)
                .flatMap(known -> list.totals(Table.RECOVERY, query))
                .map(RecoveryTotals::new);
    }

    @GET
    @Path("/{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor");
        return store.load(id)
                .map(stream -> {
                    if (!(stream.fold(RecoveryDecider.RECOVERY.decider()) instanceof Found found)
                            || !caller.covers(found.finding().owner())) {
                        throw RefusedException.of(
                                RecoveryCode.RECOVERY_NOT_FOUND, "there is no such recovery");
                    }
                    return Answers.found(RecoveryAnswer.of(id, found), stream.version());
                });
    }

    /** The next step: the claim, a receipt, a write-off, that nothing is owed, a refund. */
    @POST
    @Path("/{id}/steps")
    public Uni<Response> prepare(@PathParam("id") UUID id, StepBody body) {
        caller.require("preparer");
        Request request = caller.requestIfMatch();
        Step step = body.step(caller.actor());
        return handler.handle(
                        "PrepareRecovery",
                        List.of(id),
                        id,
                        unit -> process.prepare(unit, id, step, zones, request.at()),
                        request)
                .map(Answers::changed);
    }

    @POST
    @Path("/{id}/confirmation")
    public Uni<Response> confirm(@PathParam("id") UUID id) {
        caller.require("approver");
        String by = caller.actor();
        return handler.handle(
                        "ConfirmRecovery",
                        List.of(id),
                        id,
                        unit -> process.confirm(unit, id, by),
                        caller.requestIfMatch())
                .map(Answers::changed);
    }

    @POST
    @Path("/{id}/refusal")
    public Uni<Response> refuse(@PathParam("id") UUID id, ReasonBody body) {
        caller.require("approver", "preparer");
        return handler.handle(
                        RecoveryDecider.RECOVERY,
                        id,
                        new RecoveryCommand.Refuse(caller.actor(), body.text()),
                        caller.requestIfMatch())
                .map(Answers::changed);
    }

    @POST
    @Path("/{id}/instalments")
    public Uni<Response> agree(@PathParam("id") UUID id, InstalmentsBody body) {
        caller.require("preparer");
        return handler.handle(
                        RecoveryDecider.RECOVERY,
                        id,
                        body.command(caller.actor()),
                        caller.requestIfMatch())
                .map(Answers::changed);
    }

    /**
     * What is prepared.
     *
     * @param amountRupiah of a receipt
     */
    public record StepBody(
            @Nullable String kind,
            @Nullable String number,
            @Nullable LocalDate date,
            @Nullable Long amountRupiah,
            @Nullable String reason) {
        Step step(String by) {
            Fields fields = new Fields();
            Kind what = fields.choice("/kind", kind, Kind.class);
            String paper = fields.text("/number", number, 1, 100);
            LocalDate on = fields.date("/date", date);
            long amount =
                    what == Kind.RECEIPT
                            ? fields.rupiah("/amountRupiah", amountRupiah, 1).amount()
                            : 0;
            String why = fields.prose("/reason", reason, 0, 500);
            fields.check();
            return new Step(what, paper, on, amount, why, by);
        }
    }

    /** Why not. */
    public record ReasonBody(@Nullable String reason) {
        String text() {
            Fields fields = new Fields();
            String text = fields.prose("/reason", reason, 1, 500);
            fields.check();
            return text;
        }
    }

    /**
     * What is paid by when.
     *
     * @param number of the statement of whoever owes it
     */
    public record InstalmentsBody(
            @Nullable String number, @Nullable List<@Nullable InstalmentBody> instalments) {
        RecoveryCommand.Agree command(String by) {
            Fields fields = new Fields();
            String paper = fields.text("/number", number, 1, 100);
            List<Instalment> plan =
                    fields.list(
                            "/instalments",
                            instalments,
                            1,
                            60,
                            (at, one) ->
                                    new Instalment(
                                            at.date("/due", one.due()),
                                            at.rupiah("/amountRupiah", one.amountRupiah(), 1)
                                                    .amount()));
            fields.check();
            return new RecoveryCommand.Agree(plan, paper, by);
        }
    }

    /** One part of it. */
    public record InstalmentBody(@Nullable LocalDate due, @Nullable Long amountRupiah) {}

    /**
     * A recovery as callers see it.
     *
     * @param amountRupiah what was paid beyond what was due
     */
    public record RecoveryAnswer(
            UUID id,
            Recovery.Stage state,
            Finding finding,
            long amountRupiah,
            long receivedRupiah,
            long outstandingRupiah,
            long toRefundRupiah,
            @Nullable Step pending,
            List<Receipt> receipts,
            List<Instalment> instalments) {
        static RecoveryAnswer of(UUID id, Found found) {
            return new RecoveryAnswer(
                    id,
                    found.stage(),
                    found.finding(),
                    found.amountRupiah(),
                    found.receivedRupiah(),
                    found.outstandingRupiah(),
                    found.toRefundRupiah(),
                    found.pending(),
                    found.receipts(),
                    found.instalments());
        }
    }

    /** Sums by state. */
    public record RecoveryTotals(List<Total> items) {}
}

package id.dinsos.disbursement.recovery;

import id.dinsos.disbursement.beneficiary.BeneficiaryStore;
import id.dinsos.disbursement.beneficiary.Standing;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.entitlement.EntitlementStore;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.recovery.Arrears.Found;
import id.dinsos.disbursement.recovery.ArrearsProcess.Proposed;
import id.dinsos.disbursement.recovery.RecoveryListStore.Listed;
import id.dinsos.disbursement.recovery.RecoveryListStore.Query;
import id.dinsos.disbursement.recovery.RecoveryResource.ReasonBody;
import id.dinsos.disbursement.recovery.RecoveryView.Table;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.log.Asking;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Months that were due and were not paid: found by the service, decided by a person. */
@Path("/v1/arrears")
public class ArrearsResource {
    private static final String LIST = "arrears";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final RecoveryListStore list;
    private final Views views;
    private final Pages pages;
    private final BeneficiaryStore beneficiaries;
    private final EntitlementStore entitlements;
    private final ArrearsJob job;
    private final ArrearsProcess process =
            new ArrearsProcess(PaymentPublisher.PAYMENT, BudgetPublisher.BUDGET, RunPublisher.RUN);

    public ArrearsResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            RecoveryListStore list,
            Views views,
            Pages pages,
            BeneficiaryStore beneficiaries,
            EntitlementStore entitlements,
            ArrearsJob job) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.list = list;
        this.views = views;
        this.pages = pages;
        this.beneficiaries = beneficiaries;
        this.entitlements = entitlements;
        this.job = job;
    }

    @GET
    public Uni<Pages.Page<Listed>> list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("region") @Nullable String region,
            @QueryParam("run") @Nullable UUID run,
            @QueryParam("state") Arrears.@Nullable Stage state,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        Query query = Query.of(caller, owner, region, run, state);
        int size = Pages.limit(limit);
        UUID after = pages.after(LIST, cursor).uuid();
        return views.upToDate("ledger", PATIENCE)
                .flatMap(known -> list.page(Table.ARREARS, query, after, size + 1))
                .map(items -> pages.page(LIST, items, size, one -> Pages.place(one.id())));
    }

    @GET
    @Path("/{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor");
        return store.load(id)
                .map(stream -> {
                    Found found = found(stream.fold(ArrearsDecider.ARREARS.decider()));
                    return Answers.found(
                            new ArrearsAnswer(
                                    id,
                                    found.stage(),
                                    found.finding(),
                                    found.amountRupiah(),
                                    found.files()),
                            stream.version());
                });
    }

    /** The month is paid, to whoever is payee now, out of what is free in its budget. */
    @POST
    @Path("/{id}/approval")
    @RunOnVirtualThread
    public Response approve(@PathParam("id") UUID id, ReasonBody body) {
        caller.require("approver");
        String reason = body.text();
        String by = caller.actor();
        var done =
                Await.await(
                        handler.handleAsking(
                                "ApproveArrears",
                                List.of(id),
                                id,
                                Asking.inSteps(unit -> payable(unit, id, by, reason)),
                                caller.requestIfMatch()));
        job.ask(id);
        return Answers.changed(done);
    }

    /** Who is payee today, and what the payment claims. */
    private Consumer<UnitOfWork> payable(UnitOfWork unit, UUID id, String by, String reason) {
        Proposed proposed = process.proposed(unit, id);
        Finding finding = proposed.finding();
        RunPlan plan = proposed.plan();
        Map<UUID, Standing> standing =
                Await.await(
                        beneficiaries.standing(
                                plan.terms(), plan.owner(), List.of(finding.beneficiary())));
        Standing now = standing.get(finding.beneficiary());
        UUID payee = now == null ? null : now.payable(plan.terms());
        if (payee == null) {
            throw RefusedException.of(
                    RecoveryCode.ARREARS_NOT_PAYABLE, "there is nobody who can be paid now");
        }
        List<String> claims = claims(finding, plan, standing);
        return then -> process.approve(then, id, payee, claims, by, reason);
    }

    /** Of a month that was paid in part, the first payment holds them. */
    private List<String> claims(Finding finding, RunPlan plan, Map<UUID, Standing> standing) {
        if (finding.paidRupiah() > 0) {
            return List.of();
        }
        List<String> claims =
                Await.await(
                                entitlements.claims(
                                        plan.programme(), plan.terms(), finding.month(), standing))
                        .getOrDefault(finding.beneficiary(), List.of());
        if (!Await.await(entitlements.taken(claims)).isEmpty()) {
            throw RefusedException.of(
                    RecoveryCode.ARREARS_PAID_ALREADY,
                    "the month is paid to somebody of the family already");
        }
        return claims;
    }

    @POST
    @Path("/{id}/rejection")
    public Uni<Response> reject(@PathParam("id") UUID id, ReasonBody body) {
        caller.require("approver");
        return handler.handle(
                        ArrearsDecider.ARREARS,
                        id,
                        new ArrearsCommand.Reject(caller.actor(), body.text()),
                        caller.requestIfMatch())
                .map(Answers::changed);
    }

    private Found found(Arrears arrears) {
        if (!(arrears instanceof Found found) || !caller.covers(found.finding().owner())) {
            throw RefusedException.of(RecoveryCode.ARREARS_NOT_FOUND, "there are no such arrears");
        }
        return found;
    }

    /** Arrears as callers see them. */
    public record ArrearsAnswer(
            UUID id,
            Arrears.Stage state,
            Finding finding,
            long amountRupiah,
            List<UUID> bankFiles) {}
}

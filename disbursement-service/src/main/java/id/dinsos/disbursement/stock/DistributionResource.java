package id.dinsos.disbursement.stock;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.channel.list.PaymentList;
import id.dinsos.disbursement.run.Run;
import id.dinsos.disbursement.run.RunStore;
import id.dinsos.disbursement.stock.Distribution.Planned;
import id.dinsos.disbursement.stock.DistributionBodies.CorrectionBody;
import id.dinsos.disbursement.stock.DistributionBodies.PlanBody;
import id.dinsos.disbursement.stock.DistributionBodies.RecordBody;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionPlanned;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionProofAdded;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionRecorded;
import id.dinsos.disbursement.stock.DistributionEvent.Plan;
import id.dinsos.disbursement.stock.StockBodies.ReasonBody;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.rules.Zones;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goods for the families of a village: planned and set aside, recorded by one, confirmed by two.
 */
@Path("/v1/distributions")
@RunOnVirtualThread
public class DistributionResource {
    private static final String LIST = "distributions";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final RunStore runs;
    private final StockStore stock;
    private final Views views;
    private final Pages pages;
    private final Zones zones;
    private final GoodsProcess process =
            new GoodsProcess(
                    ItemDecider.ITEM, StockDecider.STOCK, DistributionDecider.DISTRIBUTION);

    public DistributionResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            RunStore runs,
            StockStore stock,
            Views views,
            Pages pages,
            Zones zones) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.runs = runs;
        this.stock = stock;
        this.views = views;
        this.pages = pages;
        this.zones = zones;
    }

    /** For those of a village whom a run entitles; all that they are to get is set aside. */
    @POST
    public Response plan(PlanBody body) {
        caller.require("preparer");
        Run.Opened run = Await.await(runs.get(body.runId(), caller)).run();
        String owner = run.plan().owner();
        Request request = caller.requestOnce(RegionCode.of(owner), "distribution", body);
        UUID id = caller.newId("distribution");
        return Answers.created(
                "/v1/distributions",
                Await.await(handler.repeatable(request, () -> reserved(id, run, body, request))));
    }

    private Uni<Done> reserved(UUID id, Run.Opened run, PlanBody body, Request request) {
        String owner = run.plan().owner();
        LocalDate on = Objects.requireNonNull(body.on());
        if (on.isBefore(zones.day(owner, request.at()))) {
            throw RefusedException.of(
                    StockCode.DISTRIBUTION_DATE_IMPLAUSIBLE, "nothing is planned for yesterday");
        }
        List<UUID> families =
                stock.entitled(
                        run, Objects.requireNonNull(body.month()), body.village(), body.families());
        if (families.isEmpty()) {
            throw RefusedException.of(
                    StockCode.DISTRIBUTION_NOBODY, "the run does not entitle them");
        }
        DistributionPlanned planned =
                new DistributionPlanned(
                        new Plan(
                                owner,
                                body.warehouseId(),
                                body.runId(),
                                Objects.requireNonNull(body.month()),
                                body.village(),
                                body.item(),
                                Objects.requireNonNull(body.perFamily()),
                                on,
                                families),
                        caller.actor());
        return handler.handle(
                "PlanDistribution",
                List.of(id, body.warehouseId(), Item.idOf(owner, body.item())),
                id,
                unit -> process.plan(unit, id, planned),
                request);
    }

    /**
     * @param code that stands on a paper: the distribution whose paper it is, if it is one of ours
     */
    @GET
    public Pages.Page<StockStore.ListedDistribution> list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("code") @Nullable String code,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        RegionCode mine = owner == null ? caller.region() : Parameters.region("owner", owner);
        caller.over(mine);
        int size = Pages.limit(limit);
        UUID after = pages.after(LIST, cursor).uuid();
        var unused = Await.await(views.upToDate("ledger", PATIENCE));
        if (code != null) {
            String plain = PaymentList.plain(code);
            if (plain == null) {
                throw Parameters.fault("code", "twelve digits as 0A1B-2C3D-4E5F");
            }
            return new Pages.Page<>(Await.await(stock.withCode(mine.code(), plain)), null);
        }
        return pages.page(
                LIST,
                Await.await(stock.distributions(mine.code(), after, size + 1)),
                size,
                one -> Pages.place(one.id()));
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor");
        var stream = Await.await(store.load(id));
        Planned known = covered(stream.fold(DistributionDecider.DISTRIBUTION.decider()));
        return Answers.found(
                new DistributionAnswer(
                        id,
                        known.plan(),
                        known.stage(),
                        known.record(),
                        known.correction(),
                        known.received(),
                        known.proofs()),
                stream.version());
    }

    /** Anew from lots that are good, where one of those set aside is not any more. */
    @POST
    @Path("/{id}/reservation")
    public Response renew(@PathParam("id") UUID id) {
        caller.require("preparer");
        return changed("RenewReservation", id, unit -> process.renew(unit, id));
    }

    /** The signed record (BAST): who did not take it; all others did. */
    @POST
    @Path("/{id}/record")
    public Response record(@PathParam("id") UUID id, RecordBody body) {
        caller.require("preparer");
        DistributionRecorded record =
                new DistributionRecorded(
                        body.number(), body.date(), body.absences(), caller.actor());
        return recorded(id, record, new DistributionCommand.Record(record));
    }

    /** What was confirmed was wrong: the record as it should have been, for another to confirm. */
    @POST
    @Path("/{id}/record-correction")
    public Response correct(@PathParam("id") UUID id, CorrectionBody body) {
        caller.require("preparer");
        DistributionRecorded record =
                new DistributionRecorded(
                        body.number(), body.date(), body.absences(), caller.actor());
        return recorded(id, record, new DistributionCommand.Correct(record, body.why()));
    }

    private Response recorded(UUID id, DistributionRecorded record, DistributionCommand command) {
        Planned known = planned(id);
        Request request = caller.requestIfMatch();
        if (record.on().isAfter(zones.day(known.plan().owner(), request.at()))) {
            throw RefusedException.of(
                    StockCode.DISTRIBUTION_DATE_IMPLAUSIBLE, "nothing is handed over tomorrow");
        }
        return Answers.changed(
                Await.await(
                        handler.handle(DistributionDecider.DISTRIBUTION, id, command, request)));
    }

    /** It, or the correction that nobody has confirmed yet, was wrong and is entered anew. */
    @POST
    @Path("/{id}/record-withdrawal")
    public Response withdraw(@PathParam("id") UUID id, ReasonBody body) {
        caller.require("preparer");
        return Answers.changed(
                Await.await(
                        handler.handle(
                                DistributionDecider.DISTRIBUTION,
                                id,
                                new DistributionCommand.WithdrawRecord(
                                        body.reason(), caller.actor()),
                                caller.requestIfMatch())));
    }

    /** From here on the goods are with the families, and the rest in stock again. */
    @POST
    @Path("/{id}/confirmation")
    public Response confirm(@PathParam("id") UUID id) {
        caller.require("approver");
        String by = caller.actor();
        return changed("ConfirmDistribution", id, unit -> process.confirm(unit, id, by));
    }

    /** It does not take place. */
    @POST
    @Path("/{id}/cancellation")
    public Response cancel(@PathParam("id") UUID id, ReasonBody body) {
        caller.require("preparer");
        String by = caller.actor();
        return changed(
                "CancelDistribution", id, unit -> process.cancel(unit, id, body.reason(), by));
    }

    private Response changed(String operation, UUID id, Consumer<UnitOfWork> work) {
        return Answers.changed(
                Await.await(
                        handler.handle(operation, List.of(id), id, work, caller.requestIfMatch())));
    }

    private Planned planned(UUID id) {
        return covered(
                Await.await(store.load(id)).fold(DistributionDecider.DISTRIBUTION.decider()));
    }

    private Planned covered(Distribution state) {
        if (!(state instanceof Planned known) || !caller.covers(known.plan().owner())) {
            throw RefusedException.of(
                    StockCode.DISTRIBUTION_NOT_FOUND, "no such distribution is planned");
        }
        return known;
    }

    /**
     * A distribution as callers see it.
     *
     * @param correction of the record, while nobody has confirmed it
     * @param received how many families took it, by the record
     */
    public record DistributionAnswer(
            UUID id,
            Plan plan,
            Distribution.Stage state,
            @Nullable DistributionRecorded record,
            @Nullable DistributionRecorded correction,
            int received,
            List<DistributionProofAdded> proofs) {}
}

package id.dinsos.disbursement.assistance;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.assistance.AidList.Plan;
import id.dinsos.disbursement.assistance.AidList.Prepared;
import id.dinsos.disbursement.assistance.AidStore.ListLine;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.calendar.CalendarDecider;
import id.dinsos.disbursement.calendar.CutOffProcess;
import id.dinsos.disbursement.channel.SendJob;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lists of decrees: prepared by one officer, approved by another, let go by a third. */
@Path("/v1/assistance-lists")
public class AidListResource {
    private static final String LIST = "assistance-lists";
    private static final int MAX_WORDS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final AidStore lists;
    private final AidPayeeStore payees;
    private final Views views;
    private final Pages pages;
    private final AidFilesJob files;
    private final SendJob send;
    private final Zones zones;
    private final CutOffProcess cutOffs = new CutOffProcess(CalendarDecider.CALENDAR);
    private final AidProcess process;

    public AidListResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            AidStore lists,
            AidPayeeStore payees,
            Views views,
            Pages pages,
            AidFilesJob files,
            SendJob send,
            Zones zones,
            AidAmounts amounts) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.lists = lists;
        this.payees = payees;
        this.views = views;
        this.pages = pages;
        this.files = files;
        this.send = send;
        this.zones = zones;
        this.process =
                new AidProcess(
                        AidPublisher.AID,
                        PaymentPublisher.PAYMENT,
                        BudgetPublisher.BUDGET,
                        amounts);
    }

    @POST
    @RunOnVirtualThread
    public Response prepare(AidListBody body) {
        caller.require("preparer");
        AidListBody.Checked list = body.checked();
        Request request = caller.requestOnce(list.owner(), LIST, body);
        LocalDate today = zones.day(list.owner().code(), request.at());
        Plan heading = list.heading(today, caller.actor());
        UUID id = caller.newId(LIST);
        Done done =
                Await.await(
                        handler.repeatable(
                                request,
                                () -> {
                                    payees.checkProgramme(heading);
                                    return handler.handle(
                                            "PrepareAidList",
                                            List.of(id),
                                            id,
                                            unit ->
                                                    process.prepare(
                                                            unit, id, heading, list.requests()),
                                            request);
                                }));
        return Answers.created("/v1/assistance-lists", done);
    }

    @GET
    public Uni<Pages.Page<ListLine>> list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("state") AidList.@Nullable Stage state,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        RegionCode mine = owner == null ? caller.region() : Parameters.region("owner", owner);
        caller.over(mine);
        int size = Pages.limit(limit);
        UUID after = pages.after(LIST, cursor).uuid();
        return views.upToDate("ledger", PATIENCE)
                .flatMap(known ->
                        lists.lists(
                                mine.code(), state == null ? "" : state.name(), after, size + 1))
                .map(lines -> pages.page(LIST, lines, size, one -> Pages.place(one.id())));
    }

    @GET
    @Path("/{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor");
        return store.load(id)
                .map(stream -> {
                    Prepared known = own(stream.fold(AidListDecider.LIST.decider()));
                    return Answers.found(
                            new AidListAnswer(
                                    id,
                                    known.plan(),
                                    known.plan().totalRupiah(),
                                    known.stage(),
                                    known.approvedBy().isEmpty() ? null : known.approvedBy(),
                                    known.files()),
                            stream.version());
                });
    }

    /** Each is made out to whom can be paid now, and the money is committed. */
    @POST
    @Path("/{id}/approval")
    @RunOnVirtualThread
    public Response approve(@PathParam("id") UUID id) {
        caller.require("approver");
        String by = caller.actor();
        Request request = caller.requestIfMatch();
        Prepared list = own(Await.await(store.load(id)).fold(AidListDecider.LIST.decider()));
        Map<UUID, AidProcess.Payable> payable = payees.payable(list);
        LocalDate today = zones.day(list.plan().owner(), request.at());
        Done done =
                Await.await(
                        handler.handle(
                                "ApproveAidList",
                                List.of(id),
                                id,
                                unit -> process.approve(unit, id, payable, today, by),
                                request));
        files.ask(id);
        return Answers.changed(done);
    }

    @POST
    @Path("/{id}/rejection")
    public Uni<Response> reject(@PathParam("id") UUID id, TurningDown body) {
        caller.require("approver", "preparer");
        Fields fields = new Fields();
        String reason = fields.prose("/reason", body.reason(), 1, MAX_WORDS);
        fields.check();
        String by = caller.actor();
        return handler.handle(
                        "RejectAidList",
                        List.of(id),
                        id,
                        unit -> process.reject(unit, id, reason, by),
                        caller.requestIfMatch())
                .map(Answers::changed);
    }

    /** Lets its bank files go. */
    @POST
    @Path("/{id}/release")
    public Uni<Response> release(@PathParam("id") UUID id) {
        caller.require("preparer");
        String by = caller.actor();
        Request request = caller.requestIfMatch();
        return handler.handle(
                        "ReleaseAidList",
                        List.of(id),
                        id,
                        unit -> {
                            String owner = process.owner(unit, id);
                            cutOffs.release(unit, owner, zones.of(owner), request.at());
                            process.release(unit, id, by, zones.day(owner, request.at()));
                        },
                        request)
                .invoke(done -> send.wake())
                .map(Answers::changed);
    }

    /** Lets a bank file of it go that came later, as of a new attempt at what had failed. */
    @POST
    @Path("/{id}/bank-files/{file}/release")
    public Uni<Response> releaseLater(@PathParam("id") UUID id, @PathParam("file") UUID file) {
        caller.require("preparer");
        String by = caller.actor();
        Request request = caller.requestIfMatch();
        return handler.handle(
                        "ReleaseAidFile",
                        List.of(file, id),
                        file,
                        unit -> {
                            String owner = process.owner(unit, id);
                            cutOffs.release(unit, owner, zones.of(owner), request.at());
                            process.releaseLater(
                                    unit, id, file, by, zones.day(owner, request.at()));
                        },
                        request)
                .invoke(done -> send.wake())
                .map(Answers::changed);
    }

    private Prepared own(AidList list) {
        if (list instanceof Prepared known && caller.covers(known.plan().owner())) {
            return known;
        }
        throw RefusedException.of(AidCode.AID_LIST_NOT_FOUND, "there is no such list");
    }

    /** Why not. */
    public record TurningDown(@Nullable String reason) {}

    /** A list as callers see it. */
    public record AidListAnswer(
            UUID id,
            Plan plan,
            long totalRupiah,
            AidList.Stage state,
            @Nullable String approvedBy,
            List<UUID> bankFiles) {}
}

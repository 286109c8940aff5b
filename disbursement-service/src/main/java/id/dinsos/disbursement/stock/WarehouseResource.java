package id.dinsos.disbursement.stock;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.accountability.SheetFile;
import id.dinsos.disbursement.stock.Stock.Open;
import id.dinsos.disbursement.stock.StockBodies.ArrivalBody;
import id.dinsos.disbursement.stock.StockBodies.ReceiptBody;
import id.dinsos.disbursement.stock.StockBodies.ShipmentBody;
import id.dinsos.disbursement.stock.StockBodies.WarehouseBody;
import id.dinsos.disbursement.stock.StockEvent.GoodsReceived;
import id.dinsos.disbursement.stock.StockEvent.Part;
import id.dinsos.disbursement.stock.StockEvent.WarehouseOpened;
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
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
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

/** Warehouses: what comes in, goes to another, is counted, and what is left. */
@Path("/v1/warehouses")
@RunOnVirtualThread
public class WarehouseResource {
    private static final String LIST = "warehouses";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> BOOK =
            List.of("version", "at", "what", "item", "lot", "quantity", "document", "by");

    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final StockStore listed;
    private final Views views;
    private final Pages pages;
    private final Zones zones;
    private final GoodsProcess process =
            new GoodsProcess(
                    ItemDecider.ITEM, StockDecider.STOCK, DistributionDecider.DISTRIBUTION);

    public WarehouseResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            StockStore listed,
            Views views,
            Pages pages,
            Zones zones) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.listed = listed;
        this.views = views;
        this.pages = pages;
        this.zones = zones;
    }

    @POST
    public Response open(WarehouseBody body) {
        caller.require("preparer");
        Request request = caller.requestOnce(RegionCode.of(body.owner()), "warehouse", body);
        WarehouseOpened about =
                new WarehouseOpened(
                        body.owner(), body.code(), body.name(), body.region(), caller.actor());
        UUID id = Stock.idOf(body.owner(), body.code());
        return Answers.created(
                "/v1/warehouses",
                Await.await(
                        handler.handle(
                                StockDecider.STOCK,
                                id,
                                new StockCommand.OpenWarehouse(about),
                                request)));
    }

    @GET
    public Pages.Page<StockStore.ListedWarehouse> list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        RegionCode mine = owner == null ? caller.region() : Parameters.region("owner", owner);
        caller.over(mine);
        int size = Pages.limit(limit);
        UUID after = pages.after(LIST, cursor).uuid();
        var unused = Await.await(views.upToDate("ledger", PATIENCE));
        return pages.page(
                LIST,
                Await.await(listed.warehouses(mine.code(), after, size + 1)),
                size,
                one -> Pages.place(one.id()));
    }

    /**
     * Where every unit of every lot is, or was by the books of a day's end.
     *
     * @param knownOn that day, where the office is; now where it is left out
     * @param form {@code json} or {@code csv}
     */
    @GET
    @Path("/{id}")
    public Response get(
            @PathParam("id") UUID id,
            @QueryParam("knownOn") @Nullable String knownOn,
            @QueryParam("form") @DefaultValue("json") String form) {
        caller.require("preparer", "approver", "auditor");
        checkForm(form);
        Stream stream = Await.await(store.load(id));
        Open now = open(stream.fold(StockDecider.STOCK.decider()));
        Stream then = caller.asOf(knownOn, null, zones.of(now.about().owner())).of(stream);
        WarehouseAnswer answer =
                WarehouseAnswer.of(
                        id, knownOn == null ? now : open(then.fold(StockDecider.STOCK.decider())));
        return form.equals("json")
                ? Answers.found(answer, then.version())
                : SheetFile.csvFile(
                        "stok_" + answer.code(),
                        WarehouseAnswer.NAMES,
                        answer.lots().stream().map(WarehouseAnswer.Line::cells).toList());
    }

    /**
     * The book, from the first day on.
     *
     * @param form {@code json} or {@code csv}
     */
    @GET
    @Path("/{id}/movements")
    public Response movements(
            @PathParam("id") UUID id, @QueryParam("form") @DefaultValue("json") String form) {
        caller.require("preparer", "approver", "auditor");
        checkForm(form);
        var stream = Await.await(store.load(id));
        Open open = open(stream.fold(StockDecider.STOCK.decider()));
        List<Movement> book = Movement.of(stream.events());
        return form.equals("json")
                ? Response.ok(new Book(id, book), "application/json").build()
                : SheetFile.csvFile(
                        "mutasi_" + open.about().code(),
                        BOOK,
                        book.stream().map(Movement::cells).toList());
    }

    /** One lot of a delivery. */
    @POST
    @Path("/{id}/receipts")
    public Response receive(@PathParam("id") UUID id, ReceiptBody body) {
        caller.require("preparer");
        String owner = open(id).about().owner();
        Request request = caller.requestOnce(RegionCode.of(owner), "goods-receipt", body);
        GoodsReceived delivery =
                new GoodsReceived(
                        body.item(),
                        body.lot(),
                        Objects.requireNonNull(body.quantity()),
                        body.expiresOn(),
                        body.document(),
                        caller.actor());
        LocalDate today = zones.day(owner, request.at());
        return changed(
                "ReceiveGoods", id, request, unit -> process.receive(unit, id, delivery, today));
    }

    /** To another warehouse of the office; gives the shipment's id. */
    @POST
    @Path("/{id}/shipments")
    public Response dispatch(@PathParam("id") UUID id, ShipmentBody body) {
        caller.require("preparer");
        Request request =
                caller.requestOnce(RegionCode.of(open(id).about().owner()), "goods-shipment", body);
        UUID shipment = caller.newId("goods-shipment");
        StockCommand.Dispatch dispatch =
                new StockCommand.Dispatch(
                        shipment,
                        body.to(),
                        StockBodies.parts(body.parts(), 1),
                        body.waybill(),
                        body.driver(),
                        caller.actor());
        Done done =
                done("DispatchGoods", id, request, unit -> process.dispatch(unit, id, dispatch));
        return Response.ok(new Sent(shipment, done.version())).build();
    }

    /** What came of a shipment from another warehouse. */
    @POST
    @Path("/{id}/arrivals")
    public Response arrive(@PathParam("id") UUID id, ArrivalBody body) {
        caller.require("preparer");
        List<Part> received = StockBodies.parts(body.parts(), 0);
        String by = caller.actor();
        String reason = Objects.requireNonNullElse(body.reason(), "");
        return changed(
                "ArriveGoods",
                id,
                caller.request(),
                unit ->
                        process.arrive(
                                unit, id, body.from(), body.shipment(), received, reason, by));
    }

    private Response changed(
            String operation, UUID id, Request request, Consumer<UnitOfWork> work) {
        return Answers.changed(done(operation, id, request, work));
    }

    private Done done(String operation, UUID id, Request request, Consumer<UnitOfWork> work) {
        return Await.await(handler.handle(operation, List.of(id), id, work, request));
    }

    private Open open(UUID id) {
        return open(Await.await(store.load(id)).fold(StockDecider.STOCK.decider()));
    }

    private Open open(Stock state) {
        if (!(state instanceof Open open) || !caller.covers(open.about().owner())) {
            throw RefusedException.of(StockCode.WAREHOUSE_NOT_FOUND, "no such warehouse is open");
        }
        return open;
    }

    private static void checkForm(String form) {
        if (!List.of("json", "csv").contains(form)) {
            throw Parameters.fault("form", "json or csv");
        }
    }

    /** A warehouse's book. */
    public record Book(UUID id, List<Movement> items) {}

    /** A shipment or count under its id, and the warehouse's version. */
    public record Sent(UUID id, int version) {}
}

package id.dinsos.disbursement.stock;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.stock.Item.Defined;
import id.dinsos.disbursement.stock.ItemEvent.Component;
import id.dinsos.disbursement.stock.ItemEvent.ItemDefined;
import id.dinsos.disbursement.stock.StockBodies.ItemBody;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Items of an office's goods, and kits of them. */
@Path("/v1/goods-items")
@RunOnVirtualThread
public class ItemResource {
    private static final String LIST = "goods-items";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final StockStore listed;
    private final Views views;
    private final Pages pages;
    private final GoodsProcess process =
            new GoodsProcess(
                    ItemDecider.ITEM, StockDecider.STOCK, DistributionDecider.DISTRIBUTION);

    public ItemResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            StockStore listed,
            Views views,
            Pages pages) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.listed = listed;
        this.views = views;
        this.pages = pages;
    }

    /** Putting the same again changes nothing. */
    @PUT
    @Path("/{code}")
    public Response define(
            @PathParam("code") String code,
            @QueryParam("owner") @Nullable String owner,
            ItemBody body) {
        caller.require("preparer");
        RegionCode region = Parameters.region("owner", owner);
        caller.over(region);
        if (!StockBodies.CODE.matcher(code).matches()) {
            throw RefusedException.of(StockCode.ITEM_NOT_FOUND, "no item can have this code");
        }
        UUID id = Item.idOf(region.code(), code);
        ItemDefined item =
                new ItemDefined(
                        region.code(),
                        code,
                        body.name(),
                        body.unit(),
                        Boolean.TRUE.equals(body.dated()),
                        Objects.requireNonNull(body.daysLeft()),
                        body.components(),
                        caller.actor());
        List<UUID> streams = new ArrayList<>(List.of(id));
        for (Component part : item.parts()) {
            streams.add(Item.idOf(region.code(), part.item()));
        }
        return Answers.changed(
                Await.await(
                        handler.handle(
                                "DefineItem",
                                streams.stream().distinct().toList(),
                                id,
                                unit -> process.define(unit, item),
                                caller.request(region))));
    }

    @GET
    @Path("/{code}")
    public Response get(
            @PathParam("code") String code, @QueryParam("owner") @Nullable String owner) {
        caller.require("preparer", "approver", "auditor");
        RegionCode region = owner == null ? caller.region() : Parameters.region("owner", owner);
        caller.over(region);
        var stream = Await.await(store.load(Item.idOf(region.code(), code)));
        if (!(stream.fold(ItemDecider.ITEM.decider()) instanceof Defined(ItemDefined item))) {
            throw RefusedException.of(StockCode.ITEM_NOT_FOUND, "the office has no such item");
        }
        return Answers.found(item, stream.version());
    }

    @GET
    public Pages.Page<StockStore.ListedItem> list(
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
                Await.await(listed.items(mine.code(), after, size + 1)),
                size,
                one -> Pages.place(one.id()));
    }
}

package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.stock.StockBodies.CountBody;
import id.dinsos.disbursement.stock.StockBodies.ReasonBody;
import id.dinsos.disbursement.stock.StockEvent.Cause;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.UUID;

/** Counts of stock: entered by one, confirmed by another. */
@Path("/v1/warehouses/{id}/counts")
@RunOnVirtualThread
public class CountResource {
    private final Caller caller;
    private final CommandHandler handler;

    public CountResource(Caller caller, CommandHandler handler) {
        this.caller = caller;
        this.handler = handler;
    }

    /** What is there of a lot; the books follow once another person has looked. */
    @POST
    public Response count(@PathParam("id") UUID id, CountBody body) {
        caller.require("preparer");
        UUID count = caller.newId();
        Done done =
                Await.await(
                        handler.handle(
                                StockDecider.STOCK,
                                id,
                                new StockCommand.EnterCount(
                                        count,
                                        body.item(),
                                        body.lot(),
                                        Objects.requireNonNull(body.counted()),
                                        Cause.valueOf(Objects.requireNonNull(body.cause())),
                                        body.note(),
                                        caller.actor()),
                                caller.request()));
        return Response.ok(new WarehouseResource.Sent(count, done.version())).build();
    }

    @POST
    @Path("/{count}/confirmation")
    public Response confirm(@PathParam("id") UUID id, @PathParam("count") UUID count) {
        caller.require("approver");
        return Answers.changed(
                Await.await(
                        handler.handle(
                                StockDecider.STOCK,
                                id,
                                new StockCommand.ConfirmCount(count, caller.actor()),
                                caller.requestIfMatch())));
    }

    @POST
    @Path("/{count}/rejection")
    public Response reject(
            @PathParam("id") UUID id, @PathParam("count") UUID count, ReasonBody body) {
        caller.require("preparer", "approver");
        return Answers.changed(
                Await.await(
                        handler.handle(
                                StockDecider.STOCK,
                                id,
                                new StockCommand.RejectCount(count, body.reason(), caller.actor()),
                                caller.requestIfMatch())));
    }
}

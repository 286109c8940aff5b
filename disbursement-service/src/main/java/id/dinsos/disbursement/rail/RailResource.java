package id.dinsos.disbursement.rail;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.channel.BankBatch.Made;
import id.dinsos.disbursement.rail.RailBatch.Sent;
import id.dinsos.disbursement.rail.RailBatch.Stage;
import id.dinsos.disbursement.rail.RailEvent.RailEndProposed;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Batches of the rail: how far each has come, and where the rail says by itself what became of its
 * transfers. It has a token as everybody has, and signs what it says besides.
 */
@Path("/v1/rail-batches/{file}")
@RunOnVirtualThread
public class RailResource {
    private static final int MAX_BYTES = 32 << 20;

    private final Caller caller;
    private final CommandHandler handler;
    private final RailStore store;
    private final RailClient rail;

    public RailResource(Caller caller, CommandHandler handler, RailStore store, RailClient rail) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.rail = rail;
    }

    /** By the file that was released. */
    @GET
    public Response get(@PathParam("file") UUID file) {
        caller.require("preparer", "approver", "auditor");
        Made made = made(file);
        Stream batch = store.batch(file);
        Sent sent = sent(batch);
        return Answers.found(
                new RailBatchAnswer(
                        file,
                        made.bank(),
                        sent.stage(),
                        sent.attempt(),
                        sent.reference(),
                        sent.lines(),
                        sent.reports().size(),
                        sent.end()),
                batch.version());
    }

    /**
     * It was sent as often as it may be and never came: with a letter of the rail's operator, who
     * says that nothing of it was made, an officer asks to end it.
     */
    @POST
    @Path("/end")
    public Response proposeEnd(@PathParam("file") UUID file, EndBody body) {
        caller.require("preparer");
        var unused = made(file);
        return Answers.changed(
                Await.await(
                        handler.handle(
                                RailDecider.RAIL,
                                RailBatch.idOf(file),
                                new RailCommand.ProposeEnd(
                                        body.letter(), body.reason(), caller.actor()),
                                caller.requestIfMatch())));
    }

    /** Another officer agrees: its transfers have failed and can be followed up. */
    @POST
    @Path("/end/approval")
    public Response end(@PathParam("file") UUID file) {
        caller.require("approver");
        Made made = made(file);
        Request request = caller.requestIfMatch();
        if (rail.isThere() && rail.ask(file) instanceof RailClient.Said) {
            throw RefusedException.of(
                    RailCode.RAIL_BATCH_UNDER_WAY, "the rail has the batch after all");
        }
        return Answers.changed(store.ended(file, made, request, caller.actor()));
    }

    /** The same again changes nothing; what it says of another batch is refused whole. */
    @POST
    @Path("/callback")
    @Consumes(MediaType.WILDCARD)
    public Response callback(
            @PathParam("file") UUID file,
            @HeaderParam("webhook-id") @Nullable String id,
            @HeaderParam("webhook-timestamp") @Nullable String timestamp,
            @HeaderParam("webhook-signature") @Nullable String signature,
            InputStream body) {
        caller.require("rail");
        Made made = made(file);
        byte[] bytes = bytes(body);
        if (!rail.isSigned(new RailSignature(id, timestamp, signature), bytes)) {
            throw RefusedException.of(
                    RailCode.RAIL_CALLBACK_UNSIGNED, "it is not signed, or was so too long ago");
        }
        Sent batch = sent(store.batch(file));
        boolean taken =
                store.take(
                        file,
                        made,
                        batch,
                        answer(bytes),
                        caller.request(RegionCode.of(made.owner())),
                        caller.actor());
        return Response.accepted(new CallbackAnswer(taken)).build();
    }

    private Made made(UUID file) {
        return store.file(file)
                .filter(made -> caller.covers(made.owner()))
                .orElseThrow(RailResource::missing);
    }

    private static Sent sent(Stream batch) {
        return RailStore.sent(batch).orElseThrow(RailResource::missing);
    }

    private static RefusedException missing() {
        return RefusedException.of(
                RailCode.RAIL_BATCH_NOT_FOUND, "no such file has left over the rail");
    }

    private RailAnswer answer(byte[] bytes) {
        try {
            return rail.read(bytes);
        } catch (IOException e) {
            throw RefusedException.of(
                    RailCode.RAIL_ANSWER_UNREADABLE, "it is no JSON of a batch's answer");
        }
    }

    private static byte[] bytes(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length <= MAX_BYTES) {
                return bytes;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw RefusedException.of(RailCode.RAIL_ANSWER_UNREADABLE, "an answer has at most 32 MB");
    }

    /** By whose letter, and why, it is to be ended. */
    public record EndBody(String letter, String reason) {
        public EndBody {
            Fields fields = new Fields();
            letter = fields.text("/letter", letter, 1, 100);
            reason = fields.text("/reason", reason, 1, 500);
            fields.check();
        }
    }

    /** Whether what the rail said was news. */
    public record CallbackAnswer(boolean taken) {}

    /**
     * How far a batch has come.
     *
     * @param attempt how often it was sent
     * @param reference of the rail
     * @param answers of the rail that were settled
     * @param end what an officer has asked, who wants to end it
     */
    public record RailBatchAnswer(
            UUID fileId,
            String receiver,
            Stage state,
            int attempt,
            String reference,
            int transfers,
            int answers,
            @Nullable RailEndProposed end) {}
}

package id.dinsos.disbursement.rail;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.channel.BankBatch.Made;
import id.dinsos.disbursement.rail.RailBatch.Sent;
import id.dinsos.disbursement.rail.RailBatch.Stage;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
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
import java.util.Map;
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
    private final RailStore store;
    private final RailClient rail;

    public RailResource(Caller caller, RailStore store, RailClient rail) {
        this.caller = caller;
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
                        sent.reports().size()),
                batch.version());
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
        return Response.accepted(Map.of("taken", taken)).build();
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

    /**
     * How far a batch has come.
     *
     * @param attempt how often it was sent
     * @param reference of the rail
     * @param answers of the rail that were settled
     */
    public record RailBatchAnswer(
            UUID fileId,
            String receiver,
            Stage state,
            int attempt,
            String reference,
            int transfers,
            int answers) {}
}

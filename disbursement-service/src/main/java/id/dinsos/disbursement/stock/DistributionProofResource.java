package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.handover.HandOverCode;
import id.dinsos.disbursement.handover.ProofFile;
import id.dinsos.disbursement.stock.Distribution.Planned;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionProofAdded;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;

/** Pages and photos of a distribution's signed record. */
@Path("/v1/distributions/{id}/proofs")
@RunOnVirtualThread
public class DistributionProofResource {
    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final ProofFile proofs;

    public DistributionProofResource(
            Caller caller, CommandHandler handler, EventStore store, ProofFile proofs) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.proofs = proofs;
    }

    /** A page or a photo; the same again changes nothing. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response prove(@PathParam("id") UUID id, InputStream body) {
        caller.require("preparer");
        Request request = caller.request();
        Planned known = planned(id);
        ProofFile.Proof content = ProofFile.read(body, HandOverCode.HAND_OVER_PROOF_UNREADABLE);
        UUID proof =
                known.proofs().stream()
                        .filter(one -> one.sha256().equals(content.sha256()))
                        .map(DistributionProofAdded::proof)
                        .findFirst()
                        .orElseGet(caller::newId);
        proofs.write(id, proof, content);
        return Answers.changed(
                Await.await(
                        handler.handle(
                                DistributionDecider.DISTRIBUTION,
                                id,
                                new DistributionCommand.AddProof(
                                        new DistributionProofAdded(
                                                proof,
                                                content.mediaType(),
                                                content.sha256(),
                                                content.bytes().length,
                                                caller.actor())),
                                request)));
    }

    @GET
    @Path("/{proof}")
    public Response proof(@PathParam("id") UUID id, @PathParam("proof") UUID proof) {
        caller.require("preparer", "approver", "auditor");
        DistributionProofAdded found =
                planned(id)
                        .proof(proof)
                        .orElseThrow(() ->
                                RefusedException.of(
                                        StockCode.DISTRIBUTION_NOT_FOUND,
                                        "the distribution has no such proof"));
        return Response.ok(proofs.bytes(id, proof), found.mediaType())
                .header("Cache-Control", "no-store")
                .build();
    }

    private Planned planned(UUID id) {
        if (!(Await.await(store.load(id)).fold(DistributionDecider.DISTRIBUTION.decider())
                        instanceof Planned known)
                || !caller.covers(known.plan().owner())) {
            throw RefusedException.of(
                    StockCode.DISTRIBUTION_NOT_FOUND, "no such distribution is planned");
        }
        return known;
    }
}

package id.dinsos.disbursement.handover;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.channel.BankBatch;
import id.dinsos.disbursement.channel.BankBatch.Made;
import id.dinsos.disbursement.channel.BankFileDecider;
import id.dinsos.disbursement.channel.BankFileReadStore;
import id.dinsos.disbursement.channel.BankFileStore;
import id.dinsos.disbursement.channel.TransferLine;
import id.dinsos.disbursement.handover.HandOver.Entered;
import id.dinsos.disbursement.handover.HandOverBodies.LineBody;
import id.dinsos.disbursement.handover.HandOverBodies.ReasonBody;
import id.dinsos.disbursement.handover.HandOverBodies.RecordBody;
import id.dinsos.disbursement.handover.HandOverEvent.HandOverProofAdded;
import id.dinsos.disbursement.handover.HandOverEvent.HandOverRecorded;
import id.dinsos.disbursement.handover.HandOverEvent.Line;
import id.dinsos.disbursement.handover.HandOverEvent.Outcome;
import id.dinsos.disbursement.reconciliation.BankReport;
import id.dinsos.disbursement.reconciliation.BankReportDecider;
import id.dinsos.disbursement.reconciliation.ReportFile;
import id.dinsos.disbursement.reconciliation.ReportJob;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.secret.Sha256;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records of money handed over: entered with its proofs by one, confirmed by another. */
@Path("/v1/hand-overs")
@RunOnVirtualThread
public class HandOverResource {
    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final BankFileStore files;
    private final BankFileReadStore reads;
    private final ProofFile proofs;
    private final ReportFile reports;
    private final ReportJob job;
    private final Zones zones;
    private final HandOverProcess process =
            new HandOverProcess(HandOverDecider.HAND_OVER, BankReportDecider.REPORT);

    public HandOverResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            BankFileStore files,
            BankFileReadStore reads,
            ProofFile proofs,
            ReportFile reports,
            ReportJob job,
            Zones zones) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.files = files;
        this.reads = reads;
        this.proofs = proofs;
        this.reports = reports;
        this.job = job;
        this.zones = zones;
    }

    /** The signed paper of a list that has left: who received it, and who did not. */
    @POST
    public Response enter(RecordBody body) {
        caller.require("preparer");
        Made list = list(body.listId());
        Request request = caller.requestOnce(RegionCode.of(list.owner()), "hand-over", body);
        Done done = Await.await(handler.repeatable(request, () -> recorded(body, list, request)));
        return Answers.created("/v1/hand-overs", done);
    }

    private Uni<Done> recorded(RecordBody body, Made list, Request request) {
        LocalDate left = list.releasedOn();
        if (left == null || list.state() == BankBatch.State.REPLACED) {
            throw RefusedException.of(
                    HandOverCode.HAND_OVER_LIST_NOT_RELEASED, "nobody has released the list");
        }
        if (body.date().isBefore(left)
                || body.date().isAfter(zones.day(list.owner(), request.at()))) {
            throw RefusedException.of(
                    HandOverCode.HAND_OVER_DATE_IMPLAUSIBLE,
                    "the list left on %s, and nothing is handed over tomorrow".formatted(left));
        }
        HandOverRecorded content =
                new HandOverRecorded(
                        body.listId(),
                        list.run(),
                        list.owner(),
                        body.number(),
                        body.date(),
                        body.place(),
                        lines(body, list),
                        caller.actor());
        UUID id = HandOver.idOf(list.owner(), body.number(), body.date());
        return handler.handle(
                HandOverDecider.HAND_OVER, id, new HandOverCommand.Record(content), request);
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor");
        var stream = Await.await(store.load(id));
        return Answers.found(
                HandOverAnswer.of(id, entered(stream.fold(HandOverDecider.HAND_OVER.decider()))),
                stream.version());
    }

    /** A page or a photo; the same again changes nothing. */
    @POST
    @Path("/{id}/proofs")
    @Consumes(MediaType.WILDCARD)
    public Response prove(@PathParam("id") UUID id, InputStream body) {
        caller.require("preparer");
        Request request = caller.request();
        Entered known = entered(id);
        ProofFile.Proof content = ProofFile.read(body, HandOverCode.HAND_OVER_PROOF_UNREADABLE);
        UUID proof =
                known.proofs().stream()
                        .filter(one -> one.sha256().equals(content.sha256()))
                        .map(HandOverProofAdded::proof)
                        .findFirst()
                        .orElseGet(caller::newId);
        proofs.write(id, proof, content);
        return Answers.changed(
                Await.await(
                        handler.handle(
                                HandOverDecider.HAND_OVER,
                                id,
                                new HandOverCommand.AddProof(
                                        proof,
                                        content.mediaType(),
                                        content.sha256(),
                                        content.bytes().length,
                                        caller.actor()),
                                request)));
    }

    /** That somebody has looked at it is on record with the list. */
    @GET
    @Path("/{id}/proofs/{proof}")
    public Response proof(@PathParam("id") UUID id, @PathParam("proof") UUID proof) {
        caller.require("preparer", "approver", "auditor");
        Entered known = entered(id);
        HandOverProofAdded found =
                known.proof(proof)
                        .orElseThrow(() ->
                                RefusedException.of(
                                        HandOverCode.HAND_OVER_NOT_FOUND,
                                        "the record has no such proof"));
        Await.await(reads.note(known.content().list(), caller.actor()));
        return Response.ok(proofs.bytes(id, proof), found.mediaType())
                .header("Cache-Control", "no-store")
                .build();
    }

    /** From here on the money of its lines is handed over, or back. */
    @POST
    @Path("/{id}/confirmation")
    public Response confirm(@PathParam("id") UUID id) {
        caller.require("approver");
        Request request = caller.requestIfMatch();
        Entered known = entered(id);
        byte[] bytes = HandOverProcess.report(known).getBytes(StandardCharsets.UTF_8);
        String sha256 = HexFormat.of().formatHex(Sha256.of(bytes));
        UUID report = BankReport.idOf(known.content().owner(), sha256);
        reports.write(report, out -> out.write(bytes));
        String by = caller.actor();
        Done done =
                Await.await(
                        handler.handle(
                                "ConfirmHandOver",
                                List.of(id, report),
                                id,
                                unit -> process.confirm(unit, id, report, sha256, by),
                                request));
        job.ask(report);
        return Answers.changed(done);
    }

    /** It was wrong; the number may be entered again. */
    @POST
    @Path("/{id}/withdrawal")
    public Response withdraw(@PathParam("id") UUID id, ReasonBody body) {
        caller.require("preparer");
        return Answers.changed(
                Await.await(
                        handler.handle(
                                HandOverDecider.HAND_OVER,
                                id,
                                new HandOverCommand.Withdraw(body.reason(), caller.actor()),
                                caller.requestIfMatch())));
    }

    private List<Line> lines(RecordBody body, Made list) {
        Map<UUID, Long> known = new HashMap<>();
        for (TransferLine line : Await.await(files.all(list.contentOf(body.listId())))) {
            known.put(line.transfer(), line.amountRupiah());
        }
        Fields fields = new Fields();
        List<Line> lines = new ArrayList<>();
        List<LineBody> named = body.all();
        for (int i = 0; i < named.size(); i++) {
            LineBody one = named.get(i);
            UUID transfer = one.transferId();
            Long amount = transfer == null ? null : known.get(transfer);
            Outcome outcome = one.outcome();
            if (transfer == null || outcome == null || amount == null) {
                fields.fault(
                        "/lines/" + i + "/transferId",
                        "transfer-not-on-list",
                        "the list has no such transfer");
            } else {
                String reason = one.reason() == null ? "" : one.reason().name();
                lines.add(new Line(transfer, amount, outcome, reason));
            }
        }
        fields.check(HandOverCode.HAND_OVER_LINES_WRONG);
        return lines;
    }

    private Made list(UUID id) {
        if (!(Await.await(store.load(id)).fold(BankFileDecider.BANK_FILE.decider())
                        instanceof Made list)
                || !caller.covers(list.owner())
                || !list.isHandedOver()) {
            throw RefusedException.of(
                    HandOverCode.HAND_OVER_NOT_FOUND, "there is no such list to hand over from");
        }
        return list;
    }

    private Entered entered(UUID id) {
        return entered(Await.await(store.load(id)).fold(HandOverDecider.HAND_OVER.decider()));
    }

    private Entered entered(HandOver state) {
        if (!(state instanceof Entered entered) || !caller.covers(entered.content().owner())) {
            throw RefusedException.of(HandOverCode.HAND_OVER_NOT_FOUND, "there is no such record");
        }
        return entered;
    }
}

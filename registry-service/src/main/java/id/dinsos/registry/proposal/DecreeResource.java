package id.dinsos.registry.proposal;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.file.TextFile;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.secret.Sha256;
import id.dinsos.registry.evidence.Evidence;
import id.dinsos.registry.evidence.EvidenceDecider;
import id.dinsos.registry.evidence.EvidenceEvent;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.office.ReadLogStore;
import id.dinsos.registry.proposal.Decree.Facts;
import id.dinsos.registry.proposal.Decree.Issued;
import id.dinsos.registry.proposal.DecreeProcess.AnswerLine;
import id.dinsos.registry.proposal.DecreeProcess.LineOutcome;
import id.dinsos.registry.proposal.Proposal.Filed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The regent's decrees over batches of proposals, their file, and the ministry's answers. */
@Path("/v1/proposal-decrees")
public class DecreeResource {
    private final EventStore store;
    private final CommandHandler handler;
    private final Aggregate<DecreeDecider.Command, Decree, DecreeEvent> decrees;
    private final Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals;
    private final DecreeProcess process;
    private final SealedFiles files;
    private final ReadLogStore reads;
    private final OfficeDay days;
    private final Caller caller;

    public DecreeResource(
            EventStore store,
            CommandHandler handler,
            Aggregate<DecreeDecider.Command, Decree, DecreeEvent> decrees,
            Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals,
            Aggregate<EvidenceDecider.Command, Evidence, EvidenceEvent> evidence,
            SealedFiles files,
            ReadLogStore reads,
            OfficeDay days,
            Caller caller) {
        this.store = store;
        this.handler = handler;
        this.decrees = decrees;
        this.proposals = proposals;
        this.process = new DecreeProcess(decrees, proposals, evidence);
        this.files = files;
        this.reads = reads;
        this.days = days;
        this.caller = caller;
    }

    /** Approves all of its proposals, or none where one may not be. */
    @POST
    public Uni<Response> issue(NewDecree body) {
        caller.require("approver");
        UUID id = body.id() == null ? caller.newId("IssueDecree") : body.id();
        Facts facts = body.facts(caller.actor(), days.today());
        return handler.handle(
                        "IssueDecree",
                        List.of(id),
                        id,
                        unit -> process.issue(unit, id, facts),
                        caller.requestRepeatable(RegionCode.of(facts.owner()), "IssueDecree", body))
                .map(done -> Answers.created("/v1/proposal-decrees", done));
    }

    @GET
    @Path("/{id}")
    public Uni<Response> get(@RestPath UUID id) {
        caller.require("registrar", "supervisor", "auditor", "approver");
        return store.load(id)
                .map(stream -> Answers.found(DecreeAnswer.of(id, find(stream)), stream.version()));
    }

    /** Makes the file for the ministry; made again it is the same. */
    @POST
    @Blocking
    @Path("/{id}/sending")
    public Response send(@RestPath UUID id) throws IOException {
        caller.require("registrar");
        Stream stream = await(store.load(id));
        Issued issued = find(stream);
        byte[] bytes = file(issued);
        String hash = HexFormat.of().formatHex(Sha256.of(bytes));
        if (issued.fileHash() == null) {
            files.write(MinistryFile.name(id), out -> out.write(bytes));
        }
        LocalDate today = days.today();
        return Answers.changed(
                await(
                        handler.handle(
                                "SendDecree",
                                List.of(id),
                                id,
                                unit ->
                                        process.send(
                                                unit,
                                                id,
                                                issued.fileHash() == null
                                                        ? hash
                                                        : issued.fileHash(),
                                                today),
                                caller.request())));
    }

    /** The bytes that were sent; who fetched them is on record before the first one. */
    @GET
    @Blocking
    @Path("/{id}/file")
    public Response file(@RestPath UUID id) {
        caller.require("registrar");
        Issued issued = find(await(store.load(id)));
        if (issued.fileHash() == null) {
            throw RefusedException.of(ProposalCode.DECREE_NOT_SENT, "there is no file yet");
        }
        await(reads.read(caller.actor(), "proposal-decree", List.of(id)));
        StreamingOutput bytes =
                out -> {
                    try (InputStream in = files.read(MinistryFile.name(id))) {
                        var unused = in.transferTo(out);
                    }
                };
        return Response.ok(bytes, "text/csv; charset=utf-8")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"%s\""
                                .formatted(TextFile.name("csv", "usulan", issued.facts().number())))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** The ministry's answer, whole or in parts: what can be used is, the rest is named. */
    @POST
    @Blocking
    @Consumes("text/csv")
    @Path("/{id}/answers")
    public AnswerReport answer(@RestPath UUID id, InputStream body) throws IOException {
        caller.require("registrar");
        var unused = find(await(store.load(id)));
        List<AnswerLine> lines = MinistryFile.answers(body);
        String hash =
                HexFormat.of()
                        .formatHex(Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8)));
        List<LineOutcome> outcomes = new ArrayList<>();
        var done =
                await(
                        handler.handle(
                                "AnswerDecree",
                                List.of(id),
                                id,
                                unit -> {
                                    outcomes.clear();
                                    outcomes.addAll(process.answer(unit, id, hash, lines));
                                },
                                caller.request()));
        return new AnswerReport(
                done.id(),
                lines.size(),
                outcomes.stream().filter(one -> one.code() != null).toList());
    }

    private byte[] file(Issued issued) throws IOException {
        Map<UUID, Stream> loaded = await(store.loadAll(issued.facts().proposals()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MinistryFile.write(
                issued,
                id -> {
                    Stream stream = loaded.get(id);
                    if (stream != null && stream.fold(proposals.decider()) instanceof Filed filed) {
                        return filed;
                    }
                    throw new IllegalStateException("the annex names no proposal " + id);
                },
                bytes);
        return bytes.toByteArray();
    }

    private Issued find(Stream stream) {
        if (stream.fold(decrees.decider()) instanceof Issued issued
                && caller.covers(issued.facts().owner())) {
            return issued;
        }
        throw RefusedException.of(ProposalCode.DECREE_UNKNOWN, "there is no such decree");
    }

    /**
     * @param documentId the signed decree, kept as evidence first
     * @param proposals the annex, each once
     */
    public record NewDecree(
            @Nullable UUID id,
            @Nullable String owner,
            @Nullable String number,
            @Nullable LocalDate date,
            @Nullable UUID documentId,
            @Nullable List<@Nullable UUID> proposals) {
        Facts facts(String by, LocalDate today) {
            Fields fields = new Fields();
            RegionCode office = fields.region("/owner", owner, Level.REGENCY, Level.REGENCY);
            String name = fields.text("/number", number, 1, 100);
            LocalDate signed = fields.date("/date", date);
            fields.expect(!signed.isAfter(today), "/date", "not after today");
            UUID document = fields.uuid("/documentId", documentId);
            List<UUID> annex =
                    fields.list(
                            "/proposals",
                            proposals,
                            1,
                            DecreeProcess.MAX_PROPOSALS,
                            (at, one) -> one);
            fields.expect(
                    annex.stream().distinct().count() == annex.size(), "/proposals", "each once");
            fields.check();
            return new Facts(office.code(), name, signed, document, annex, by);
        }
    }

    /** A decree as callers see it. */
    public record DecreeAnswer(UUID id, Facts facts, @Nullable String fileHash, int answers) {
        static DecreeAnswer of(UUID id, Issued issued) {
            return new DecreeAnswer(id, issued.facts(), issued.fileHash(), issued.answers().size());
        }
    }

    /**
     * What became of an answer.
     *
     * @param faults the lines that could not be used, and why
     */
    public record AnswerReport(UUID id, int lines, List<LineOutcome> faults) {}
}

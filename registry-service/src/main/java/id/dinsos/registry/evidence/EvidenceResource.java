package id.dinsos.registry.evidence;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.registry.evidence.Evidence.Facts;
import id.dinsos.registry.evidence.Evidence.Kept;
import id.dinsos.registry.evidence.Evidence.Kind;
import id.dinsos.registry.evidence.Evidence.Type;
import id.dinsos.registry.evidence.EvidenceFile.Taken;
import id.dinsos.registry.office.ReadLogStore;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Minutes, photos and decrees in, and out again as an attachment: a browser that is shown a link to
 * one saves it and runs nothing.
 */
@Path("/v1/evidence")
public class EvidenceResource {
    private static final EvidenceDecider DECIDER = new EvidenceDecider();

    private final EventStore store;
    private final CommandHandler handler;
    private final Aggregate<EvidenceDecider.Command, Evidence, EvidenceEvent> aggregate;
    private final SealedFiles files;
    private final ReadLogStore reads;
    private final Caller caller;

    public EvidenceResource(
            EventStore store,
            CommandHandler handler,
            Aggregate<EvidenceDecider.Command, Evidence, EvidenceEvent> aggregate,
            SealedFiles files,
            ReadLogStore reads,
            Caller caller) {
        this.store = store;
        this.handler = handler;
        this.aggregate = aggregate;
        this.files = files;
        this.reads = reads;
        this.caller = caller;
    }

    /**
     * Keeps one document; the body is its bytes.
     *
     * @param region the village or office it belongs to
     * @param kind what it is
     * @param id made by the caller, so that a repetition is noticed; made here where absent
     * @param person whom it shows, so that it is erased with them
     */
    @POST
    @Blocking
    @Consumes("*/*")
    public Response keep(
            @RestQuery @Nullable String region,
            @RestQuery @Nullable Kind kind,
            @RestQuery @Nullable UUID id,
            @RestQuery @Nullable UUID person,
            @RestHeader(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            InputStream body)
            throws IOException {
        caller.require("registrar", "officer", "approver");
        RegionCode place = Parameters.region("region", region);
        caller.over(place);
        Kind what = Parameters.required("kind", kind);
        Type declared = declared(type);
        UUID evidence = id == null ? caller.newId("KeepEvidence") : id;
        UUID upload = caller.newId();
        String name = EvidenceFile.name(evidence, upload);
        Taken taken = EvidenceFile.take(body, declared, files, name);
        Facts facts =
                new Facts(
                        place.code(),
                        what,
                        declared,
                        taken.bytes(),
                        taken.sha256(),
                        upload,
                        person);
        Done done;
        try {
            done =
                    await(
                            handler.handle(
                                    aggregate,
                                    evidence,
                                    new EvidenceDecider.Keep(facts),
                                    caller.request(place)));
        } catch (RefusedException e) {
            files.delete(name);
            throw e;
        }
        if (!find(await(store.load(evidence))).facts().upload().equals(upload)) {
            // The same document is there already, from an earlier try.
            files.delete(name);
        }
        return Answers.created("/v1/evidence", done);
    }

    /** What it is, without its bytes. */
    @GET
    @Path("/{id}")
    public Uni<Response> get(@RestPath UUID id) {
        caller.require("registrar", "officer", "supervisor", "auditor", "approver");
        return store.load(id)
                .map(stream ->
                        Answers.found(EvidenceAnswer.of(id, find(stream)), stream.version()));
    }

    /** The bytes, as a file to save; who fetched them is on record before the first one. */
    @GET
    @Blocking
    @Path("/{id}/file")
    public Response file(@RestPath UUID id) {
        caller.require("registrar", "officer", "supervisor", "auditor", "approver");
        Kept kept = find(await(store.load(id)));
        if (kept.erased()) {
            throw RefusedException.of(EvidenceCode.EVIDENCE_ERASED, "its bytes were erased");
        }
        Facts facts = kept.facts();
        UUID subject = facts.personId() == null ? id : facts.personId();
        await(reads.read(caller.actor(), "evidence", List.of(subject)));
        StreamingOutput bytes =
                out -> {
                    try (InputStream in = files.read(EvidenceFile.name(id, facts.upload()))) {
                        var unused = in.transferTo(out);
                    }
                };
        return Response.ok(bytes, "application/octet-stream")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"%s.%s\"".formatted(id, facts.type().ending()))
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }

    private Kept find(Stream stream) {
        if (stream.fold(DECIDER) instanceof Kept kept && caller.covers(kept.facts().region())) {
            return kept;
        }
        throw RefusedException.of(EvidenceCode.EVIDENCE_UNKNOWN, "there is no such evidence");
    }

    private static Type declared(@Nullable String type) {
        for (Type one : Type.values()) {
            if (type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(one.media())) {
                return one;
            }
        }
        throw RefusedException.of(
                EvidenceCode.EVIDENCE_TYPE_WRONG, "send application/pdf, image/jpeg or image/png");
    }

    /** A piece of evidence as callers see it. */
    public record EvidenceAnswer(
            UUID id,
            String region,
            Kind kind,
            String type,
            long bytes,
            String sha256,
            @Nullable UUID personId,
            boolean erased) {
        static EvidenceAnswer of(UUID id, Kept kept) {
            Facts facts = kept.facts();
            return new EvidenceAnswer(
                    id,
                    facts.region(),
                    facts.kind(),
                    facts.type().media(),
                    facts.bytes(),
                    facts.sha256(),
                    facts.personId(),
                    kept.erased());
        }
    }
}

package id.dinsos.registry.civil;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.civil.CivilCheck.State;
import id.dinsos.registry.office.ReadLogStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** The file of questions out, and the file of answers in. */
@Path("/v1/civil-checks/{id}")
public class CivilFileResource {
    private final CivilStore checks;
    private final CivilJob job;
    private final SealedFiles files;
    private final ReadLogStore reads;
    private final Caller caller;

    public CivilFileResource(
            CivilStore checks, CivilJob job, SealedFiles files, ReadLogStore reads, Caller caller) {
        this.checks = checks;
        this.job = job;
        this.files = files;
        this.reads = reads;
        this.caller = caller;
    }

    /**
     * Names and numbers in the clear, for the civil registry alone; opened part by part on its way
     * out. Each fetching is on record under the check's id before a byte goes out, and whom it
     * names stands in the record of reads since it was written.
     */
    @GET
    @Blocking
    @Path("/request-file")
    public Response request(@RestPath UUID id) throws IOException {
        caller.require("registrar");
        CivilCheck check = byFile(id);
        if (check.isOver() || check.dropped()) {
            throw RefusedException.of(
                    CivilCode.CIVIL_REQUEST_EXPIRED, "the file is kept for a day; order another");
        }
        if (check.state() != State.SENT) {
            throw RefusedException.of(
                    CivilCode.CIVIL_REQUEST_NOT_READY, "the check is at work; come again");
        }
        await(reads.read(caller.actor(), "civil-request", List.of(id)));
        List<String> parts = files.names(CivilFile.questions(check));
        StreamingOutput body =
                out -> {
                    CivilFile.head(out);
                    for (String part : parts) {
                        try (InputStream in = files.read(part)) {
                            var unused = in.transferTo(out);
                        }
                    }
                };
        return Response.ok(body, "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"pemadanan.csv\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    /**
     * Answers to all or some of the questions; several files may come. The same file again changes
     * nothing, an answer that was taken stands.
     */
    @POST
    @Blocking
    @Consumes("text/csv")
    @Path("/answer-file")
    public Response answer(@RestPath UUID id, InputStream body) throws IOException {
        caller.require("registrar");
        CivilCheck check = byFile(id);
        UUID upload = caller.newId();
        String name = CivilFile.answers(check, upload);
        String hash = CivilFile.keep(body, files, name);
        boolean taken = false;
        try {
            try (InputStream in = files.read(name)) {
                CivilFile.requireAnswers(in);
            }
            if (!hash.equals(check.answerHash())) {
                require(check);
                taken = await(checks.upload(id, upload, hash));
                if (!taken) {
                    throw taking();
                }
                job.ask(id);
            }
        } finally {
            if (!taken) {
                files.delete(name);
            }
        }
        return Response.accepted().location(URI.create("/v1/civil-checks/" + id)).build();
    }

    private static void require(CivilCheck check) {
        if (check.isOver()) {
            throw RefusedException.of(
                    CivilCode.CIVIL_CHECK_OVER, "no answers are awaited any more");
        }
        if (check.state() == State.TAKING) {
            throw taking();
        }
        if (check.state() != State.SENT) {
            throw RefusedException.of(
                    CivilCode.CIVIL_REQUEST_NOT_READY, "nothing has been asked yet");
        }
    }

    private static RefusedException taking() {
        return RefusedException.of(
                CivilCode.CIVIL_ANSWER_BEING_TAKEN, "an answer file is being taken in; come again");
    }

    private CivilCheck byFile(UUID id) {
        CivilCheck check =
                await(checks.find(id))
                        .filter(one -> caller.covers(one.region().code()))
                        .orElseThrow(() ->
                                RefusedException.of(
                                        CivilCode.CIVIL_CHECK_UNKNOWN, "there is no such check"));
        if (check.way() != CivilWay.FILE) {
            throw RefusedException.of(
                    CivilCode.CIVIL_CHECK_NOT_BY_FILE, "this check asks over HTTP");
        }
        return check;
    }
}

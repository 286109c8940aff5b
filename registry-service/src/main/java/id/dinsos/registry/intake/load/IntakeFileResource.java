package id.dinsos.registry.intake.load;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.FolderFile;
import id.dinsos.registry.intake.file.IntakeCode;
import id.dinsos.registry.office.ReadLogStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** What an intake gives back as files: the rows to mend, and what it would change. */
@Path("/v1/intakes/{id}")
public class IntakeFileResource {
    private final IntakeStore intakes;
    private final Caller caller;
    private final ProgressStore progress;
    private final SealedFiles files;
    private final ReadLogStore reads;

    public IntakeFileResource(
            IntakeStore intakes,
            Caller caller,
            ProgressStore progress,
            SealedFiles files,
            ReadLogStore reads) {
        this.intakes = intakes;
        this.caller = caller;
        this.progress = progress;
        this.files = files;
        this.reads = reads;
    }

    @GET
    @Blocking
    @Path("/rejected-families.csv")
    public Response rejectedFamilies(@RestPath UUID id) {
        return rejected(id, FileKind.FAMILIES);
    }

    @GET
    @Blocking
    @Path("/rejected-members.csv")
    public Response rejectedMembers(@RestPath UUID id) {
        return rejected(id, FileKind.MEMBERS);
    }

    /** Row by row what a dry run, or an intake under review, would change; no personal data. */
    @GET
    @Blocking
    @Path("/changes.csv")
    public Response changes(@RestPath UUID id) {
        caller.require("registrar", "auditor");
        return given(FolderFile.CHANGES, settled(id));
    }

    /**
     * Rows in the clear: for who mends them, on record before the file is opened on its way out.
     */
    private Response rejected(UUID id, FileKind kind) {
        caller.require("registrar");
        FolderFile folder = settled(id);
        await(reads.read(caller.actor(), "rejected-rows", List.of(id)));
        return given(FolderFile.rejected(kind), folder);
    }

    private FolderFile settled(UUID id) {
        Intake intake = await(intakes.of(id, caller));
        if (intake.open()) {
            throw RefusedException.of(IntakeCode.INTAKE_RUNNING, "wait until it is done");
        }
        if (intake.swept()) {
            throw RefusedException.of(IntakeCode.REJECTED_ROWS_DELETED, "its files were deleted");
        }
        return new FolderFile(files, id, intake.upload());
    }

    private Response given(String file, FolderFile folder) {
        List<String> parts = await(progress.parts(folder.intake(), file));
        if (parts.isEmpty()) {
            throw RefusedException.of(IntakeCode.INTAKE_UNKNOWN, "it has no such file");
        }
        StreamingOutput body =
                out -> {
                    for (String part : parts) {
                        try (InputStream in = folder.read(part)) {
                            var unused = in.transferTo(out);
                        }
                    }
                };
        return Response.ok(body, "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(file))
                .header("Cache-Control", "no-store")
                .build();
    }
}

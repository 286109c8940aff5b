package id.dinsos.registry.intake;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Caller;
import id.dinsos.eventstore.KernelCode;
import id.dinsos.eventstore.RefusedException;
import id.dinsos.eventstore.Settings;
import id.dinsos.registry.intake.IntakeView.Intake;
import id.dinsos.registry.intake.IntakeView.StoredError;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Family files in, their progress and their faults out. */
@Path("/v1/intakes")
public class IntakeResource {
    private static final int MAX_PAGE = 500;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final IntakeView intakes;
    private final IntakeJob job;
    private final Caller caller;
    private final java.nio.file.Path files;

    public IntakeResource(IntakeView intakes, IntakeJob job, Caller caller, Settings settings) {
        this.intakes = intakes;
        this.job = job;
        this.caller = caller;
        this.files = java.nio.file.Path.of(settings.files());
    }

    /** Keeps both files and answers at once; the work is done in the background. */
    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response receive(
            @RestQuery @DefaultValue("") String owner,
            @RestQuery @DefaultValue("false") boolean dryRun,
            @RestForm @Nullable FileUpload families,
            @RestForm @Nullable FileUpload members)
            throws IOException {
        caller.require("registrar");
        RegionCode regency = RegionCode.of(owner);
        if (regency.level() != RegionCode.Level.REGENCY) {
            throw RefusedException.of(IntakeCode.OWNER_NOT_A_REGENCY, "owner is a regency code");
        }
        caller.over(regency);
        if (families == null || members == null) {
            throw RefusedException.of(
                    IntakeCode.FILE_MISSING, "send the parts `families` and `members` as files");
        }
        UUID id = caller.newId();
        FolderJob folder = FolderJob.of(files, id);
        long bytes = families.size() + members.size();
        Files.createDirectories(folder.path());
        Files.move(families.uploadedFile(), folder.upload(FileKind.FAMILIES));
        Files.move(members.uploadedFile(), folder.upload(FileKind.MEMBERS));
        intakes.receive(id, regency.code(), caller.actor(), dryRun, bytes).await().atMost(LIMIT);
        job.wake();
        return Response.accepted().location(URI.create("/v1/intakes/" + id)).build();
    }

    @GET
    @Path("/{id}")
    public Uni<IntakeStatus> status(@RestPath UUID id) {
        return readable(id).map(IntakeStatus::of);
    }

    @GET
    @Path("/{id}/errors")
    public Uni<Errors> errors(
            @RestPath UUID id,
            @RestQuery @DefaultValue("0") String cursor,
            @RestQuery @DefaultValue("100") int limit) {
        int page = Math.clamp(limit, 1, MAX_PAGE);
        return readable(id)
                .flatMap(intake -> intakes.errors(id, place(cursor), page))
                .map(found -> Errors.of(found, page));
    }

    @GET
    @Path("/{id}/rejected-families.csv")
    public Uni<Response> rejectedFamilies(@RestPath UUID id) {
        return rejected(id, FileKind.FAMILIES);
    }

    @GET
    @Path("/{id}/rejected-members.csv")
    public Uni<Response> rejectedMembers(@RestPath UUID id) {
        return rejected(id, FileKind.MEMBERS);
    }

    private Uni<Response> rejected(UUID id, FileKind kind) {
        return readable(id)
                .map(intake -> {
                    if (intake.open()) {
                        throw RefusedException.of(
                                IntakeCode.INTAKE_RUNNING, "wait until it is done");
                    }
                    java.nio.file.Path file = FolderJob.of(files, id).rejected(kind);
                    if (!Files.exists(file)) {
                        throw RefusedException.of(IntakeCode.INTAKE_UNKNOWN, "it has no such file");
                    }
                    return Response.ok(file.toFile(), "text/csv; charset=utf-8")
                            .header(
                                    "Content-Disposition",
                                    "attachment; filename=\"%s\"".formatted(file.getFileName()))
                            .header("Cache-Control", "no-store")
                            .build();
                });
    }

    private Uni<Intake> readable(UUID id) {
        caller.require("registrar", "auditor");
        return intakes.find(id).map(found -> mine(found));
    }

    private Intake mine(Optional<Intake> found) {
        Intake intake =
                found.orElseThrow(() ->
                        RefusedException.of(IntakeCode.INTAKE_UNKNOWN, "there is no such intake"));
        caller.over(RegionCode.of(intake.owner()));
        return intake;
    }

    private static long place(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw RefusedException.of(KernelCode.CURSOR_INVALID, "send the cursor you were given");
        }
    }

    /** A page of errors; the cursor is null on the last one. */
    record Errors(List<StoredError> items, @Nullable String cursor) {
        static Errors of(List<StoredError> found, int page) {
            String next = found.size() < page ? null : Long.toString(found.getLast().seq());
            return new Errors(found, next);
        }
    }

    /** How an intake stands. */
    record IntakeStatus(
            UUID id,
            String state,
            String owner,
            boolean dryRun,
            long familiesRead,
            long membersRead,
            long householdsRegistered,
            long householdsChanged,
            long householdsUnchanged,
            long personsRegistered,
            long personsChanged,
            long personsUnchanged,
            long familiesRejected,
            long membersRejected,
            long errors,
            long bytesDone,
            long bytesTotal,
            OffsetDateTime receivedAt,
            @Nullable OffsetDateTime startedAt,
            @Nullable OffsetDateTime finishedAt,
            @Nullable Failure failure) {
        static IntakeStatus of(Intake intake) {
            IntakeProgress p = intake.progress();
            String code = intake.failureCode();
            return new IntakeStatus(
                    intake.id(),
                    intake.state(),
                    intake.owner(),
                    intake.dryRun(),
                    p.familiesRead(),
                    p.membersRead(),
                    p.householdsRegistered(),
                    p.householdsChanged(),
                    p.householdsUnchanged(),
                    p.personsRegistered(),
                    p.personsChanged(),
                    p.personsUnchanged(),
                    p.familiesRejected(),
                    p.membersRejected(),
                    p.errors(),
                    p.bytesDone(),
                    p.bytesTotal(),
                    intake.receivedAt(),
                    intake.startedAt(),
                    intake.finishedAt(),
                    code == null
                            ? null
                            : new Failure(code, String.valueOf(intake.failureDetail())));
        }
    }

    /** Why an intake failed as a whole. */
    record Failure(String code, String detail) {}
}

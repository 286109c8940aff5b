package id.dinsos.registry.intake.load;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.secret.FileCipher;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.FolderFile;
import id.dinsos.registry.intake.file.IntakeCode;
import id.dinsos.registry.intake.file.UploadFile;
import id.dinsos.registry.intake.load.IntakeStore.Intake;
import id.dinsos.registry.intake.load.IntakeStore.StoredError;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Family files in, their progress and their faults out. */
@Path("/v1/intakes")
public class IntakeResource {
    private static final int MAX_PAGE = 500;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final IntakeStore intakes;
    private final IntakeJob job;
    private final Caller caller;
    private final java.nio.file.Path files;
    private final FileCipher cipher;
    private final Duration kept;

    public IntakeResource(
            IntakeStore intakes,
            IntakeJob job,
            Caller caller,
            Settings settings,
            FileCipher cipher,
            @ConfigProperty(name = "registry.intake.keep-rejected") Duration kept) {
        this.intakes = intakes;
        this.job = job;
        this.caller = caller;
        this.files = java.nio.file.Path.of(settings.files());
        this.cipher = cipher;
        this.kept = kept;
    }

    /**
     * Keeps both files and answers at once; the work is done in the background. A repetition under
     * one Idempotency-Key gets the intake that was received first.
     */
    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response receive(
            @RestQuery @DefaultValue("") String owner,
            @RestQuery @DefaultValue("false") boolean dryRun,
            @RestHeader(HttpHeaders.CONTENT_TYPE) String type,
            InputStream body)
            throws IOException {
        caller.require("registrar");
        RegionCode regency = RegionCode.of(owner);
        if (regency.level() != RegionCode.Level.REGENCY) {
            throw RefusedException.of(IntakeCode.OWNER_NOT_A_REGENCY, "owner is a regency code");
        }
        caller.over(regency);
        UUID id = caller.newId("ReceiveIntake");
        FolderFile folder = FolderFile.of(files, id, cipher);
        if (isKnown(id, regency, dryRun)) {
            return accepted(id);
        }
        Files.createDirectories(folder.path().getParent());
        try {
            Files.createDirectory(folder.path());
        } catch (FileAlreadyExistsException e) {
            throw RefusedException.of(KernelCode.CHANGED_MEANWHILE, "it is being received");
        }
        try {
            long bytes = UploadFile.receive(body, type, folder);
            intakes.receive(id, regency.code(), caller.actor(), dryRun, bytes)
                    .await()
                    .atMost(LIMIT);
        } catch (IOException | RuntimeException e) {
            FolderFile.delete(folder.path());
            throw e;
        }
        job.wake();
        return accepted(id);
    }

    private boolean isKnown(UUID id, RegionCode owner, boolean dryRun) {
        Optional<Intake> known = intakes.find(id).await().atMost(LIMIT);
        if (known.isPresent()
                && !(known.get().owner().equals(owner.code()) && known.get().dryRun() == dryRun)) {
            throw RefusedException.of(
                    KernelCode.IDEMPOTENCY_KEY_REUSED,
                    "this Idempotency-Key was used for another intake");
        }
        return known.isPresent();
    }

    private static Response accepted(UUID id) {
        return Response.accepted().location(URI.create("/v1/intakes/" + id)).build();
    }

    @GET
    @Path("/{id}")
    public Uni<IntakeStatus> status(@RestPath UUID id) {
        return readable(id).map(intake -> IntakeStatus.of(intake, kept));
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
    @Blocking
    @Path("/{id}/rejected-families.csv")
    public Response rejectedFamilies(@RestPath UUID id) throws IOException {
        return rejected(id, FileKind.FAMILIES);
    }

    @GET
    @Blocking
    @Path("/{id}/rejected-members.csv")
    public Response rejectedMembers(@RestPath UUID id) throws IOException {
        return rejected(id, FileKind.MEMBERS);
    }

    /** The file is opened on its way out. */
    private Response rejected(UUID id, FileKind kind) throws IOException {
        Intake intake = readable(id).await().atMost(LIMIT);
        if (intake.open()) {
            throw RefusedException.of(IntakeCode.INTAKE_RUNNING, "wait until it is done");
        }
        FolderFile folder = FolderFile.of(files, id, cipher);
        if (!folder.exists()) {
            throw RefusedException.of(IntakeCode.REJECTED_ROWS_DELETED, "its files were deleted");
        }
        String file = FolderFile.rejected(kind);
        if (!folder.has(file)) {
            throw RefusedException.of(IntakeCode.INTAKE_UNKNOWN, "it has no such file");
        }
        return Response.ok(folder.read(file), "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(file))
                .header("Cache-Control", "no-store")
                .build();
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

    /** A page of errors and warnings; next is null on the last one. */
    record Errors(List<StoredError> items, @Nullable String next) {
        static Errors of(List<StoredError> found, int page) {
            String next = found.size() < page ? null : Long.toString(found.getLast().seq());
            return new Errors(found, next);
        }
    }

    /**
     * How an intake stands.
     *
     * @param warnings rows taken in of which there is something to say all the same
     * @param rejectedRowsUntil when the files of rejected rows are deleted
     */
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
            long warnings,
            long bytesDone,
            long bytesTotal,
            OffsetDateTime receivedAt,
            @Nullable OffsetDateTime startedAt,
            @Nullable OffsetDateTime finishedAt,
            @Nullable OffsetDateTime rejectedRowsUntil,
            @Nullable Failure failure) {
        static IntakeStatus of(Intake intake, Duration kept) {
            OffsetDateTime finishedAt = intake.finishedAt();
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
                    p.warnings(),
                    p.bytesDone(),
                    p.bytesTotal(),
                    intake.receivedAt(),
                    intake.startedAt(),
                    finishedAt,
                    finishedAt == null ? null : finishedAt.plus(kept),
                    code == null
                            ? null
                            : new Failure(code, String.valueOf(intake.failureDetail())));
        }
    }

    /** Why an intake failed as a whole. */
    record Failure(String code, String detail) {}
}

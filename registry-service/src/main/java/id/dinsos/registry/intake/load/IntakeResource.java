package id.dinsos.registry.intake.load;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.secret.FileCipher;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.FolderFile;
import id.dinsos.registry.intake.file.IntakeCode;
import id.dinsos.registry.intake.file.UploadFile;
import id.dinsos.registry.intake.load.IntakeStore.Intake;
import id.dinsos.registry.intake.load.IntakeStore.StoredError;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.office.ReadLogStore;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Family files in, their progress and their faults out. */
@Path("/v1/intakes")
public class IntakeResource {
    private static final int MAX_PAGE = 500;
    private static final String DAY = "yyyy-mm-dd";
    private static final Set<String> PARAMETERS = Set.of("owner", "dryRun", "asOf", "whole");
    private static final AtomicLong UPLOADS = new AtomicLong();

    private final IntakeStore intakes;
    private final IntakeJob job;
    private final Caller caller;
    private final java.nio.file.Path files;
    private final FileCipher cipher;
    private final Duration kept;
    private final ReadLogStore reads;
    private final OfficeDay today;

    public IntakeResource(
            IntakeStore intakes,
            IntakeJob job,
            Caller caller,
            Settings settings,
            FileCipher cipher,
            ReadLogStore reads,
            OfficeDay today,
            @ConfigProperty(name = "registry.intake.keep-rejected") Duration kept) {
        this.intakes = intakes;
        this.job = job;
        this.caller = caller;
        this.files = java.nio.file.Path.of(settings.files());
        this.cipher = cipher;
        this.kept = kept;
        this.reads = reads;
        this.today = today;
    }

    /**
     * Keeps both files and answers at once; the work is done in the background. A repetition under
     * one Idempotency-Key gets the intake that was received first.
     *
     * @param dryRun true: everything is checked and reported, nothing is written
     * @param asOf the day as of which the files are; the day they come where absent
     * @param whole true: they are the whole list, and who is not in it is listed as absent
     */
    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response receive(
            @RestQuery @DefaultValue("") String owner,
            @RestQuery @DefaultValue("false") String dryRun,
            @RestQuery @Nullable String asOf,
            @RestQuery @DefaultValue("false") String whole,
            @RestHeader(HttpHeaders.CONTENT_TYPE) String type,
            @Context UriInfo uri,
            InputStream body)
            throws IOException {
        caller.require("registrar");
        requireKnown(uri.getQueryParameters().keySet());
        RegionCode regency = RegionCode.of(owner);
        if (regency.level() != RegionCode.Level.REGENCY) {
            throw RefusedException.of(IntakeCode.OWNER_NOT_A_REGENCY, "owner is a regency code");
        }
        caller.over(regency);
        IntakeOrder order =
                new IntakeOrder(
                        regency.code(),
                        flag("dryRun", dryRun),
                        day(asOf),
                        flag("whole", whole),
                        IntakeOrder.Absent.LIST);
        UUID id = caller.newId("ReceiveIntake");
        if (isKnown(id, order)) {
            return accepted(id);
        }
        FolderFile kept = FolderFile.of(files, id, cipher);
        FolderFile coming = kept.coming(UPLOADS.incrementAndGet());
        try {
            Files.createDirectories(coming.path());
            long bytes = UploadFile.receive(body, type, coming);
            coming.become(kept);
            if (!await(intakes.receive(id, caller.actor(), order, bytes))) {
                var unused = isKnown(id, order);
            }
        } finally {
            FolderFile.delete(coming.path());
        }
        job.ask(id);
        return accepted(id);
    }

    /** A misspelt parameter would be a wish that nobody heard. */
    private static void requireKnown(Set<String> names) {
        for (String name : names) {
            if (!PARAMETERS.contains(name)) {
                throw unknown(name, "this is no parameter of an intake");
            }
        }
    }

    private static boolean flag(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw unknown(name, "write true or false");
        };
    }

    private @Nullable LocalDate day(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(value);
            if (value.length() == DAY.length() && !day.isAfter(today.today())) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // refused below
        }
        throw unknown("asOf", "write a day that has come, as 2026-03-31");
    }

    private static RefusedException unknown(String name, String why) {
        return new Refusal(
                        IntakeCode.INTAKE_PARAMETER_INVALID,
                        why,
                        List.of(
                                new Refusal.FieldError(
                                        "/" + name,
                                        IntakeCode.INTAKE_PARAMETER_INVALID.code(),
                                        why)))
                .asException();
    }

    /** Ends an intake that is not over; what it has taken in so far stays. */
    @DELETE
    @Path("/{id}")
    public Uni<IntakeStatus> cancel(@RestPath UUID id) {
        caller.require("registrar");
        return intakes.find(id)
                .map(this::mine)
                .flatMap(intake -> intakes.cancel(id))
                .invoke(ended -> {
                    if (!ended) {
                        throw RefusedException.of(
                                IntakeCode.INTAKE_OVER, "it has come to its end already");
                    }
                })
                .flatMap(x -> intakes.find(id))
                .map(found -> IntakeStatus.of(mine(found), kept));
    }

    /** The households of the regency that a whole list did not name, for a person to look at. */
    @GET
    @Path("/{id}/absent")
    public Uni<Absent> absent(
            @RestPath UUID id,
            @RestQuery @Nullable UUID cursor,
            @RestQuery @DefaultValue("100") int limit) {
        int page = Math.clamp(limit, 1, MAX_PAGE);
        return readable(id)
                .flatMap(intake ->
                        intakes.absent(id, cursor == null ? new UUID(0, 0) : cursor, page))
                .map(found ->
                        new Absent(found, found.size() < page ? null : found.getLast().toString()));
    }

    /** A page of household ids; next is null on the last one. */
    record Absent(List<UUID> items, @Nullable String next) {}

    private boolean isKnown(UUID id, IntakeOrder order) {
        Optional<Intake> known = await(intakes.find(id));
        if (known.isPresent()
                && !(known.get().owner().equals(order.owner())
                        && known.get().dryRun() == order.dryRun()
                        && known.get().whole() == order.whole()
                        && Objects.equals(known.get().saidAsOf(), order.asOf()))) {
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

    /**
     * Rows in the clear: for who mends them, on record before the file is opened on its way out.
     */
    private Response rejected(UUID id, FileKind kind) throws IOException {
        caller.require("registrar");
        Intake intake = await(readable(id));
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
        await(reads.read(caller.actor(), "rejected-rows", List.of(id)));
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
        return found.filter(intake -> caller.covers(intake.owner()))
                .orElseThrow(() ->
                        RefusedException.of(IntakeCode.INTAKE_UNKNOWN, "there is no such intake"));
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
            @Nullable LocalDate asOf,
            boolean whole,
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
                    intake.saidAsOf(),
                    intake.whole(),
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

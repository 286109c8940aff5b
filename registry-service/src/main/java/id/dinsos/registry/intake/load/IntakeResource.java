package id.dinsos.registry.intake.load;

import static id.dinsos.eventstore.work.Await.await;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Pages.Page;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.intake.file.FolderFile;
import id.dinsos.registry.intake.file.IntakeCode;
import id.dinsos.registry.intake.file.UploadFile;
import id.dinsos.registry.intake.load.ErrorStore.StoredError;
import id.dinsos.registry.office.OfficeDay;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Family files in, their progress and their faults out. */
@Path("/v1/intakes")
public class IntakeResource {

    private final IntakeStore intakes;
    private final ErrorStore errors;
    private final IntakeJob job;
    private final Pages pages;
    private final Caller caller;
    private final UploadStore uploads;
    private final SealedFiles files;
    private final Duration kept;
    private final Set<String> reviewing;
    private final OfficeDay today;

    public IntakeResource(
            IntakeStore intakes,
            ErrorStore errors,
            IntakeJob job,
            Pages pages,
            Caller caller,
            UploadStore uploads,
            SealedFiles files,
            OfficeDay today,
            @ConfigProperty(name = "registry.intake.review") Optional<Set<String>> reviewing,
            @ConfigProperty(name = "registry.intake.keep-rejected") Duration kept) {
        this.intakes = intakes;
        this.errors = errors;
        this.job = job;
        this.pages = pages;
        this.caller = caller;
        this.uploads = uploads;
        this.files = files;
        this.kept = kept;
        this.reviewing = reviewing.orElse(Set.of());
        this.today = today;
    }

    /**
     * Keeps both files and answers at once; the work is done in the background. A repetition under
     * one Idempotency-Key gets the intake that was received first.
     *
     * @param dryRun true: everything is checked and reported, nothing is written
     * @param asOf the day as of which the files are; the day they come where absent
     * @param whole true: they are the whole list, and who is not in it is listed as absent
     * @param review true: it stops before it changes anything, for a person to accept or refuse it;
     *     always so where the office has asked for that
     */
    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response receive(
            @RestQuery @DefaultValue("") String owner,
            @RestQuery @DefaultValue("false") String dryRun,
            @RestQuery @Nullable String asOf,
            @RestQuery @DefaultValue("false") String whole,
            @RestQuery @DefaultValue("false") String review,
            @RestHeader(HttpHeaders.CONTENT_TYPE) String type,
            InputStream body)
            throws IOException {
        caller.require("registrar");
        RegionCode regency = IntakeParameters.owner(Parameters.region("owner", owner));
        caller.over(regency);
        boolean dry = IntakeParameters.flag("dryRun", dryRun);
        boolean asked = IntakeParameters.flag("review", review);
        IntakeOrder order =
                new IntakeOrder(
                        regency.code(),
                        dry,
                        IntakeParameters.day(asOf, today.today()),
                        IntakeParameters.flag("whole", whole),
                        !dry && (asked || reviewing.contains(regency.code())));
        UUID id = caller.newId("ReceiveIntake");
        if (isKnown(id, order)) {
            return accepted(id);
        }
        keep(id, order, type, body);
        job.ask(id);
        return accepted(id);
    }

    /** Of two uploads under one key the first that is whole stays. */
    private void keep(UUID id, IntakeOrder order, String type, InputStream body)
            throws IOException {
        UUID upload = await(uploads.begin(id));
        FolderFile folder = new FolderFile(files, id, upload);
        long bytes;
        try {
            bytes = UploadFile.receive(body, type, folder);
        } catch (IOException | RuntimeException e) {
            drop(folder);
            throw e;
        }
        if (!await(intakes.receive(id, caller.actor(), order, upload, bytes))) {
            drop(folder);
            var unused = isKnown(id, order);
        }
    }

    private void drop(FolderFile folder) throws IOException {
        folder.deleteAll();
        var unused = await(uploads.forget(folder.upload()));
    }

    private boolean isKnown(UUID id, IntakeOrder order) {
        Optional<Intake> known = await(intakes.find(id));
        if (known.isPresent()
                && !(known.get().owner().equals(order.owner())
                        && known.get().dryRun() == order.dryRun()
                        && known.get().whole() == order.whole()
                        && known.get().review() == order.review()
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

    /** Ends an intake that is not over; what it has taken in so far stays. */
    @DELETE
    @Path("/{id}")
    public Uni<IntakeStatus> cancel(@RestPath UUID id) {
        caller.require("registrar");
        return intakes.of(id, caller)
                .flatMap(intake -> intakes.cancel(id))
                .invoke(ended -> {
                    if (!ended) {
                        throw RefusedException.of(
                                IntakeCode.INTAKE_OVER, "it has come to its end already");
                    }
                })
                .flatMap(x -> intakes.of(id, caller))
                .map(intake -> IntakeStatus.of(intake, kept));
    }

    @GET
    @Path("/{id}")
    public Uni<IntakeStatus> status(@RestPath UUID id) {
        caller.require("registrar", "auditor");
        return intakes.of(id, caller).map(intake -> IntakeStatus.of(intake, kept));
    }

    @GET
    @Path("/{id}/errors")
    public Uni<Page<StoredError>> errors(
            @RestPath UUID id,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") int limit) {
        caller.require("registrar", "auditor");
        int size = Pages.limit(limit);
        String name = "intake errors " + id;
        return intakes.of(id, caller)
                .flatMap(
                        intake -> errors.list(id, pages.after(name, cursor).number(0, 0), size + 1))
                .map(found -> pages.page(name, found, size, error -> Pages.place(error.seq())));
    }

    /**
     * How an intake stands, as callers see it.
     *
     * @param registryChanged whether some of it may be in the registry: never of a dry run, nor
     *     before a reviewed one is accepted, nor of one that was refused
     * @param counted its changes are those of the dry run or the review
     * @param rejectedRowsUntil when the files of rejected rows are deleted
     */
    record IntakeStatus(
            UUID id,
            Intake.State state,
            String owner,
            boolean dryRun,
            @Nullable LocalDate asOf,
            boolean whole,
            boolean registryChanged,
            @JsonUnwrapped IntakeProgress counted,
            OffsetDateTime receivedAt,
            @Nullable OffsetDateTime startedAt,
            @Nullable OffsetDateTime finishedAt,
            @Nullable OffsetDateTime rejectedRowsUntil,
            @Nullable Review review,
            @Nullable Failure failure) {
        static IntakeStatus of(Intake intake, Duration kept) {
            OffsetDateTime finishedAt = intake.finishedAt();
            IntakeProgress counted = intake.progress();
            IntakeProgress preview = intake.preview();
            String code = intake.failureCode();
            return new IntakeStatus(
                    intake.id(),
                    intake.state(),
                    intake.owner(),
                    intake.dryRun(),
                    intake.saidAsOf(),
                    intake.whole(),
                    intake.written(),
                    preview == null ? counted : counted.withChanges(preview.changes()),
                    intake.receivedAt(),
                    intake.startedAt(),
                    finishedAt,
                    finishedAt == null ? null : finishedAt.plus(kept),
                    intake.review() ? Review.of(intake) : null,
                    code == null
                            ? null
                            : new Failure(code, String.valueOf(intake.failureDetail())));
        }

        /**
         * Who has sent it and who has decided about it; absent where no review was asked for.
         *
         * @param reason why it was refused
         */
        record Review(
                String sentBy,
                @Nullable String decidedBy,
                @Nullable OffsetDateTime decidedAt,
                @Nullable String reason) {
            static Review of(Intake intake) {
                Intake.Reviewed decided = intake.reviewed();
                return decided == null
                        ? new Review(intake.actor(), null, null, null)
                        : new Review(intake.actor(), decided.by(), decided.at(), decided.reason());
            }
        }

        /** Why an intake failed as a whole. */
        record Failure(String code, String detail) {}
    }
}

package id.dinsos.registry.version;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages.Page;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.FolderFile;
import id.dinsos.registry.intake.file.IntakeCode;
import id.dinsos.registry.intake.file.UploadFile;
import id.dinsos.registry.intake.load.UploadStore;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.version.Series.Facts;
import id.dinsos.registry.version.Series.Known;
import id.dinsos.registry.version.VersionStore.Upload;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Versions of the ministry's list come in, and are looked at. */
@Path("/v1/registry-versions")
public class VersionResource {
    private final VersionStore versions;
    private final VersionJob job;
    private final UploadStore uploads;
    private final SealedFiles files;
    private final CommandHandler handler;
    private final Aggregate<SeriesCommand, Series, SeriesEvent> series;
    private final Caller caller;
    private final OfficeDay today;

    public VersionResource(
            VersionStore versions,
            VersionJob job,
            UploadStore uploads,
            SealedFiles files,
            CommandHandler handler,
            Aggregate<SeriesCommand, Series, SeriesEvent> series,
            Caller caller,
            OfficeDay today) {
        this.versions = versions;
        this.job = job;
        this.uploads = uploads;
        this.files = files;
        this.handler = handler;
        this.series = series;
        this.caller = caller;
        this.today = today;
    }

    /**
     * Keeps the list and answers at once; it is read and compared in the background. The part
     * {@code families} is the whole list in the layout of the intake; the part {@code members} says
     * who lives in them, where the ministry sends that. A repetition under one Idempotency-Key gets
     * the version that was received first.
     *
     * @param number its period, as 2026-03 of DTKS or 2026-Q1 of DTSEN
     * @param asOf the day as of which it speaks
     * @param families how many families the letter says it has: a list that was cut off has fewer
     */
    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response receive(
            @RestQuery @DefaultValue("") String owner,
            @RestQuery @Nullable Source source,
            @RestQuery @DefaultValue("") String number,
            @RestQuery @Nullable LocalDate asOf,
            @RestQuery @Nullable Integer families,
            @RestHeader(HttpHeaders.CONTENT_TYPE) String type,
            InputStream body)
            throws IOException {
        caller.require("registrar");
        RegionCode regency = Parameters.region("owner", owner);
        if (regency.level() != RegionCode.Level.REGENCY) {
            throw RefusedException.of(IntakeCode.OWNER_NOT_A_REGENCY, "owner is a regency code");
        }
        caller.over(regency);
        Source list = Parameters.required("source", source);
        LocalDate day = Parameters.required("asOf", asOf);
        if (day.isAfter(today.today())) {
            throw Parameters.fault("asOf", "a day that has come");
        }
        int told = Parameters.required("families", families);
        if (told < 1) {
            throw Parameters.fault("families", "how many families the list has");
        }
        Facts facts = new Facts(Parameters.required("number", number), day, told, caller.actor());
        UUID id = caller.newId("ReceiveVersion");
        Upload known = known(id, regency.code(), list, facts);
        if (known == null) {
            tryOut(id, regency.code(), list, facts);
            known = keep(id, regency.code(), list, facts, type, body);
        }
        decide(known);
        job.ask(id);
        return Response.accepted().location(URI.create("/v1/registry-versions/" + id)).build();
    }

    private @Nullable Upload known(UUID id, String owner, Source source, Facts facts) {
        Optional<Upload> known = await(versions.upload(id));
        if (known.isPresent() && !known.get().isSame(owner, source, facts)) {
            throw RefusedException.of(
                    KernelCode.IDEMPOTENCY_KEY_REUSED,
                    "this Idempotency-Key was used for another version");
        }
        return known.orElse(null);
    }

    /** What is refused whatever is in the file is refused before it is read. */
    private void tryOut(UUID id, String owner, Source source, Facts facts) {
        var command = new SeriesCommand.Receive(id, owner, source, facts);
        if (new SeriesDecider().decide(command, await(versions.series(owner, source)))
                instanceof Decision.Refused<SeriesEvent>(var refusal)) {
            throw refusal.asException();
        }
    }

    /** Of two uploads under one key the first that is whole stays. */
    private Upload keep(
            UUID id, String owner, Source source, Facts facts, String type, InputStream body)
            throws IOException {
        UUID place = await(uploads.begin(id));
        FolderFile folder = new FolderFile(files, id, place);
        try {
            var unused = UploadFile.receive(body, type, folder, Set.of(FileKind.FAMILIES));
        } catch (IOException | RuntimeException e) {
            drop(folder);
            throw e;
        }
        Upload upload = new Upload(id, owner, source, facts, place);
        if (await(versions.keep(upload))) {
            return upload;
        }
        drop(folder);
        Upload first = known(id, owner, source, facts);
        return first == null ? upload : first;
    }

    private void drop(FolderFile folder) throws IOException {
        folder.deleteAll();
        var unused = await(uploads.forget(folder.upload()));
    }

    private void decide(Upload upload) throws IOException {
        try {
            var unused =
                    await(
                            handler.handle(
                                    series,
                                    upload.series(),
                                    new SeriesCommand.Receive(
                                            upload.id(),
                                            upload.owner(),
                                            upload.source(),
                                            upload.facts()),
                                    caller.request(RegionCode.of(upload.owner()))));
        } catch (RefusedException e) {
            new FolderFile(files, upload.id(), upload.upload()).deleteAll();
            var unused = await(versions.drop(upload.id()));
            throw e;
        }
    }

    /** All versions of one list of an office, in the order they came. */
    @GET
    public Uni<Page<VersionAnswer>> list(
            @RestQuery @DefaultValue("") String owner, @RestQuery @Nullable Source source) {
        caller.require("registrar", "auditor");
        RegionCode regency = Parameters.region("owner", owner);
        caller.over(regency);
        Source list = Parameters.required("source", source);
        return versions.series(regency.code(), list)
                .map(found -> {
                    List<VersionAnswer> answers = new ArrayList<>();
                    if (found instanceof Known known) {
                        known.versions()
                                .forEach(one ->
                                        answers.add(VersionAnswer.of(known.owner(), list, one)));
                    }
                    return new Page<>(answers, null);
                });
    }

    @GET
    @Path("/{id}")
    public Uni<VersionAnswer> get(@RestPath UUID id) {
        caller.require("registrar", "auditor");
        return versions.of(id, caller)
                .map(found ->
                        VersionAnswer.of(
                                found.upload().owner(), found.upload().source(), found.version()));
    }
}

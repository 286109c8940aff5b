package id.dinsos.disbursement.central;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.central.StatusUpload.Received;
import id.dinsos.disbursement.central.StatusUploadEvent.StatusFileReceived;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.programme.ProgrammePublisher;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Forms;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Status files of the ministry: handed in, tried in the background, accepted, taken in. */
@Path("/v1/central-files")
@RunOnVirtualThread
public class CentralFileResource {
    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final StatusRowFile files;
    private final StatusJob job;
    private final Zones zones;
    private final Clock clock;
    private final StatusProcess process;

    public CentralFileResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            StatusRowFile files,
            StatusJob job,
            Zones zones,
            CentralWords words,
            Clock clock) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.files = files;
        this.job = job;
        this.zones = zones;
        this.clock = clock;
        this.process =
                new StatusProcess(
                        StatusUploadDecider.UPLOAD,
                        CentralPublisher.CENTRAL,
                        ProgrammePublisher.PROGRAMME,
                        words);
    }

    /**
     * Checks every row; what the file would change is found in the background.
     *
     * @param asOf the day of which the file speaks
     */
    @POST
    @Consumes("text/csv")
    public Response receive(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("programme") @DefaultValue("") String programme,
            @QueryParam("asOf") @DefaultValue("") String asOf,
            InputStream body) {
        caller.require("preparer");
        RegionCode region = Parameters.region("owner", owner);
        caller.over(region);
        LocalDate day = Forms.date(asOf);
        if (day == null || day.isAfter(zones.day(region.code(), clock.instant()))) {
            throw Parameters.fault("asOf", "a day as 2026-11-28, not to come");
        }
        String code = Parameters.required("programme", programme);
        UUID content = caller.newId();
        StatusRowFile.Checked checked = files.take(content, day, body);
        boolean kept = false;
        try {
            UUID id = StatusUpload.idOf(region.code(), code, day, checked.sha256());
            Request request =
                    caller.requestOnce(
                            region,
                            "central-file",
                            Map.of(
                                    "owner",
                                    region.code(),
                                    "programme",
                                    code,
                                    "asOf",
                                    asOf,
                                    "sha256",
                                    checked.sha256()));
            StatusFileReceived file =
                    new StatusFileReceived(
                            content,
                            region.code(),
                            code,
                            day,
                            checked.rows(),
                            checked.sha256(),
                            caller.actor());
            Done done =
                    Await.await(
                            handler.handle(
                                    "Receive",
                                    List.of(id, Programme.idOf(code)),
                                    id,
                                    unit -> process.receive(unit, id, file),
                                    request));
            kept = received(id).file().content().equals(content);
            job.ask(id);
            return Answers.accepted("/v1/central-files", id, done);
        } finally {
            if (!kept) {
                files.drop(content);
            }
        }
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor");
        var stream = Await.await(store.load(id));
        return Answers.found(
                FileAnswer.of(id, covered(stream.fold(StatusUploadDecider.UPLOAD.decider()))),
                stream.version());
    }

    /** Somebody has looked at the dry run: from here on it is taken in. */
    @POST
    @Path("/{id}/acceptance")
    public Response accept(@PathParam("id") UUID id) {
        caller.require("preparer");
        Done done =
                Await.await(
                        handler.handle(
                                StatusUploadDecider.UPLOAD,
                                id,
                                new StatusUploadCommand.Accept(caller.actor()),
                                caller.requestIfMatch()));
        job.ask(id);
        return Answers.changed(done);
    }

    private Received received(UUID id) {
        return covered(Await.await(store.load(id)).fold(StatusUploadDecider.UPLOAD.decider()));
    }

    private Received covered(StatusUpload state) {
        if (!(state instanceof Received known) || !caller.covers(known.file().owner())) {
            throw RefusedException.of(CentralCode.CENTRAL_FILE_NOT_FOUND, "no such file came in");
        }
        return known;
    }

    /**
     * A file as callers see it.
     *
     * @param trial what the dry run found; absent before it
     * @param taken what the rows taken in so far were
     */
    public record FileAnswer(
            UUID id,
            String owner,
            String programme,
            LocalDate asOf,
            StatusUpload.Stage state,
            int rows,
            int rowsDone,
            String sha256,
            String by,
            @Nullable Tally trial,
            Tally taken) {
        static FileAnswer of(UUID id, Received known) {
            StatusFileReceived file = known.file();
            return new FileAnswer(
                    id,
                    file.owner(),
                    file.programme(),
                    file.asOf(),
                    known.stage(),
                    file.rows(),
                    known.rowsDone(),
                    file.sha256(),
                    file.by(),
                    known.trial(),
                    known.taken());
        }
    }
}

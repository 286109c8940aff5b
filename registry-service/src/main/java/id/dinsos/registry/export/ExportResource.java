package id.dinsos.registry.export;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.export.ExportStore.Export;
import id.dinsos.registry.office.ReadLogStore;
import id.dinsos.registry.person.PersonStore;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Orders for files, how far they are, and the files: each for whoever ordered it. */
@Path("/v1/exports")
public class ExportResource {
    private final ExportStore exports;
    private final ExportJob job;
    private final ReadLogStore readLog;
    private final Caller caller;

    public ExportResource(ExportStore exports, ExportJob job, ReadLogStore readLog, Caller caller) {
        this.exports = exports;
        this.job = job;
        this.readLog = readLog;
        this.caller = caller;
    }

    /** Answers at once; the file is written in the background, once for an Idempotency-Key. */
    @POST
    public Uni<Response> order(ExportBody body) {
        caller.require("registrar", "officer");
        ExportOrder order = body.checked(caller.region(), PersonStore.mayName(caller));
        caller.over(RegionCode.of(order.region()));
        if (order.fullNumbers()) {
            caller.require("registrar");
        }
        UUID id = caller.newId("OrderExport");
        return exports.order(id, caller.actor(), order)
                .flatMap(made -> made ? Uni.createFrom().voidItem() : requireSame(id, order))
                .invoke(() -> job.ask(id))
                .map(x -> Response.accepted().location(URI.create("/v1/exports/" + id)).build());
    }

    @GET
    @Path("/{id}")
    public Uni<Status> status(@RestPath UUID id) {
        caller.require("registrar", "officer", "auditor");
        return readable(id).map(Status::of);
    }

    /**
     * Opened frame by frame on its way out: nowhere does it lie in the clear. Each fetching is on
     * record under the export's id before a byte goes out; whose data is in it stands in the record
     * of reads under the same id, written as the file was.
     */
    @GET
    @Path("/{id}/file")
    @APIResponse(
            responseCode = "200",
            description = "The file, in the format that was ordered.",
            content = {
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType =
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = "application/pdf",
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Uni<Response> file(@RestPath UUID id) {
        caller.require("registrar", "officer");
        return readable(id)
                .invoke(this::requireReady)
                .call(export -> readLog.read(caller.actor(), "export-file", List.of(id)))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(export -> requireHeld(export.id()))
                .map(export -> {
                    StreamingOutput body = out -> job.copy(id, out);
                    return Response.ok(body, export.order().mediaType())
                            .header(
                                    "Content-Disposition",
                                    "attachment; filename=\"%s\""
                                            .formatted(export.order().fileName(id)))
                            .header("X-Position", export.position())
                            .header("Cache-Control", "no-store")
                            .build();
                });
    }

    /** Who has fetched the file, the newest first. */
    @GET
    @Path("/{id}/reads")
    public Uni<List<ReadLogStore.Read>> reads(@RestPath UUID id) {
        caller.require("auditor");
        return readable(id).flatMap(export -> readLog.of(id, null));
    }

    private Uni<Void> requireSame(UUID id, ExportOrder order) {
        return exports.find(id)
                .invoke(before -> {
                    if (before.isEmpty() || !before.get().order().equals(order)) {
                        throw RefusedException.of(
                                KernelCode.IDEMPOTENCY_KEY_REUSED,
                                "this Idempotency-Key was used for another export");
                    }
                })
                .replaceWithVoid();
    }

    private void requireReady(Export export) {
        if (!export.actor().equals(caller.actor())) {
            throw RefusedException.of(
                    ExportCode.EXPORT_NOT_YOURS, "order your own, with your own reason");
        }
        if (export.state().equals("EXPIRED")) {
            throw RefusedException.of(ExportCode.EXPORT_EXPIRED, "files are kept for a day");
        }
        if (!export.state().equals("DONE")) {
            throw RefusedException.of(
                    ExportCode.EXPORT_NOT_READY,
                    "it is " + export.state().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** A bucket is asked over the network: never on a thread that serves others. */
    private void requireHeld(UUID id) {
        if (!job.holds(id)) {
            throw RefusedException.of(
                    ExportCode.EXPORT_ELSEWHERE, "the file lies with another process; try again");
        }
    }

    private Uni<Export> readable(UUID id) {
        return exports.find(id)
                .map(found -> {
                    return found.filter(export -> caller.covers(export.region()))
                            .orElseThrow(() ->
                                    RefusedException.of(
                                            ExportCode.EXPORT_UNKNOWN, "there is no such export"));
                });
    }

    /**
     * How an export stands.
     *
     * @param position the place in the log up to which its rows say everything
     */
    public record Status(
            UUID id,
            String state,
            String actor,
            String reason,
            long rowsDone,
            @Nullable Long rowsTotal,
            @Nullable String position,
            @Nullable Long bytes,
            OffsetDateTime requestedAt,
            @Nullable OffsetDateTime finishedAt,
            @Nullable String file) {
        static Status of(Export export) {
            return new Status(
                    export.id(),
                    export.state(),
                    export.actor(),
                    export.order().reason(),
                    export.rowsDone(),
                    export.rowsTotal(),
                    export.position(),
                    export.bytes(),
                    export.requestedAt(),
                    export.finishedAt(),
                    export.state().equals("DONE") ? "/v1/exports/" + export.id() + "/file" : null);
        }
    }
}

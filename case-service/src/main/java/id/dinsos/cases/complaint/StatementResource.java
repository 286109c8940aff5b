package id.dinsos.cases.complaint;

import static id.dinsos.cases.complaint.ComplaintPublisher.COMPLAINTS;

import id.dinsos.cases.complaint.ComplaintEvent.ComplaintReceived;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the complainant said, for those who handle the complaint. The read is in the log, with its
 * purpose, before the words are given; where it cannot be recorded, nothing is given.
 */
@Path(ComplaintResource.PATH + "/{id}/statement")
@Produces(MediaType.APPLICATION_JSON)
public class StatementResource {
    private static final Aggregate<ReadTrail.Read, Integer, ReadTrail.StatementRead> READS =
            Aggregate.of(new ReadTrail());

    private final Caller caller;
    private final CommandHandler commands;
    private final EventStore store;

    public StatementResource(Caller caller, CommandHandler commands, EventStore store) {
        this.caller = caller;
        this.commands = commands;
        this.store = store;
    }

    @GET
    public Uni<Response> read(
            @PathParam("id") UUID id, @QueryParam("purpose") @Nullable String purpose) {
        caller.require("officer");
        ReadTrail.Purpose why = purpose(purpose);
        return store.load(id)
                .flatMap(stream -> {
                    ComplaintReceived received = received(stream);
                    Request request = caller.request(RegionCode.of(received.matter().owner()));
                    Statement statement =
                            received.statement()
                                    .value()
                                    .orElseThrow(() ->
                                            RefusedException.of(
                                                    KernelCode.PERSON_ERASED,
                                                    "the statement has been erased"));
                    return commands.handle(
                                    READS,
                                    Names.uuid("statement-reads", id),
                                    new ReadTrail.Read(why, request.meta().decidedAt()),
                                    request)
                            .replaceWith(() ->
                                    Response.ok(statement)
                                            .header("Cache-Control", "no-store")
                                            .build());
                });
    }

    private static ComplaintReceived received(Stream stream) {
        if (stream.fold(COMPLAINTS.decider()) instanceof Complaint.None) {
            throw RefusedException.of(
                    ComplaintCode.COMPLAINT_UNKNOWN, "there is no complaint with this id");
        }
        return (ComplaintReceived) stream.events().getFirst().event();
    }

    private static ReadTrail.Purpose purpose(@Nullable String given) {
        return Arrays.stream(ReadTrail.Purpose.values())
                .filter(purpose -> purpose.name().equals(given))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(
                                        KernelCode.FIELD_INVALID,
                                        "say why: purpose is one of "
                                                + List.of(ReadTrail.Purpose.values()),
                                        List.of(
                                                new Refusal.FieldError(
                                                        "/purpose",
                                                        "field-invalid",
                                                        "a purpose is needed")))
                                .asException());
    }
}

package id.dinsos.cases.complaint;

import static id.dinsos.cases.complaint.ComplaintPublisher.COMPLAINTS;

import id.dinsos.cases.complaint.ComplaintEvent.ComplaintReceived;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintRepeated;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.Recorded;
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
import java.util.ArrayList;
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
        Request request = caller.request();
        return store.open(List.of(id), request.authority())
                .flatMap(unit -> {
                    Complaint complaint = ComplaintResource.known(unit.state(COMPLAINTS, id));
                    List<Statement> said = said(unit.stream(id));
                    Request read =
                            caller.request(RegionCode.of(complaint.dossier().matter().owner()));
                    return commands.handle(
                                    READS,
                                    Names.uuid("statement-reads", id),
                                    new ReadTrail.Read(why, read.at()),
                                    read)
                            .replaceWith(() ->
                                    Response.ok(Words.of(said))
                                            .header("Cache-Control", "no-store")
                                            .build());
                });
    }

    /** What was said, the first time first; nothing is given where the first is erased. */
    private static List<Statement> said(Stream stream) {
        List<Statement> said = new ArrayList<>();
        for (Recorded recorded : stream.events()) {
            if (recorded.event() instanceof ComplaintReceived received) {
                said.add(
                        received.statement()
                                .value()
                                .orElseThrow(() ->
                                        RefusedException.of(
                                                KernelCode.PERSON_ERASED,
                                                "the statement has been erased")));
            } else if (recorded.event() instanceof ComplaintRepeated repeated) {
                repeated.statement().value().ifPresent(said::add);
            }
        }
        return said;
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

    /** The first complainant's words, and those of who told it again. */
    public record Words(String text, String name, String phone, List<Statement> repeated) {
        static Words of(List<Statement> said) {
            Statement first = said.getFirst();
            return new Words(
                    first.text(), first.name(), first.phone(), said.subList(1, said.size()));
        }

        @Override
        public String toString() {
            return "Words[masked]";
        }
    }
}

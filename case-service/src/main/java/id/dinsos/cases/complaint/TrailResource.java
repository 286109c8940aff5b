package id.dinsos.cases.complaint;

import static id.dinsos.cases.complaint.ComplaintPublisher.COMPLAINTS;

import id.dinsos.cases.complaint.ComplaintEvent.ComplaintExplained;
import id.dinsos.cases.knowledge.PaymentTrail;
import id.dinsos.cases.knowledge.TrailStore;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Stream;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the money that a complaint is about went, or why none did, from the registry to the bank. */
@Path(ComplaintResource.PATH + "/{id}/trail")
@Produces(MediaType.APPLICATION_JSON)
public class TrailResource {
    private final Caller caller;
    private final EventStore store;
    private final TrailStore trails;

    public TrailResource(Caller caller, EventStore store, TrailStore trails) {
        this.caller = caller;
        this.store = store;
        this.trails = trails;
    }

    /** Link by link, with the message that brought each; of nobody known there is no link. */
    @GET
    public Uni<Trail> get(@PathParam("id") UUID id) {
        caller.require("officer", "auditor");
        return store.open(List.of(id), caller.request().authority())
                .flatMap(unit -> {
                    Complaint complaint = ComplaintResource.known(unit.state(COMPLAINTS, id));
                    Matter matter = complaint.dossier().matter();
                    return trails.of(
                                    matter.householdId(),
                                    matter.programme(),
                                    matter.month(),
                                    matter.owner())
                            .map(links -> trail(complaint, unit.stream(id), links));
                });
    }

    private static Trail trail(Complaint complaint, Stream stream, PaymentTrail links) {
        Matter matter = complaint.dossier().matter();
        return new Trail(
                new Told(
                        stream.id(),
                        matter.programme(),
                        matter.month(),
                        complaint.publicState(),
                        stream.events().getFirst().meta().decidedAt(),
                        stream.events().stream()
                                .filter(one -> one.event() instanceof ComplaintExplained)
                                .map(TrailResource::answer)
                                .toList()),
                links.registry(),
                links.verdict(),
                links.payment(),
                links.bankLine());
    }

    private static Answer answer(Recorded recorded) {
        return new Answer(
                ((ComplaintExplained) recorded.event()).answer(),
                recorded.meta().causation(),
                recorded.meta().decidedAt());
    }

    /** From what was complained of to the line of the bank. */
    public record Trail(
            Told complaint,
            PaymentTrail.@Nullable RegistryChange registry,
            PaymentTrail.@Nullable Verdict verdict,
            PaymentTrail.@Nullable Payment payment,
            PaymentTrail.@Nullable BankLine bankLine) {}

    /** What was complained of, and each answer that was given. */
    public record Told(
            UUID id,
            String programme,
            String month,
            String state,
            Instant receivedAt,
            List<Answer> answers) {}

    /**
     * One answer.
     *
     * @param causedBy the message that led to it; absent for the one given at once
     */
    public record Answer(String code, @Nullable String causedBy, Instant at) {}
}

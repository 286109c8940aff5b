package id.dinsos.cases.complaint;

import static id.dinsos.cases.complaint.ComplaintPublisher.COMPLAINTS;

import id.dinsos.cases.complaint.ComplaintEvent.ComplaintExplained;
import id.dinsos.cases.knowledge.PaymentTrail;
import id.dinsos.cases.knowledge.TrailStore;
import id.dinsos.contracts.FailureCodes;
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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the money that a complaint is about went, or why none did, from the registry to the bank. */
@Path(ComplaintResource.PATH + "/{id}/trail")
@Produces(MediaType.APPLICATION_JSON)
public class TrailResource {
    /** States of a payment in which somebody has to do something about it. */
    private static final Set<String> TO_CURE = Set.of("FAILED", "RETURNED", "HELD", "UNKNOWN");

    private final Caller caller;
    private final EventStore store;
    private final TrailStore trails;
    private final FailureCodes codes;

    public TrailResource(Caller caller, EventStore store, TrailStore trails, FailureCodes codes) {
        this.caller = caller;
        this.store = store;
        this.trails = trails;
        this.codes = codes;
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

    private Trail trail(Complaint complaint, Stream stream, PaymentTrail links) {
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
                links.bankLine(),
                failure(links));
    }

    /** Null where nothing stands in the way, or nobody has said what. */
    private @Nullable Failure failure(PaymentTrail links) {
        PaymentTrail.Payment payment = links.payment();
        if (payment == null || !TO_CURE.contains(payment.state())) {
            return null;
        }
        String bank = links.bankLine() == null ? null : links.bankLine().bank();
        String code =
                payment.state().equals("UNKNOWN")
                        ? "OUTCOME_UNKNOWN"
                        : codes.code(
                                bank == null ? "" : bank,
                                payment.reason() == null ? "" : payment.reason());
        FailureCodes.Guide guide = codes.guide(code);
        Sentences.Text words = Reason.of(code, List.of()).because();
        return new Failure(
                code,
                words.indonesian(),
                words.english(),
                guide.owner(),
                guide.nextId(),
                guide.nextEn());
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
            PaymentTrail.@Nullable BankLine bankLine,
            @Nullable Failure failure) {}

    /**
     * What stands in the way of the payment: the office's code for what the bank or an officer has
     * written.
     *
     * @param textId in plain Indonesian
     * @param owner who has to act
     * @param nextId what is to be done, in Indonesian
     */
    public record Failure(
            String code,
            String textId,
            String textEn,
            FailureCodes.Owner owner,
            String nextId,
            String nextEn) {}

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

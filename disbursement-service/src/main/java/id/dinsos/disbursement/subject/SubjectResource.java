package id.dinsos.disbursement.subject;

import id.dinsos.disbursement.payment.PaymentResource.PaymentAnswer;
import id.dinsos.disbursement.subject.SubjectStore.Facts;
import id.dinsos.disbursement.subject.SubjectStore.FileRead;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.EventStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of a subject access report that disbursement has: for who answers the request. */
@Path("/v1/payees/{id}/access-report")
public class SubjectResource {
    private final SubjectStore subjects;
    private final EventStore store;
    private final Caller caller;

    public SubjectResource(SubjectStore subjects, EventStore store, Caller caller) {
        this.subjects = subjects;
        this.store = store;
        this.caller = caller;
    }

    /** One who is not the caller's, or of whom nothing was ever said here, has an empty part. */
    @GET
    public Uni<Part> get(@PathParam("id") UUID id) {
        caller.require("registrar", "supervisor");
        return subjects.facts(id)
                .flatMap(found ->
                        found.filter(facts -> caller.covers(facts.owner()))
                                .map(facts -> part(id, facts))
                                .orElseGet(() -> Uni.createFrom().item(Part.EMPTY)));
    }

    private Uni<Part> part(UUID id, Facts facts) {
        return subjects.payments(id)
                .flatMap(store::loadAll)
                .map(streams ->
                        streams.values().stream()
                                .map(PaymentAnswer::of)
                                .sorted(Comparator.comparing(PaymentAnswer::month).reversed())
                                .toList())
                .flatMap(payments ->
                        subjects.reads(id).map(reads -> new Part(facts, payments, reads)));
    }

    /**
     * What is held.
     *
     * @param reads who fetched a bank file in which the person stands
     */
    public record Part(@Nullable Facts facts, List<PaymentAnswer> payments, List<FileRead> reads) {
        static final Part EMPTY = new Part(null, List.of(), List.of());

        public Part {
            payments = List.copyOf(payments);
            reads = List.copyOf(reads);
        }
    }
}

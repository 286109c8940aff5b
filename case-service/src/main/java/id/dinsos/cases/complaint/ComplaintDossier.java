package id.dinsos.cases.complaint;

import id.dinsos.cases.complaint.Complaint.Closed;
import id.dinsos.cases.complaint.Complaint.Dossier;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintExplained;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Stream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One complaint as it is shown: folded from its stream, so always current. The complainant's words
 * are not in it; whoever needs them asks for the statement, and that is recorded.
 *
 * @param outcome how it was closed, if it is
 */
public record ComplaintDossier(
        UUID id,
        String kind,
        String state,
        About about,
        @Nullable UUID householdId,
        @Nullable UUID personId,
        String programme,
        String month,
        String region,
        String owner,
        String channel,
        Instant receivedAt,
        Reply answer,
        @Nullable String outcome,
        List<Step> history) {

    /**
     * What the family is told.
     *
     * @param paymentId the payment it is about, where there is one
     * @param reason the bank's code, where a payment failed
     */
    @SuppressWarnings("MemberName") // as it stands in JSON
    public record Reply(
            String code,
            String text_id,
            String text_en,
            @Nullable UUID paymentId,
            @Nullable String reason,
            List<String> clauses) {}

    /** One thing that happened: when, by whom, and the answer's code where there was one. */
    public record Step(int version, Instant at, String what, String by, @Nullable String answer) {}

    static ComplaintDossier of(Complaint complaint, Stream stream) {
        Dossier dossier = complaint.dossier();
        Matter matter = dossier.matter();
        return new ComplaintDossier(
                stream.id(),
                ComplaintPublisher.KIND,
                complaint.publicState(),
                matter.of(),
                matter.household(),
                matter.personId(),
                matter.programme(),
                matter.month(),
                matter.region(),
                matter.owner(),
                matter.channel(),
                stream.events().getFirst().meta().decidedAt(),
                reply(dossier),
                complaint instanceof Closed closed ? closed.outcome().name() : null,
                stream.events().stream().map(ComplaintDossier::step).toList());
    }

    private static Reply reply(Dossier dossier) {
        Sentences.Text text = Sentences.of(dossier.answer(), dossier.matter(), dossier.facts());
        var payment = dossier.facts().payment();
        return new Reply(
                dossier.answer(),
                text.indonesian(),
                text.english(),
                payment.known() ? payment.id() : null,
                payment.reason().isEmpty() ? null : payment.reason(),
                dossier.facts().verdict().clauses());
    }

    private static Step step(Recorded recorded) {
        ComplaintEvent event = (ComplaintEvent) recorded.event();
        return new Step(
                recorded.version(),
                recorded.meta().decidedAt(),
                event.change(),
                recorded.meta().actor(),
                event instanceof ComplaintExplained explained ? explained.answer() : null);
    }
}

package id.dinsos.cases.complaint;

import id.dinsos.cases.complaint.Complaint.Closed;
import id.dinsos.cases.complaint.Complaint.None;
import id.dinsos.cases.complaint.Complaint.Open;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintClosed;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintExplained;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintReceived;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintReopened;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintRepeated;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintSettled;
import id.dinsos.cases.complaint.ComplaintEvent.SettlementUndone;
import id.dinsos.contracts.CaseMessage;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Claim;
import id.dinsos.eventstore.rules.Claims;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.OutboxMessage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says each step of a complaint in public: where it stands and the code of the answer, but neither
 * who complained nor about which family.
 */
public final class ComplaintPublisher {
    static final String KIND = "COMPLAINT";

    /** The kind of claim by which an open complaint holds its matter. */
    static final String MATTER = "complaint-matter";

    public static final Aggregate<ComplaintCommand, Complaint, ComplaintEvent> COMPLAINTS =
            Aggregate.of(new ComplaintDecider())
                    .publishing(ComplaintPublisher::say)
                    .claiming(ComplaintPublisher::claims)
                    .ownedBy(ComplaintPublisher::owner);

    private ComplaintPublisher() {}

    private static @Nullable String owner(Complaint complaint) {
        return complaint instanceof None ? null : complaint.dossier().matter().owner();
    }

    /** An open complaint holds its matter. */
    private static Claims claims(UUID id, Complaint before, ComplaintEvent event) {
        return switch (event) {
            case ComplaintReceived received -> Claims.take(claim(id, received.matter()));
            case SettlementUndone undone -> Claims.take(claim(id, before.dossier().matter()));
            case ComplaintReopened reopened -> Claims.take(claim(id, before.dossier().matter()));
            case ComplaintSettled settled -> Claims.release(claim(id, before.dossier().matter()));
            case ComplaintClosed closed -> Claims.release(claim(id, before.dossier().matter()));
            case ComplaintExplained explained -> Claims.NONE;
            case ComplaintRepeated repeated -> Claims.NONE;
        };
    }

    private static Claim claim(UUID id, Matter matter) {
        return Claim.of(MATTER, matter.key(), id, ComplaintCode.COMPLAINT_STILL_OPEN);
    }

    private static List<OutboxMessage> say(
            UUID id, int version, ComplaintEvent event, Complaint after, Meta meta) {
        Matter matter = after.dossier().matter();
        CaseMessage.Case message =
                new CaseMessage.Case(
                        id,
                        event.change(),
                        KIND,
                        matter.region(),
                        matter.owner(),
                        after.publicState(),
                        outcome(after),
                        matter.channel(),
                        null,
                        null,
                        null,
                        matter.programme(),
                        after.dossier().facts().payment().known()
                                ? after.dossier().facts().payment().id()
                                : null);
        return List.of(
                new OutboxMessage(
                        CaseMessage.CASES,
                        id.toString(),
                        matter.owner(),
                        version,
                        meta.decidedAt(),
                        message));
    }

    private static String outcome(Complaint complaint) {
        return switch (complaint) {
            case None none -> throw new IllegalStateException("there is no complaint");
            case Open open -> open.dossier().answer();
            case Closed closed -> closed.outcome().name();
        };
    }
}

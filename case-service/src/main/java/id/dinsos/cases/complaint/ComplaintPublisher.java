package id.dinsos.cases.complaint;

import id.dinsos.cases.complaint.Complaint.Closed;
import id.dinsos.cases.complaint.Complaint.None;
import id.dinsos.cases.complaint.Complaint.Open;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintClosed;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintExplained;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintReceived;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintReopened;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintSettled;
import id.dinsos.cases.complaint.ComplaintEvent.SettlementUndone;
import id.dinsos.contracts.CaseMessage;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.OutboxMessage;
import java.util.List;
import java.util.UUID;

/**
 * Says each step of a complaint in public: where it stands and the code of the answer, but neither
 * who complained nor about which family.
 */
final class ComplaintPublisher {
    static final String KIND = "COMPLAINT";

    static final Aggregate<ComplaintCommand, Complaint, ComplaintEvent> COMPLAINTS =
            Aggregate.of(new ComplaintDecider()).publishing(ComplaintPublisher::say);

    private ComplaintPublisher() {}

    /** The public word for where a complaint stands, out of those common to all cases. */
    static String state(Complaint complaint) {
        return switch (complaint) {
            case None none -> throw new IllegalStateException("there is no complaint");
            case Open open -> Answer.waits(open.dossier().answer()) ? "RECEIVED" : "ASSESSED";
            case Closed closed -> "CLOSED";
        };
    }

    private static List<OutboxMessage> say(
            UUID id, int version, ComplaintEvent event, Complaint after, Meta meta) {
        Matter matter = after.dossier().matter();
        CaseMessage.Case message =
                new CaseMessage.Case(
                        id,
                        change(event),
                        KIND,
                        matter.region(),
                        matter.owner(),
                        state(after),
                        outcome(after));
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

    static String change(ComplaintEvent event) {
        return switch (event) {
            case ComplaintReceived e -> "complaint-received";
            case ComplaintExplained e -> "complaint-explained";
            case ComplaintSettled e -> "complaint-settled";
            case ComplaintClosed e -> "complaint-closed";
            case SettlementUndone e -> "settlement-undone";
            case ComplaintReopened e -> "complaint-reopened";
        };
    }
}

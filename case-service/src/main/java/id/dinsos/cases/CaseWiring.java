package id.dinsos.cases;

import id.dinsos.cases.complaint.ComplaintEvent.ComplaintClosed;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintExplained;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintReceived;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintReopened;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintSettled;
import id.dinsos.cases.complaint.ComplaintEvent.SettlementUndone;
import id.dinsos.cases.complaint.ReadTrail.StatementRead;
import id.dinsos.eventstore.log.EventCodec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The stored names of the events of this service: released once, never changed. */
public class CaseWiring {
    public static EventCodec events() {
        return new EventCodec()
                .event("complaint-received.v1", ComplaintReceived.class)
                .event("complaint-explained.v1", ComplaintExplained.class)
                .event("complaint-settled.v1", ComplaintSettled.class)
                .event("complaint-closed.v1", ComplaintClosed.class)
                .event("settlement-undone.v1", SettlementUndone.class)
                .event("complaint-reopened.v1", ComplaintReopened.class)
                .event("statement-read.v1", StatementRead.class);
    }

    @Produces
    @Singleton
    public EventCodec codec() {
        return events();
    }
}

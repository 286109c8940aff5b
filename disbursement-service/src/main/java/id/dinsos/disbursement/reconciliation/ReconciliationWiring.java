package id.dinsos.disbursement.reconciliation;

import id.dinsos.disbursement.reconciliation.BankReportEvent.ContradictionResolved;
import id.dinsos.disbursement.reconciliation.BankReportEvent.ReportBatchSettled;
import id.dinsos.disbursement.reconciliation.BankReportEvent.ReportReceived;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.Aggregate;

/** The bank report aggregate; in public its payments speak. */
public final class ReconciliationWiring {
    public static final Aggregate<BankReportCommand, BankReport, BankReportEvent> REPORT =
            Aggregate.of(new BankReportDecider());

    private ReconciliationWiring() {}

    public static EventCodec register(EventCodec codec) {
        return codec.event("report-received.v1", ReportReceived.class)
                .event("report-batch-settled.v1", ReportBatchSettled.class)
                .event("contradiction-resolved.v1", ContradictionResolved.class);
    }
}

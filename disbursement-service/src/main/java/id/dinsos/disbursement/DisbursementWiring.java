package id.dinsos.disbursement;

import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.channel.ChannelWiring;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.programme.ProgrammeWiring;
import id.dinsos.disbursement.reconciliation.ReconciliationWiring;
import id.dinsos.disbursement.run.ChunkPublisher;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.eventstore.log.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gathers what each feature stores under which name. */
@ApplicationScoped
public class DisbursementWiring {
    @Produces
    @Singleton
    public EventCodec codec() {
        EventCodec codec = new EventCodec();
        codec = ProgrammeWiring.register(codec);
        codec = BudgetPublisher.register(codec);
        codec = RunPublisher.register(codec);
        codec = ChunkPublisher.register(codec);
        codec = PaymentPublisher.register(codec);
        codec = ChannelWiring.register(codec);
        return ReconciliationWiring.register(codec);
    }
}

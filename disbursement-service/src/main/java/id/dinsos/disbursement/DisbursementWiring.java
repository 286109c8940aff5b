package id.dinsos.disbursement;

import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.disbursement.accountability.StatementEvent;
import id.dinsos.disbursement.assistance.AidEvent;
import id.dinsos.disbursement.assistance.AidListEvent;
import id.dinsos.disbursement.assistance.AidPublisher;
import id.dinsos.disbursement.budget.BudgetEvent;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.calendar.CalendarEvent;
import id.dinsos.disbursement.central.CentralPublisher;
import id.dinsos.disbursement.central.CentralStatusEvent;
import id.dinsos.disbursement.central.StatusUploadEvent;
import id.dinsos.disbursement.channel.BankFileEvent;
import id.dinsos.disbursement.channel.BankFilePlanEvent;
import id.dinsos.disbursement.followup.FollowUpEvent;
import id.dinsos.disbursement.handover.HandOverEvent;
import id.dinsos.disbursement.paper.Paper.Office;
import id.dinsos.disbursement.paper.PaperForms;
import id.dinsos.disbursement.payment.PaymentEvent;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.programme.ProgrammeEvent;
import id.dinsos.disbursement.programme.ProgrammePublisher;
import id.dinsos.disbursement.rail.RailEvent;
import id.dinsos.disbursement.reconciliation.BankReportEvent;
import id.dinsos.disbursement.recovery.ArrearsEvent;
import id.dinsos.disbursement.recovery.RecoveryEvent;
import id.dinsos.disbursement.roster.ChunkEvent;
import id.dinsos.disbursement.roster.ChunkPublisher;
import id.dinsos.disbursement.run.RunEvent;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.disbursement.sampling.SampleEvent;
import id.dinsos.disbursement.stock.DistributionEvent;
import id.dinsos.disbursement.stock.ItemEvent;
import id.dinsos.disbursement.stock.StockEvent;
import id.dinsos.disbursement.voucher.VoucherEvent;
import id.dinsos.disbursement.voucher.VoucherSeriesEvent;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.republish.Publications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gathers what each feature stores under which name. */
@ApplicationScoped
public class DisbursementWiring {
    @Produces
    @Singleton
    public EventCodec codec() {
        EventCodec codec = named(new EventCodec(), ProgrammeEvent.NAMES);
        // The terms of the first version are read as they are: what they lack has a default.
        codec = codec.upcast("programme-defined.v1", "programme-defined.v2", event -> event);
        codec = BudgetPublisher.register(codec);
        codec = RunPublisher.register(codec);
        codec = ChunkPublisher.register(codec);
        codec = PaymentPublisher.register(codec);
        codec = named(codec, BankFileEvent.NAMES);
        codec = named(codec, BankFilePlanEvent.NAMES);
        codec = named(codec, FollowUpEvent.NAMES);
        codec = named(codec, RecoveryEvent.NAMES);
        codec = named(codec, ArrearsEvent.NAMES);
        codec = named(codec, HandOverEvent.NAMES);
        codec = named(codec, RailEvent.NAMES);
        codec = named(codec, StatementEvent.NAMES);
        codec = named(codec, CalendarEvent.NAMES);
        codec = named(codec, CentralStatusEvent.NAMES);
        codec = named(codec, StatusUploadEvent.NAMES);
        codec = named(codec, SampleEvent.NAMES);
        // In the first version only families that were paid in money were asked.
        codec = codec.upcast("sample-answered.v1", "sample-answered.v2", event -> event);
        codec =
                codec.upcast(
                        "sample-answer-corrected.v1", "sample-answer-corrected.v2", event -> event);
        codec = named(codec, ItemEvent.NAMES);
        codec = named(codec, StockEvent.NAMES);
        codec = named(codec, DistributionEvent.NAMES);
        codec = named(codec, VoucherEvent.NAMES);
        // Of a redemption of the first version no outlet and no number is known.
        codec = codec.upcast("voucher-redeemed.v1", "voucher-redeemed.v2", event -> event);
        codec = named(codec, VoucherSeriesEvent.NAMES);
        codec = named(codec, AidEvent.NAMES);
        codec = named(codec, AidListEvent.NAMES);
        return named(codec, BankReportEvent.NAMES);
    }

    /** Who speaks in public; whoever is missing here is missing where topics are written anew. */
    @Produces
    @Singleton
    Publications publications() {
        return new Publications()
                .with(RunEvent.class, RunPublisher.RUN)
                .with(ChunkEvent.class, ChunkPublisher.CHUNK)
                .with(PaymentEvent.class, PaymentPublisher.PAYMENT)
                .with(BudgetEvent.class, BudgetPublisher.BUDGET)
                .with(AidEvent.class, AidPublisher.AID)
                .with(ProgrammeEvent.class, ProgrammePublisher.PROGRAMME)
                .with(CentralStatusEvent.class, CentralPublisher.CENTRAL)
                .on(
                        DisbursementMessage.RUNS,
                        DisbursementMessage.PAYMENTS,
                        DisbursementMessage.BUDGETS,
                        DisbursementMessage.ASSISTANCE,
                        DisbursementMessage.CENTRAL);
    }

    /** Who signs which paper is the office's custom, and therefore a setting. */
    @Produces
    @Singleton
    PaperForms papers(
            @ConfigProperty(name = "dinsos.papers.roster-decree", defaultValue = "REGION_HEAD")
                    List<Office> rosterDecree,
            @ConfigProperty(
                            name = "dinsos.papers.payment-order",
                            defaultValue = "ACTIVITY_OFFICER,TREASURER,FINANCE_OFFICER,BUDGET_USER")
                    List<Office> paymentOrder,
            @ConfigProperty(name = "dinsos.papers.fund-release", defaultValue = "TREASURY")
                    List<Office> fundRelease) {
        return new PaperForms(rosterDecree, paymentOrder, fundRelease);
    }

    private static EventCodec named(EventCodec codec, Map<String, ? extends Class<?>> names) {
        EventCodec all = codec;
        for (Map.Entry<String, ? extends Class<?>> one : names.entrySet()) {
            all = all.event(one.getKey(), one.getValue());
        }
        return all;
    }
}

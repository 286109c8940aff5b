package id.dinsos.disbursement;

import id.dinsos.disbursement.assistance.AidView;
import id.dinsos.disbursement.budget.BudgetView;
import id.dinsos.disbursement.central.CentralView;
import id.dinsos.disbursement.channel.ChannelView;
import id.dinsos.disbursement.followup.FollowUpView;
import id.dinsos.disbursement.handover.HandOverView;
import id.dinsos.disbursement.payment.PaymentView;
import id.dinsos.disbursement.payment.ReleasedView;
import id.dinsos.disbursement.programme.ProgrammeView;
import id.dinsos.disbursement.rail.RailView;
import id.dinsos.disbursement.reconciliation.ReconciliationView;
import id.dinsos.disbursement.recovery.RecoveryView;
import id.dinsos.disbursement.run.RunView;
import id.dinsos.disbursement.sampling.SampleView;
import id.dinsos.disbursement.stock.StockView;
import id.dinsos.disbursement.voucher.VoucherView;
import id.dinsos.disbursement.why.UnpaidView;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All tables of this service's own events in one view, so that the hundred thousand events of a run
 * are read from the log once and not once for each feature.
 */
@Singleton
public class LedgerView implements View {
    private final List<View> parts;

    public LedgerView(
            ProgrammeView programmes,
            BudgetView budgets,
            RunView runs,
            UnpaidView unpaid,
            PaymentView payments,
            ReleasedView released,
            ChannelView channel,
            ReconciliationView reconciliation,
            FollowUpView followUps,
            RecoveryView recoveries,
            HandOverView handOvers,
            AidView aid,
            RailView rail,
            CentralView central,
            SampleView samples,
            StockView stock,
            VoucherView vouchers) {
        parts =
                List.of(
                        programmes,
                        budgets,
                        runs,
                        unpaid,
                        payments,
                        released,
                        channel,
                        reconciliation,
                        followUps,
                        recoveries,
                        handOvers,
                        aid,
                        rail,
                        central,
                        samples,
                        stock,
                        vouchers);
    }

    @Override
    public String name() {
        return "ledger";
    }

    /** Another one with each change of any part's tables: its own number, said here. */
    @Override
    public int version() {
        return 34;
    }

    @Override
    public String ddl() {
        return parts.stream().map(View::ddl).collect(Collectors.joining());
    }

    @Override
    public Set<String> types() {
        return parts.stream()
                .flatMap(part -> part.types().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (View part : parts) {
            chain = chain.flatMap(x -> part.apply(tx, batch));
        }
        return chain;
    }
}

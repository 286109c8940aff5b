package id.dinsos.disbursement.payment;

import id.dinsos.eventstore.view.Figures;
import id.dinsos.eventstore.view.Figures.Shown;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * What the control room sees of payments: those of each programme's newest run and of every run
 * that is not closed, by programme, district and state; and how old the oldest is that nobody has
 * sent, or whose fate is unknown, in whatever run.
 */
@Singleton
public class PaymentFiguresStore {
    private static final String BY_DISTRICT =
            """
            with shown as (
                select id, programme from view_ledger.run where stage not in ('CLOSED', 'CANCELLED')
                union
                select id, programme from (
                    select distinct on (owner, programme) id, programme from view_ledger.run
                    where stage <> 'CANCELLED' order by owner, programme, opened_at desc) newest)
            select s.programme, c.district, lower(c.state), sum(c.payments)::bigint,
                sum(c.rupiah)::bigint
            from shown s join view_ledger.payment_count c on c.run_id = s.id
            where c.payments > 0 group by 1, 2, 3 order by 4 desc
            """;

    /**
     * One row also where there is no payment: an alert must see a zero. Only the payments of runs
     * in which some are unsent or unknown are looked at.
     */
    private static final String OLDEST =
            """
            select
                coalesce(extract(epoch from now() - min(made_at)
                    filter (where state = 'INSTRUCTED')), 0)::bigint,
                coalesce(extract(epoch from now() - min(made_at)
                    filter (where state = 'UNKNOWN')), 0)::bigint,
                count(*) filter (where state = 'UNKNOWN')
            from view_ledger.payment
            where state in ('INSTRUCTED', 'UNKNOWN') and run_id in (
                select run_id from view_ledger.payment_count
                where state in ('INSTRUCTED', 'UNKNOWN') and payments > 0)
            """;

    private static final String CONTRADICTIONS =
            """
            select count(*) filter (where c.open),
                coalesce(extract(epoch from now() - (select min(e.recorded_at) from event e
                    where e.version = 1 and e.stream_id in (select o.report_id
                        from view_ledger.contradiction o where o.open))), 0)::bigint,
                (select coalesce(sum(lines - done), 0)::bigint from view_ledger.bank_report)
            from view_ledger.contradiction c
            """;

    private final Figures byDistrict;
    private final Figures oldest;
    private final Figures contradictions;

    public PaymentFiguresStore(Pool pool, MeterRegistry meters) {
        byDistrict =
                new Figures(
                        pool,
                        meters,
                        BY_DISTRICT,
                        List.of("programme", "district", "state"),
                        new Shown("dinsos.payments", "Payments of the newest and of all open runs"),
                        new Shown("dinsos.payments.rupiah", "Their money"));
        oldest =
                new Figures(
                        pool,
                        meters,
                        OLDEST,
                        List.of(),
                        new Shown(
                                "dinsos.payments.oldest.unsent.seconds",
                                "Age of the oldest payment that is instructed and not yet sent"),
                        new Shown(
                                "dinsos.payments.oldest.unknown.seconds",
                                "Age of the oldest payment whose fate the bank does not know"),
                        new Shown(
                                "dinsos.payments.unknown",
                                "Payments of all runs whose fate the bank does not know"));
        contradictions =
                new Figures(
                        pool,
                        meters,
                        CONTRADICTIONS,
                        List.of(),
                        new Shown(
                                "dinsos.contradictions.open",
                                "Report lines that contradict the log and wait for a person"),
                        new Shown(
                                "dinsos.contradictions.oldest.seconds",
                                "Age of the report with the oldest of them"),
                        new Shown(
                                "dinsos.report.lines.left",
                                "Lines of bank reports that are still to be worked"));
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> often() {
        return contradictions.read().flatMap(x -> byDistrict.read()).flatMap(x -> oldest.read());
    }
}

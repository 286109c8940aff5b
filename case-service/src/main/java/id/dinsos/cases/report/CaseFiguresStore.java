package id.dinsos.cases.report;

import id.dinsos.eventstore.view.Figures;
import id.dinsos.eventstore.view.Figures.Shown;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * What the control room sees of cases: by kind, never by place, for a kind in a village is a
 * person. Sealed cases are in no figure. The views keep the counts, so what is read does not grow
 * with the cases: one row of a kind or state, the first of an index, and a day's emergencies.
 */
@Singleton
public class CaseFiguresStore {
    private static final String CASES =
            """
            select kind, open, overdue, broken, kept from view_cases.figure order by open desc, kind
            """;

    private static final String TOTALS =
            """
            select coalesce(sum(open), 0)::bigint, coalesce(sum(overdue), 0)::bigint,
                coalesce((select greatest(extract(epoch from now() - due_at), 0)::bigint
                    from view_cases.case_row where ended_at is null and merged_into is null
                        and confidentiality <> 'SEALED' and due_at is not null
                    order by due_at limit 1), 0),
                (select count(*) from view_cases.emergency e where e.at > now() - interval '1 day')
            from view_cases.figure
            """;

    private static final String COMPLAINTS =
            """
            select lower(state), complaints from view_complaints.figure where state <> 'CLOSED'
            """;

    private final List<Figures> all;

    public CaseFiguresStore(Pool pool, MeterRegistry meters) {
        all =
                List.of(
                        new Figures(
                                pool,
                                meters,
                                CASES,
                                List.of("kind"),
                                new Shown("dinsos.cases.open", "Cases that have not ended"),
                                new Shown("dinsos.cases.overdue", "Open cases past a clock"),
                                new Shown("dinsos.cases.clocks.broken", "Clocks not kept"),
                                new Shown("dinsos.cases.clocks.kept", "Clocks kept")),
                        new Figures(
                                pool,
                                meters,
                                TOTALS,
                                List.of(),
                                new Shown("dinsos.caseload.open", "All cases that have not ended"),
                                new Shown("dinsos.caseload.overdue", "All open cases past a clock"),
                                new Shown(
                                        "dinsos.caseload.oldest.overdue.seconds",
                                        "How long the open case is due that is due longest"),
                                new Shown(
                                        "dinsos.emergency.accesses",
                                        "Cases opened without a right, for an emergency, within a day")),
                        new Figures(
                                pool,
                                meters,
                                COMPLAINTS,
                                List.of("state"),
                                new Shown("dinsos.complaints.open", "Complaints by state")));
    }

    @Scheduled(
            every = "${dinsos.figures.every:30s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> watch() {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Figures one : all) {
            chain = chain.flatMap(x -> one.read());
        }
        return chain;
    }
}

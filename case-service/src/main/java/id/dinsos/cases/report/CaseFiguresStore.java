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
 * person. Sealed cases are in no figure.
 */
@Singleton
public class CaseFiguresStore {
    private static final String CASES =
            """
            select kind, count(*) filter (where ended_at is null),
                count(*) filter (where ended_at is null and level > 0),
                coalesce(sum(broken), 0)::bigint, coalesce(sum(kept), 0)::bigint
            from view_cases.case_row where merged_into is null and confidentiality <> 'SEALED'
            group by 1 order by 2 desc
            """;

    private static final String TOTALS =
            """
            select count(*) filter (where ended_at is null),
                count(*) filter (where ended_at is null and level > 0),
                coalesce(extract(epoch from now() - min(due_at)
                    filter (where ended_at is null and due_at < now())), 0)::bigint,
                (select count(*) from view_cases.emergency e where e.at > now() - interval '1 day')
            from view_cases.case_row where merged_into is null and confidentiality <> 'SEALED'
            """;

    private static final String COMPLAINTS =
            """
            select lower(state), count(*) from view_complaints.complaint
            where state <> 'CLOSED' group by 1
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

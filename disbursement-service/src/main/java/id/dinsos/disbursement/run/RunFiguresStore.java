package id.dinsos.disbursement.run;

import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunAnswer.Progress;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.view.Figures;
import id.dinsos.eventstore.view.Figures.Shown;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far the runs are that are being frozen or instructed now, in steps of all of them together:
 * from done, total and the speed of done follows when they will be ready. Both are zero while
 * nothing is under way.
 */
@Singleton
public class RunFiguresStore {
    /**
     * Runs that have not begun to be frozen, or to be instructed, since their last event; those
     * that wait for papers are no fault of ours.
     */
    private static final String WAITING =
            """
            select r.owner, r.programme, r.stage,
                extract(epoch from now() - max(e.recorded_at))::bigint
            from view_ledger.run r join event e on e.stream_id = r.id
            where r.stage in ('OPEN', 'APPROVED')
            group by r.id, r.owner, r.programme, r.stage
            having not bool_or(e.type like 'run-instruction-started.v%')
                and (r.stage = 'OPEN' or count(*) filter (where e.type like 'run-payment-ordered.v%')
                    = count(*) filter (where e.type like 'run-funds-released.v%'))
            order by 4 desc
            """;

    private final EventStore store;
    private final RunView runs;
    private final RunProgressStore progress;
    private final Figures waiting;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong total = new AtomicLong();

    public RunFiguresStore(
            EventStore store,
            RunView runs,
            RunProgressStore progress,
            Pool pool,
            MeterRegistry meters) {
        this.store = store;
        this.runs = runs;
        this.progress = progress;
        this.waiting =
                new Figures(
                        pool,
                        meters,
                        WAITING,
                        List.of("owner", "programme", "stage"),
                        new Shown(
                                "dinsos.run.waiting.seconds",
                                "For how long a run waits until what the registry has said is"
                                        + " read"));
        Gauge.builder("dinsos.run.steps.done", done, AtomicLong::get)
                .description("Steps done of the runs that are being frozen or instructed")
                .register(meters);
        Gauge.builder("dinsos.run.steps.all", total, AtomicLong::get)
                .description("All steps of the runs that are being frozen or instructed")
                .register(meters);
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> waiting() {
        return waiting.read();
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> watch() {
        return runs.at(Stage.OPEN, Stage.FREEZING, Stage.APPROVED)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(store::load)
                .map(stream -> stream.fold(RunPublisher.RUN.decider()))
                .filter(Opened.class::isInstance)
                .onItem()
                .transformToUniAndConcatenate(run -> progress.of((Opened) run))
                .collect()
                .asList()
                .invoke(all -> {
                    done.set(all.stream().mapToLong(Progress::done).sum());
                    total.set(all.stream().mapToLong(Progress::total).sum());
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}

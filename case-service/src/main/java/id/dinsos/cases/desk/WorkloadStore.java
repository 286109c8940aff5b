package id.dinsos.cases.desk;

import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.worker.WorkerDecider;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * How much a worker has, asked between loading their record and deciding. Rows follow the log, so
 * they are counted once they hold the last work that the record tells of; and who gives work at the
 * same moment changes that record, so one of the two asks and decides again.
 */
@Singleton
public class WorkloadStore {
    private static final String LOAD =
            "select count(*)::int as load from view_cases.case_row where worker = $1"
                    + " and ended_at is null and merged_into is null";

    private final Pool pool;
    private final Views views;
    private final Settings settings;
    private final CaseProcess process;

    public WorkloadStore(Pool pool, Views views, Settings settings, CaseProcess process) {
        this.pool = pool;
        this.views = views;
        this.settings = settings;
        this.process = process;
    }

    /** That cases are given to a worker, for a unit that holds the worker's record. */
    Uni<Consumer<UnitOfWork>> giving(
            UnitOfWork unit, Collection<UUID> cases, UUID worker, Reader reader, Instant at) {
        return load(worker, unit.stream(WorkerDecider.streamId(worker)))
                .map(load -> then -> process.assign(then, cases, worker, load, reader, at));
    }

    private Uni<Integer> load(UUID worker, Stream told) {
        Position last = told.isEmpty() ? Position.START : told.events().getLast().position();
        return views.reached(CaseView.NAME, last, settings.waitForPosition())
                .invoke(x -> {
                    if (views.get(CaseView.NAME).reached().compareTo(last) < 0) {
                        throw RefusedException.of(
                                KernelCode.CHANGED_MEANWHILE,
                                "what they were given last is not counted yet; try again");
                    }
                })
                .flatMap(x -> pool.preparedQuery(LOAD).execute(Tuple.of(worker)))
                .map(rows -> rows.iterator().next().getInteger("load"));
    }
}

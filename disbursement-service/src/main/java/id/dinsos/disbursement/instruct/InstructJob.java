package id.dinsos.disbursement.instruct;

import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.roster.Chunk;
import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.roster.ChunkEvent.SliceInstructed;
import id.dinsos.disbursement.roster.ChunkPublisher;
import id.dinsos.disbursement.run.Instructed;
import id.dinsos.disbursement.run.Run;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunCommand;
import id.dinsos.disbursement.run.RunEvent.TopicEnd;
import id.dinsos.disbursement.run.RunMoved;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.RunProcess;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.disbursement.run.RunView;
import id.dinsos.disbursement.run.TopicEndsClient;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.message.Outbox;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.view.ViewRunner;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.eventstore.work.Parallel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Instructs approved runs whose money is released, a slice at a time: rechecks each eligible
 * beneficiary against the tables of this moment, then writes the payments, their claims, their
 * messages and the slice's own event in one transaction. Who has changed since the freeze, or is
 * found paid already, is left out with a reason and keeps no neighbour waiting. The slice's stream
 * decides between two workers, so a crash or a second replica repeats nothing.
 */
@Singleton
public class InstructJob extends BackgroundJob {
    private static final String ACTOR = "job:instruct";

    /** How long lists and bank files wait for the messages to leave first. */
    private static final Duration LEAVING = Duration.ofSeconds(5);

    private final EventStore store;
    private final CommandHandler handler;
    private final RunView runs;
    private final SliceStore slices;
    private final VacancyStore vacancies;
    private final TopicEndsClient topics;
    private final Map<UUID, List<TopicEnd>> waiting = new ConcurrentHashMap<>();
    private final Views views;
    private final Outbox outbox;
    private final Clock clock;
    private final Ids ids;
    private final int width;
    private final Counter instructed;
    private final RunProcess process = new RunProcess(RunPublisher.RUN, BudgetPublisher.BUDGET);

    public InstructJob(
            EventStore store,
            CommandHandler handler,
            RunView runs,
            SliceStore slices,
            VacancyStore vacancies,
            TopicEndsClient topics,
            Views views,
            Outbox outbox,
            Clock clock,
            Ids ids,
            @ConfigProperty(name = "dinsos.run.width", defaultValue = "2") int width,
            MeterRegistry meters) {
        super("instruct");
        this.store = store;
        this.handler = handler;
        this.runs = runs;
        this.slices = slices;
        this.vacancies = vacancies;
        this.topics = topics;
        this.views = views;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
        this.width = width;
        Gauge.builder("dinsos.instruct.waiting", waiting, Map::size)
                .description("Approved runs that wait until the registry's messages are read")
                .register(meters);
        this.instructed =
                Counter.builder("dinsos.run.payments")
                        .description("Payments instructed")
                        .register(meters);
    }

    void moved(@Observes RunMoved run) {
        if (run.stage() == Stage.APPROVED) {
            ask(run.id());
        }
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return runs.at(Stage.APPROVED);
    }

    @Override
    protected void work(UUID id) {
        Run run = await(store.load(id)).fold(RunPublisher.RUN.decider());
        // Facts known to be behind pay nobody: a death that is on its way is waited for.
        if (run instanceof Opened approved
                && approved.stage() == Stage.APPROVED
                && approved.mayBeInstructed()
                && isUpToDate(id)
                && isStarted(approved)) {
            Opened filled = vacancies.refill(approved);
            try (ViewRunner.Hold held = views.get("ledger").hold()) {
                instruct(filled);
                await(outbox.sent(LEAVING));
            }
        }
    }

    /** Whether everything is read that the registry had said when this run was first looked at. */
    private boolean isUpToDate(UUID run) {
        boolean read = topics.areRead(waiting.computeIfAbsent(run, id -> topics.ends()));
        if (read) {
            waiting.remove(run);
        }
        return read;
    }

    /** From here on the run cannot be given up; false where it just has been. */
    private boolean isStarted(Opened run) {
        Meta meta = Meta.of(ids.next(), run.plan().owner(), ACTOR, clock.instant());
        try {
            var unused =
                    await(
                            handler.handle(
                                    RunPublisher.RUN,
                                    run.id(),
                                    new RunCommand.StartInstruct(),
                                    Request.of(meta)));
            return true;
        } catch (RefusedException givenUp) {
            return false;
        }
    }

    private void instruct(Opened run) {
        List<Instructed> chunks =
                Parallel.map(
                        run.chunks(),
                        Math.floorMod(ids.next().hashCode(), Math.max(1, run.chunks())),
                        width,
                        number -> isStopped() ? Instructed.ZERO : chunk(run, number));
        if (isStopped()) {
            return;
        }
        Instructed sum = Instructed.ZERO;
        for (Instructed chunk : chunks) {
            sum = sum.plus(chunk);
        }
        finish(run, sum);
    }

    /** Commits the budget to what was instructed; what was not needed of the reserve is free. */
    private void finish(Opened run, Instructed sum) {
        RunPlan plan = run.plan();
        Meta meta = Meta.of(ids.next(), plan.owner(), ACTOR, clock.instant());
        var unused =
                await(
                        handler.handle(
                                "FinishInstruct",
                                List.of(plan.id(), plan.budgetId()),
                                plan.id(),
                                unit -> process.finishInstruction(unit, plan, sum),
                                Request.of(meta)));
    }

    /** All months and parts of one chunk; what is done already is only counted. */
    Instructed chunk(Opened run, int number) {
        UUID id = Chunk.idOf(run.id(), number);
        Stream stream = await(store.load(id));
        Frozen chunk = (Frozen) stream.fold(ChunkPublisher.CHUNK.decider());
        Instructed sum = Instructed.ZERO;
        boolean moved = false;
        for (YearMonth month : run.plan().months()) {
            for (int part = 0; part < chunk.parts(); part++) {
                Optional<SliceInstructed> done = chunk.slice(month, part);
                if (done.isEmpty()) {
                    Stream current = moved ? await(store.load(id)) : stream;
                    done = Optional.of(slices.instruct(run.plan(), current, month, part));
                    moved = true;
                    instructed.increment(done.get().payments());
                }
                sum = sum.plus(done.get().sum());
            }
        }
        return sum;
    }
}

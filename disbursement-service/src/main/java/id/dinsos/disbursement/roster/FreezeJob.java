package id.dinsos.disbursement.roster;

import id.dinsos.disbursement.beneficiary.BeneficiaryStore;
import id.dinsos.disbursement.beneficiary.Candidate;
import id.dinsos.disbursement.beneficiary.CandidateStore;
import id.dinsos.disbursement.beneficiary.CandidateStore.Boundaries;
import id.dinsos.disbursement.beneficiary.Population;
import id.dinsos.disbursement.eligibility.Rules;
import id.dinsos.disbursement.eligibility.Verdict;
import id.dinsos.disbursement.programme.ProgrammeTerms.Quota;
import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.roster.ChunkCommand.Freeze;
import id.dinsos.disbursement.roster.ChunkEvent.RunRef;
import id.dinsos.disbursement.run.Run;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunCommand;
import id.dinsos.disbursement.run.RunCommand.FinishFreeze;
import id.dinsos.disbursement.run.RunCommand.NoteCutoff;
import id.dinsos.disbursement.run.RunCommand.StartFreeze;
import id.dinsos.disbursement.run.RunMoved;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.disbursement.run.RunView;
import id.dinsos.disbursement.run.Tally;
import id.dinsos.disbursement.run.TopicEndsClient;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.ConflictException;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.view.ViewRunner;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.eventstore.work.Parallel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Freezes opened runs: waits until the beneficiary tables have passed the ends noted at opening,
 * cuts the candidates into chunks by id range, and judges chunk by chunk, each in a transaction of
 * its own. A chunk that is frozen already is only counted, so a crash repeats the open ones alone,
 * and two replicas on one run merely share it.
 */
@Singleton
public class FreezeJob extends BackgroundJob {
    private static final String ACTOR = "job:freeze";

    private final EventStore store;
    private final CommandHandler handler;
    private final RunView runs;
    private final BeneficiaryStore beneficiaries;
    private final CandidateStore candidates;
    private final QuotaStore quotas;
    private final EarlierStore earlier;
    private final TopicEndsClient topics;
    private final Views views;
    private final Clock clock;
    private final Ids ids;
    private final int width;
    private final Counter judged;

    public FreezeJob(
            EventStore store,
            CommandHandler handler,
            RunView runs,
            BeneficiaryStore beneficiaries,
            CandidateStore candidates,
            QuotaStore quotas,
            EarlierStore earlier,
            TopicEndsClient topics,
            Views views,
            Clock clock,
            Ids ids,
            @ConfigProperty(name = "dinsos.run.width", defaultValue = "2") int width,
            MeterRegistry meters) {
        super("freeze");
        this.store = store;
        this.handler = handler;
        this.runs = runs;
        this.beneficiaries = beneficiaries;
        this.candidates = candidates;
        this.quotas = quotas;
        this.earlier = earlier;
        this.topics = topics;
        this.views = views;
        this.clock = clock;
        this.ids = ids;
        this.width = width;
        this.judged =
                Counter.builder("dinsos.run.judged")
                        .description("Beneficiaries judged by freezes")
                        .register(meters);
    }

    void moved(@Observes RunMoved run) {
        if (run.stage() == Stage.OPEN) {
            ask(run.id());
        }
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return runs.at(Stage.OPEN, Stage.FREEZING);
    }

    @Override
    protected void work(UUID id) {
        if (load(id) instanceof Opened run
                && (run.stage() == Stage.FREEZING || run.stage() == Stage.OPEN && prepare(run))
                && load(id) instanceof Opened freezing
                && freezing.stage() == Stage.FREEZING) {
            boolean others = earlier.anyBefore(freezing.plan());
            // The lists of verdicts can wait a moment for the roster, not the other way round.
            try (ViewRunner.Hold held = views.get("ledger").hold()) {
                freeze(freezing, others);
            }
        }
    }

    /** Whether the boundaries are drawn. */
    private boolean prepare(Opened run) {
        if (run.freeze().ends().isEmpty()) {
            tell(run, new NoteCutoff(topics.ends()));
            return false;
        }
        if (!topics.areRead(run.freeze().ends())) {
            return false;
        }
        await(beneficiaries.analyze());
        Boundaries cut = await(candidates.boundaries(population(run.plan()), Chunk.SIZE));
        tell(run, new StartFreeze(cut.candidates(), cut.firstIds()));
        return true;
    }

    private void freeze(Opened run, boolean others) {
        List<Judged> chunks =
                Parallel.map(
                        run.chunks(),
                        Math.floorMod(ids.next().hashCode(), Math.max(1, run.chunks())),
                        width,
                        number -> isStopped() ? Judged.NOTHING : chunk(run, number, others));
        if (isStopped()) {
            return;
        }
        Quota quota = run.plan().terms().quota();
        if (quota != null) {
            chunks = quotas.cut(run, quota).stream().map(FreezeJob::judged).toList();
        }
        Tally tally = Tally.ZERO;
        Set<String> accountsBy = new TreeSet<>();
        for (Judged chunk : chunks) {
            tally = tally.plus(chunk.tally);
            accountsBy.addAll(chunk.accountsBy);
        }
        String hash = RosterHash.ofChunks(chunks.stream().map(Judged::hash).toList());
        tell(run, new FinishFreeze(tally, hash, accountsBy));
    }

    /** Judges one chunk, or counts it where that is done. */
    Judged chunk(Opened run, int number, boolean others) {
        UUID id = Chunk.idOf(run.id(), number);
        UnitOfWork unit = await(store.open(id));
        if (unit.state(ChunkPublisher.CHUNK, id) instanceof Frozen done) {
            return judged(done);
        }
        RunPlan plan = run.plan();
        List<UUID> firsts = run.firstIds();
        Population population = population(plan);
        List<Candidate> found =
                await(
                        candidates.chunk(
                                population, firsts.get(number), Ranges.lastId(firsts, number)));
        RunRef ref = new RunRef(run.id(), plan.programme(), plan.owner(), plan.sequence());
        List<Row> judgedRows = Rows.of(population.rule(), plan.terms(), found);
        List<Row> rows = others ? earlier.marked(plan, judgedRows) : judgedRows;
        unit.require(
                ChunkPublisher.CHUNK, id, new Freeze(ref, number, accountsBy(found, rows), rows));
        Frozen frozen = (Frozen) unit.state(ChunkPublisher.CHUNK, id);
        try {
            var unused =
                    await(
                            store.commit(
                                    unit,
                                    Meta.of(
                                            Names.uuid(id, "freeze"),
                                            plan.owner(),
                                            ACTOR,
                                            clock.instant())));
        } catch (ConflictException anotherWasFirst) {
            return chunk(run, number, others);
        }
        judged.increment(found.size());
        return judged(frozen);
    }

    /** Who entered an account that somebody not excluded would be paid into. */
    private static List<String> accountsBy(List<Candidate> found, List<Row> rows) {
        Set<String> officers = new TreeSet<>();
        for (int i = 0; i < rows.size(); i++) {
            String by = found.get(i).accountBy();
            if (by != null && rows.get(i).verdict() != Verdict.Outcome.EXCLUDED) {
                officers.add(by);
            }
        }
        return List.copyOf(officers);
    }

    private static Population population(RunPlan plan) {
        return new Population(
                plan.terms(),
                Rules.rule(plan.terms().source()),
                plan.owner(),
                plan.months().getFirst(),
                null);
    }

    private static Judged judged(Frozen chunk) {
        return new Judged(chunk.tally(), RosterHash.of(chunk.rows()), chunk.accountsBy());
    }

    private Run load(UUID id) {
        return await(store.load(id)).fold(RunPublisher.RUN.decider());
    }

    private void tell(Opened run, RunCommand command) {
        Meta meta = Meta.of(ids.next(), run.plan().owner(), ACTOR, clock.instant());
        var unused = await(handler.handle(RunPublisher.RUN, run.id(), command, Request.of(meta)));
    }

    /** What a chunk adds to its run. */
    record Judged(Tally tally, String hash, List<String> accountsBy) {
        static final Judged NOTHING = new Judged(Tally.ZERO, "", List.of());
    }
}

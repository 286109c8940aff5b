package id.dinsos.disbursement.instruct;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.roster.ChunkEvent.SliceInstructed;
import id.dinsos.disbursement.roster.ChunkPublisher;
import id.dinsos.disbursement.roster.Row;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.eventstore.log.ConflictException;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Instructs one month of one slice: one transaction, or nothing. A lost race is looked at again
 * until either this worker or another one has done the slice.
 */
@Singleton
public class SliceStore {
    private static final String ACTOR = "job:instruct";
    private static final int MAX_TRIES = 20;

    private static final SliceProcess PROCESS =
            new SliceProcess(PaymentPublisher.PAYMENT, ChunkPublisher.CHUNK);

    private final EventStore store;
    private final DueStore dues;
    private final Clock clock;

    public SliceStore(EventStore store, DueStore dues, Clock clock) {
        this.store = store;
        this.dues = dues;
        this.clock = clock;
    }

    SliceInstructed instruct(RunPlan plan, Stream loaded, YearMonth month, int part) {
        Stream stream = loaded;
        for (int tries = 1; tries <= MAX_TRIES; tries++) {
            Frozen chunk = (Frozen) stream.fold(ChunkPublisher.CHUNK.decider());
            Optional<SliceInstructed> done = chunk.slice(month, part);
            if (done.isPresent()) {
                return done.get();
            }
            try {
                return attempt(plan, stream, chunk, month, part, tries > 1);
            } catch (ConflictException anotherWasFirst) {
                stream = await(store.load(stream.id()));
            }
        }
        throw new IllegalStateException("slice %s of %s keeps losing".formatted(part, loaded.id()));
    }

    private SliceInstructed attempt(
            RunPlan plan, Stream stream, Frozen chunk, YearMonth month, int part, boolean careful) {
        List<Row> eligible = chunk.rows(part).stream().filter(Row::isEligible).toList();
        // Who is paid already is rare: the claim refuses the commit, and then they are looked for.
        Due.Assessment answer =
                careful ? dues.ask(plan, month, eligible) : dues.unclaimed(plan, month, eligible);
        Set<UUID> own = new LinkedHashSet<>();
        Set<UUID> beside = new LinkedHashSet<>();
        for (Due one : answer.due()) {
            if (one.row().pays()) {
                own.add(PaymentOrder.idOf(plan.programme(), one.row().beneficiary(), month));
            }
            beside.addAll(one.beside());
        }
        // A payment that exists without the claim is rare: it is looked for once a commit is lost.
        Set<UUID> asked = new LinkedHashSet<>(beside);
        asked.addAll(careful ? own : Set.of());
        Map<UUID, Stream> known =
                asked.isEmpty() ? Map.<UUID, Stream>of() : await(store.loadAll(asked));
        own.removeAll(known.keySet());
        UnitOfWork unit = store.work(with(known.values(), stream), own);
        PROCESS.instruct(unit, plan, stream.id(), month, part, answer);
        Frozen after = (Frozen) unit.state(ChunkPublisher.CHUNK, stream.id());
        UUID command = Names.uuid(stream.id(), "instruct", month, part);
        var unused =
                await(store.commit(unit, Meta.of(command, plan.owner(), ACTOR, clock.instant())));
        return after.slice(month, part).orElseThrow();
    }

    private static List<Stream> with(Collection<Stream> streams, Stream one) {
        List<Stream> all = new ArrayList<>(streams);
        all.add(one);
        return all;
    }
}

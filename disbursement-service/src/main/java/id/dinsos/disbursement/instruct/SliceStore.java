package id.dinsos.disbursement.instruct;

import id.dinsos.disbursement.eligibility.Clause;
import id.dinsos.disbursement.instruct.DueStore.Due;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.payment.Transfers;
import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.roster.ChunkCommand;
import id.dinsos.disbursement.roster.ChunkEvent.Row;
import id.dinsos.disbursement.roster.ChunkEvent.SliceInstructed;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import id.dinsos.disbursement.roster.ChunkPublisher;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.eventstore.log.ConflictException;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Instructs one month of one slice: one transaction, or nothing. A lost race is looked at again
 * until either this worker or another one has done the slice.
 */
@Singleton
public class SliceStore {
    private static final String ACTOR = "job:instruct";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int MAX_TRIES = 20;

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
        DueStore.Answer answer =
                careful ? dues.ask(plan, month, eligible) : dues.unclaimed(plan, month, eligible);
        List<Unpaid> unpaid = new ArrayList<>(answer.unpaid());
        List<String> handedOver = new ArrayList<>();
        Map<UUID, Payable> payable = new LinkedHashMap<>(eligible.size() * 2);
        for (Due one : answer.due()) {
            UUID payee = one.payee();
            if (one.row().pays() && payee != null) {
                PaymentOrder order = order(plan, month, one.row(), payee, one.entitlements());
                payable.put(order.id(), new Payable(one.row(), order));
            } else {
                handedOver.addAll(one.entitlements());
            }
        }
        // A payment that exists without the claim is rare: it is looked for once a commit is lost.
        Map<UUID, Stream> known =
                careful ? await(store.loadAll(payable.keySet())) : Map.<UUID, Stream>of();
        UnitOfWork unit =
                store.work(with(known.values(), stream), careful ? List.of() : payable.keySet());
        payable.forEach((id, one) -> {
            if (unit.version(id) > 0) {
                unpaid.add(Unpaid.duplicate(one.row));
            } else {
                UUID transfer = Transfers.first(one.order.run(), one.order.beneficiary());
                unit.require(
                        PaymentPublisher.PAYMENT,
                        id,
                        new PaymentCommand.Instruct(one.order, transfer));
            }
        });
        unit.require(
                ChunkPublisher.CHUNK,
                stream.id(),
                new ChunkCommand.Instruct(
                        month,
                        part,
                        unpaid,
                        handedOver,
                        plan.terms().rule().stream().map(Clause::text).toList()));
        Frozen after = (Frozen) unit.state(ChunkPublisher.CHUNK, stream.id());
        UUID command = Names.uuid(stream.id(), "instruct", month, part);
        var unused =
                await(store.commit(unit, Meta.of(command, plan.owner(), ACTOR, clock.instant())));
        return after.slice(month, part).orElseThrow();
    }

    private static PaymentOrder order(
            RunPlan plan, YearMonth month, Row row, UUID payee, List<String> entitlements) {
        return new PaymentOrder(
                plan.id(),
                plan.programme(),
                row.beneficiary(),
                payee,
                row.region(),
                plan.owner(),
                month,
                row.amountRupiah(month),
                entitlements);
    }

    private static List<Stream> with(Collection<Stream> streams, Stream one) {
        List<Stream> all = new ArrayList<>(streams);
        all.add(one);
        return all;
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }

    private record Payable(Row row, PaymentOrder order) {}
}

package id.dinsos.disbursement.run;

import id.dinsos.disbursement.beneficiary.BeneficiaryView;
import id.dinsos.disbursement.beneficiary.Standing;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.payment.Transfers;
import id.dinsos.disbursement.run.Chunk.Frozen;
import id.dinsos.disbursement.run.ChunkEvent.Row;
import id.dinsos.disbursement.run.ChunkEvent.SliceInstructed;
import id.dinsos.disbursement.run.ChunkEvent.Unpaid;
import id.dinsos.eventstore.ConflictException;
import id.dinsos.eventstore.EventStore;
import id.dinsos.eventstore.Meta;
import id.dinsos.eventstore.Names;
import id.dinsos.eventstore.Stream;
import id.dinsos.eventstore.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
public class SliceJob {
    private static final String ACTOR = "job:instruct";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int MAX_TRIES = 20;

    private final EventStore store;
    private final BeneficiaryView beneficiaries;
    private final EntitlementView entitlements;
    private final Clock clock;

    public SliceJob(
            EventStore store,
            BeneficiaryView beneficiaries,
            EntitlementView entitlements,
            Clock clock) {
        this.store = store;
        this.beneficiaries = beneficiaries;
        this.entitlements = entitlements;
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
        List<Row> eligible = chunk.rows(part).stream().filter(Row::pays).toList();
        List<Unpaid> unpaid = new ArrayList<>();
        Map<UUID, Due> due = due(plan, chunk, month, eligible, unpaid);
        Set<String> taken =
                await(
                        entitlements.taken(
                                due.values().stream()
                                        .map(one -> one.order.entitlement())
                                        .toList()));
        // A payment that exists without the claim is rare: it is looked for once a commit is lost.
        Map<UUID, Stream> known =
                careful ? await(store.loadAll(due.keySet())) : Map.<UUID, Stream>of();
        UnitOfWork unit =
                store.work(with(known.values(), stream), careful ? List.of() : due.keySet());
        due.forEach((id, one) -> {
            if (taken.contains(one.order.entitlement()) || unit.version(id) > 0) {
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
                ChunkPublisher.CHUNK, stream.id(), new ChunkCommand.Instruct(month, part, unpaid));
        Frozen after = (Frozen) unit.state(ChunkPublisher.CHUNK, stream.id());
        UUID command = Names.uuid(stream.id(), "instruct", month, part);
        var unused = await(unit.commit(Meta.of(command, plan.owner(), ACTOR, clock.instant())));
        return after.slice(month, part).orElseThrow();
    }

    /** The payments that are still due, by id; the others go to {@code unpaid}. */
    private Map<UUID, Due> due(
            RunPlan plan, Frozen chunk, YearMonth month, List<Row> eligible, List<Unpaid> unpaid) {
        String roster = plan.terms().roster();
        Map<UUID, Standing> standing =
                await(
                        beneficiaries.standing(
                                plan.terms(),
                                plan.owner(),
                                eligible.stream().map(Row::beneficiary).toList()));
        Map<UUID, Due> due = new LinkedHashMap<>(eligible.size() * 2);
        Set<String> here = new HashSet<>(eligible.size() * 2);
        for (Row row : eligible) {
            Standing now = standing.get(row.beneficiary());
            UUID payee = row.payee();
            if (now == null || payee == null || !now.isStillDue(roster, payee)) {
                unpaid.add(Unpaid.changed(row));
                continue;
            }
            String entitlement = entitlements.of(plan.terms().conflictGroup(), month, now, payee);
            if (!here.add(entitlement)) {
                unpaid.add(Unpaid.duplicate(row));
                continue;
            }
            PaymentOrder order =
                    new PaymentOrder(
                            chunk.run().id(),
                            plan.programme(),
                            row.beneficiary(),
                            payee,
                            row.region(),
                            plan.owner(),
                            month,
                            row.amountRupiah(month),
                            entitlement);
            due.put(order.id(), new Due(row, order));
        }
        return due;
    }

    private static List<Stream> with(Collection<Stream> streams, Stream one) {
        List<Stream> all = new ArrayList<>(streams);
        all.add(one);
        return all;
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }

    private record Due(Row row, PaymentOrder order) {}
}

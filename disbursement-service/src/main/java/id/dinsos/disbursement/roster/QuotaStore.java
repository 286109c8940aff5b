package id.dinsos.disbursement.roster;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.disbursement.budget.Budget;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.eligibility.Ranking;
import id.dinsos.disbursement.eligibility.Ranking.Claimant;
import id.dinsos.disbursement.eligibility.Rule;
import id.dinsos.disbursement.eligibility.Rules;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.programme.ProgrammeTerms.Quota;
import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.roster.ChunkEvent.Waiting;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunCommand;
import id.dinsos.disbursement.run.RunEvent.Limit;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Cuts a frozen roster to the quota and to what the budget still has, by the programme's stated
 * order. Whom a person may yet release keeps the place that the order gives, so that a release
 * never goes beyond the quota; what is not released by the submission is vacant. The chunks keep
 * who waits and at which place, so a chunk that is cut is only counted.
 */
@Singleton
public class QuotaStore {
    private static final String ACTOR = "job:freeze";

    private final EventStore store;
    private final CommandHandler handler;
    private final EarlierStore earlier;
    private final Clock clock;
    private final Ids ids;
    private final RosterProcess process = new RosterProcess(RunPublisher.RUN, ChunkPublisher.CHUNK);

    public QuotaStore(
            EventStore store, CommandHandler handler, EarlierStore earlier, Clock clock, Ids ids) {
        this.store = store;
        this.handler = handler;
        this.earlier = earlier;
        this.clock = clock;
        this.ids = ids;
    }

    /** Every chunk as it stands after the cut. */
    List<Frozen> cut(Opened run, Quota quota) {
        RunPlan plan = run.plan();
        Limit limit = decided(run, quota);
        Rule rule = Rules.rule(plan.terms().source());
        List<Frozen> chunks = new ArrayList<>();
        List<Claimant> claimants = new ArrayList<>();
        for (int number = 0; number < run.chunks(); number++) {
            Frozen chunk = load(run, number);
            chunks.add(chunk);
            for (Row row : chunk.rows()) {
                if (row.isEligible()
                        || row.mayBeReleased()
                        || chunk.waiting().containsKey(row.beneficiary())) {
                    claimants.add(
                            new Claimant(
                                    row.beneficiary(),
                                    number,
                                    rule.rank(Ranking.normal(row.facts())),
                                    cost(plan, row)));
                }
            }
        }
        Map<Integer, List<Waiting>> waiting = new HashMap<>();
        for (Ranking.WaitingPlace place : Ranking.cut(claimants, limit.places(), limit.rupiah())) {
            waiting.computeIfAbsent(place.chunk(), number -> new ArrayList<>())
                    .add(new Waiting(place.beneficiary(), place.place()));
        }
        waiting.forEach((number, cut) -> {
            tell(run, number, new ChunkCommand.Cut(cut));
            chunks.set(number, load(run, number));
        });
        return chunks;
    }

    /**
     * What the cut may give away, as it was decided first: a worker that begins again, and one that
     * comes late, follow the same line. Places that other runs of the months have given are taken.
     */
    private Limit decided(Opened run, Quota quota) {
        Limit known = run.freeze().limit();
        if (known != null) {
            return known;
        }
        RunPlan plan = run.plan();
        int places = Ranking.places(quota.beneficiaries());
        int free =
                places == Integer.MAX_VALUE
                        ? places
                        : Math.max(0, places - earlier.beneficiaries(plan));
        RunCommand decide = new RunCommand.DecideLimit(new Limit(free, available(plan)));
        Meta meta = Meta.of(ids.next(), plan.owner(), ACTOR, clock.instant());
        var unused = await(handler.handle(RunPublisher.RUN, run.id(), decide, Request.of(meta)));
        Opened now = (Opened) await(store.load(run.id())).fold(RunPublisher.RUN.decider());
        return Objects.requireNonNull(now.freeze().limit());
    }

    /** Of all months of the run. */
    public static long cost(RunPlan plan, Row row) {
        return Math.multiplyExact(row.dueRupiah(), plan.months().size());
    }

    /** What a budget of ours can still bear; the ministry's own has no limit here. */
    public long available(RunPlan plan) {
        if (plan.terms().mode() == ProgrammeTerms.Mode.MIRROR) {
            return Long.MAX_VALUE;
        }
        return await(store.load(plan.budgetId())).fold(BudgetPublisher.BUDGET.decider())
                        instanceof Budget.Allotted budget
                ? budget.free().amount()
                : Long.MAX_VALUE;
    }

    private Frozen load(Opened run, int number) {
        UUID id = Chunk.idOf(run.id(), number);
        return (Frozen) await(store.load(id)).fold(ChunkPublisher.CHUNK.decider());
    }

    private void tell(Opened run, int number, ChunkCommand.Cut command) {
        UUID id = Chunk.idOf(run.id(), number);
        Meta meta = Meta.of(Names.uuid(id, "cut"), run.plan().owner(), ACTOR, clock.instant());
        var unused =
                await(
                        handler.handle(
                                "Cut",
                                List.of(run.id(), id),
                                id,
                                unit -> process.cut(unit, run.id(), number, command),
                                Request.of(meta)));
    }
}

package id.dinsos.disbursement.instruct;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.disbursement.eligibility.Ranking;
import id.dinsos.disbursement.instruct.Vacancies.Seat;
import id.dinsos.disbursement.instruct.Vacancies.Turn;
import id.dinsos.disbursement.payment.Payment;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.disbursement.programme.ProgrammeTerms.Quota;
import id.dinsos.disbursement.roster.Chunk;
import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.roster.ChunkCommand;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import id.dinsos.disbursement.roster.ChunkPublisher;
import id.dinsos.disbursement.roster.QuotaStore;
import id.dinsos.disbursement.roster.RosterProcess;
import id.dinsos.disbursement.roster.Row;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunEvent.Limit;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Fills the places of a quota that fall vacant within a run: at the submission those that holds
 * kept and nobody released, and before the instruction those of whoever is no longer due. Only what
 * changes is written, in one transaction with the run's new sums, so of two workers one wins.
 */
@Singleton
public class VacancyStore {
    private static final String ACTOR = "job:instruct";
    private static final int MAX_TRIES = 10;
    private static final RosterProcess PROCESS =
            new RosterProcess(RunPublisher.RUN, ChunkPublisher.CHUNK);

    private final EventStore store;
    private final CommandHandler handler;
    private final QuotaStore quotas;
    private final DueStore dues;
    private final Clock clock;
    private final Ids ids;

    public VacancyStore(
            EventStore store,
            CommandHandler handler,
            QuotaStore quotas,
            DueStore dues,
            Clock clock,
            Ids ids) {
        this.store = store;
        this.handler = handler;
        this.quotas = quotas;
        this.dues = dues;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What a submission changes, by chunk: nobody is looked at again, so only free places count.
     * Nothing where the programme has no quota, or the run is none to be submitted.
     */
    Map<Integer, ChunkCommand.Replace> unreleased(Opened run) {
        Quota quota = run.plan().terms().quota();
        if (quota == null || run.stage() != Stage.FROZEN) {
            return Map.of();
        }
        Vacancies vacancies = free(run, quota, quotas.available(run.plan()));
        for (int number = 0; number < run.chunks(); number++) {
            waiting(run, load(run, number), vacancies);
        }
        vacancies.fill(seat -> new Turn.Takes());
        return vacancies.commands();
    }

    /** Looks again at everybody who holds a place, and offers those that are left. */
    Opened refill(Opened approved) {
        Quota quota = approved.plan().terms().quota();
        Opened run = approved;
        for (int tries = 1; quota != null && tries <= MAX_TRIES; tries++) {
            Vacancies vacancies = vacant(run, quota);
            if (vacancies.commands().isEmpty()) {
                return run;
            }
            boolean written = tell(run, vacancies);
            run = (Opened) await(store.load(run.id())).fold(RunPublisher.RUN.decider());
            if (written && !vacancies.isFull()) {
                return run;
            }
        }
        return run;
    }

    /** What was left and can be taken; nothing once the instruction has begun. */
    private Vacancies vacant(Opened run, Quota quota) {
        Vacancies vacancies = free(run, quota, run.total().amount());
        for (int number = 0; number < run.chunks(); number++) {
            Frozen chunk = load(run, number);
            if (!chunk.slices().isEmpty()) {
                return new Vacancies(0, 0);
            }
            List<Row> eligible =
                    vacancies.isFull()
                            ? List.of()
                            : chunk.rows().stream().filter(Row::isEligible).toList();
            for (Turn.Passed one : gone(run.plan(), eligible)) {
                Row row = chunk.row(one.why().beneficiary()).orElseThrow();
                vacancies.left(number, one.why(), QuotaStore.cost(run.plan(), row));
            }
            waiting(run, chunk, vacancies);
        }
        vacancies.fill(seat -> turn(run, seat));
        return vacancies;
    }

    /** False where another worker has changed meanwhile what this one looked at. */
    private boolean tell(Opened run, Vacancies vacancies) {
        Meta meta = Meta.of(ids.next(), run.plan().owner(), ACTOR, clock.instant());
        try {
            var unused =
                    await(
                            handler.handle(
                                    "Refill",
                                    streams(run, vacancies),
                                    run.id(),
                                    unit -> write(unit, run.id(), vacancies, ACTOR),
                                    Request.of(meta)));
            return true;
        } catch (RefusedException anotherWasFirst) {
            return false;
        }
    }

    /** The run and the chunks that change. */
    private static List<UUID> streams(Opened run, Vacancies vacancies) {
        List<UUID> streams = new ArrayList<>(List.of(run.id()));
        vacancies.commands().keySet().forEach(n -> streams.add(Chunk.idOf(run.id(), n)));
        return streams;
    }

    /** Writes the changes and what they make of the run's sums and hash. */
    static void write(UnitOfWork unit, UUID run, Vacancies vacancies, String by) {
        PROCESS.replace(unit, run, vacancies.commands(), by);
    }

    private static Vacancies free(Opened run, Quota quota, long rupiah) {
        Limit limit = run.freeze().limit();
        int most = limit == null ? Ranking.places(quota.beneficiaries()) : limit.places();
        long places =
                most == Integer.MAX_VALUE ? -1 : Math.max(0, (long) most - run.tally().eligible());
        return new Vacancies(places, Math.max(0, rupiah - run.total().amount()));
    }

    private static void waiting(Opened run, Frozen chunk, Vacancies vacancies) {
        for (Row row : chunk.rows()) {
            Integer place = chunk.waiting().get(row.beneficiary());
            if (place != null && row.awaitsPlace()) {
                vacancies.waits(
                        new Seat(
                                place,
                                row.beneficiary(),
                                chunk.number(),
                                QuotaStore.cost(run.plan(), row)));
            }
        }
    }

    private Turn turn(Opened run, Seat seat) {
        Row row = load(run, seat.chunk()).row(seat.beneficiary()).orElseThrow();
        if (!paid(run.plan(), List.of(row)).isEmpty()) {
            return new Turn.HasOne();
        }
        List<Turn.Passed> gone = gone(run.plan(), List.of(row.filled()));
        return gone.isEmpty() ? new Turn.Takes() : gone.getFirst();
    }

    /** Those due in none of the run's months, except whom an earlier run of them has paid. */
    private List<Turn.Passed> gone(RunPlan plan, List<Row> rows) {
        List<Row> left = rows;
        Map<UUID, Unpaid> reasons = new LinkedHashMap<>();
        for (YearMonth month : plan.months()) {
            reasons.clear();
            for (Unpaid one :
                    left.isEmpty() ? List.<Unpaid>of() : dues.ask(plan, month, left).unpaid()) {
                reasons.put(one.beneficiary(), one);
            }
            left = left.stream().filter(row -> reasons.containsKey(row.beneficiary())).toList();
        }
        Set<UUID> paid = paid(plan, left);
        return reasons.values().stream()
                .filter(one -> !paid.contains(one.beneficiary()))
                .map(Turn.Passed::new)
                .toList();
    }

    private Set<UUID> paid(RunPlan plan, List<Row> rows) {
        Map<UUID, UUID> payments = new LinkedHashMap<>();
        for (Row row : rows) {
            for (YearMonth month : plan.months()) {
                payments.put(
                        PaymentOrder.idOf(plan.programme(), row.beneficiary(), month),
                        row.beneficiary());
            }
        }
        return await(store.loadAll(payments.keySet())).values().stream()
                .filter(stream ->
                        stream.fold(PaymentPublisher.PAYMENT.decider()) instanceof Payment.Made made
                                && made.state() != PaymentState.CANCELLED
                                && made.state() != PaymentState.LAPSED)
                .map(stream -> payments.get(stream.id()))
                .collect(Collectors.toSet());
    }

    private Frozen load(Opened run, int number) {
        UUID id = Chunk.idOf(run.id(), number);
        return (Frozen) await(store.load(id)).fold(ChunkPublisher.CHUNK.decider());
    }
}

package id.dinsos.cases.complaint;

import id.dinsos.cases.complaint.ComplaintCommand.Review;
import id.dinsos.cases.knowledge.Facts;
import id.dinsos.cases.knowledge.FactsMoved;
import id.dinsos.cases.knowledge.FactsStore;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.eventstore.work.Pace;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Answers complaints again when the facts have moved. It compares state with state: every watched
 * complaint whose stored facts differ from the tables is reviewed. So it does not matter in which
 * order complaint and facts arrive, what a crash interrupted, or how often a message came: whoever
 * is second finds nothing to decide.
 *
 * <p>Consumers only say that something has moved. One look then serves any number of batches, four
 * times a second at most; once a minute it looks unasked.
 */
@Singleton
public class ComplaintJob extends BackgroundJob {
    private static final Logger LOG = Logger.getLogger(ComplaintJob.class);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long UNASKED_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int PAGE = 200;
    private static final int AT_A_TIME = 8;
    private static final String ACTOR = "case-service";

    /** The one piece of this work: all complaints there are. */
    private static final List<UUID> ALL = List.of(Names.uuid("complaints"));

    private static final UUID NOBODY = new UUID(0, 0);

    private static final String STALE =
            "select c.complaint_id, c.owner, case when (c.payment_id, c.payment_state,"
                    + " c.payment_reason, c.amount_rupiah) is distinct from (f.payment_id,"
                    + " f.payment_state, f.payment_reason, f.amount_rupiah) then p.message_id"
                    + " when (c.verdict, c.clauses, c.reasons) is distinct from"
                    + " (f.verdict, f.clauses, f.reasons)"
                    + " then v.message_id when c.central is distinct from f.central"
                    + " then t.message_id else h.message_id end as message, "
                    + FactsStore.COLUMNS
                    + " from view_complaints.complaint c"
                    + FactsStore.JOIN
                    + " where c.complaint_id > $1 and (c.state <> 'CLOSED' or c.outcome = 'PAID')"
                    + " and (c.state <> 'CLOSED' or f.payment_state = any ($2))"
                    + " and ("
                    + FactsStore.COLUMNS.replace("f.", "c.")
                    + ") is distinct from ("
                    + FactsStore.COLUMNS
                    + ") order by c.complaint_id limit $3";

    private final Pool pool;
    private final CommandHandler commands;
    private final Views views;
    private final Clock clock;

    /** Of the round under way: as a whole it fails, and is counted as every job's work is. */
    private final AtomicInteger failures = new AtomicInteger();

    private final AtomicBoolean moved = new AtomicBoolean(true);
    private volatile long lookedAt = System.nanoTime();

    public ComplaintJob(Pool pool, CommandHandler commands, Views views, Clock clock) {
        super("complaints", Pace.BRISK);
        this.pool = pool;
        this.commands = commands;
        this.views = views;
        this.clock = clock;
    }

    void moved(@Observes FactsMoved event) {
        moved.set(true);
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        boolean look = moved.getAndSet(false) || System.nanoTime() - lookedAt > UNASKED_NANOS;
        if (!look) {
            return Uni.createFrom().item(List.of());
        }
        lookedAt = System.nanoTime();
        return stale(NOBODY, 1)
                .map(page -> page.isEmpty() ? List.<UUID>of() : ALL)
                .onFailure()
                .invoke(e -> moved.set(true));
    }

    /** One complaint that cannot be reviewed now does not keep the others waiting. */
    @Override
    protected void work(UUID id) {
        failures.set(0);
        UUID after = NOBODY;
        List<Stale> page = await(stale(after, PAGE));
        while (!page.isEmpty() && !isStopped()) {
            after = page.getLast().complaint;
            // Until the view shows what was just decided, the same rows would come again.
            await(views.reached(ComplaintView.NAME, await(review(page)), LIMIT));
            page = await(stale(after, PAGE));
        }
        if (failures.get() > 0) {
            throw new IllegalStateException(
                    failures.get() + " complaints could not be reviewed and will be");
        }
    }

    private Uni<List<Stale>> stale(UUID after, int limit) {
        String[] gone = Facts.Payment.GONE.toArray(String[]::new);
        return pool.preparedQuery(STALE)
                .execute(Tuple.of(after, gone, limit))
                .map(rows -> {
                    List<Stale> page = new ArrayList<>();
                    for (Row row : rows) {
                        page.add(
                                new Stale(
                                        row.getUUID("complaint_id"),
                                        row.getString("owner"),
                                        String.valueOf(row.getString("message")),
                                        FactsStore.facts(row)));
                    }
                    return page;
                });
    }

    /** Several at a time; answers how far the log has come. */
    private Uni<Position> review(List<Stale> page) {
        return Multi.createFrom()
                .iterable(page.stream().map(this::review).toList())
                .onItem()
                .transformToUni(review -> review)
                .merge(AT_A_TIME)
                .collect()
                .with(
                        Collectors.reducing(
                                Position.START, BinaryOperator.maxBy(Position::compareTo)));
    }

    private Uni<Position> review(Stale stale) {
        Meta meta =
                Meta.of(
                                Names.uuid("review", stale.complaint, stale.message),
                                stale.owner,
                                ACTOR,
                                clock.instant())
                        .causedBy(stale.message);
        return commands.handle(
                        ComplaintPublisher.COMPLAINTS,
                        stale.complaint,
                        new Review(stale.facts, meta.decidedAt()),
                        Request.of(meta))
                .map(Done::position)
                .onFailure()
                .invoke(e -> failed(e, "complaint " + stale.complaint + " could not be reviewed"))
                .onFailure()
                .recoverWithItem(Position.START);
    }

    private void failed(Throwable e, String what) {
        failures.incrementAndGet();
        moved.set(true);
        LOG.error(what + " and will be", e);
    }

    /** A complaint whose answer no longer fits, and the message that moved the facts. */
    private record Stale(UUID complaint, String owner, String message, Facts facts) {}
}

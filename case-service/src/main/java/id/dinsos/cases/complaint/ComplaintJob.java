package id.dinsos.cases.complaint;

import id.dinsos.cases.beneficiary.Facts;
import id.dinsos.cases.beneficiary.FactsMoved;
import id.dinsos.cases.beneficiary.FactsView;
import id.dinsos.cases.complaint.ComplaintCommand.Review;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.view.Views;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Answers complaints again when the facts have moved. It compares state with state: every watched
 * complaint whose stored facts differ from the tables is reviewed. So it does not matter in which
 * order complaint and facts arrive, what a crash interrupted, how often a message came, or how many
 * replicas look: whoever is second finds nothing to decide.
 *
 * <p>Consumers only wake it. One query then serves any number of batches, and it costs next to
 * nothing while no complaint is open.
 */
@Singleton
public class ComplaintJob {
    private static final Logger LOG = Logger.getLogger(ComplaintJob.class);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 60_000;

    /** While messages flow, looking may take this part of the time at most: one in six. */
    private static final int REST_PER_LOOK = 5;

    private static final long MIN_REST_MILLIS = 50;
    private static final long MAX_REST_MILLIS = 1_000;
    private static final int PAGE = 200;
    private static final int AT_A_TIME = 8;
    private static final int AFTER_THE_KERNEL = 3_000;
    private static final String ACTOR = "case-service";

    private static final String STALE =
            "select c.complaint_id, c.owner, case when (c.payment_id, c.payment_state,"
                    + " c.payment_reason, c.amount_rupiah) is distinct from (f.payment_id,"
                    + " f.payment_state, f.payment_reason, f.amount_rupiah) then p.message_id"
                    + " when (c.verdict, c.clauses) is distinct from (f.verdict, f.clauses)"
                    + " then v.message_id else h.message_id end, "
                    + FactsView.COLUMNS
                    + " from view_complaints.complaint c"
                    + FactsView.JOIN
                    + " where c.complaint_id > $1 and (c.state <> 'CLOSED' or c.outcome = 'PAID')"
                    + " and (c.state <> 'CLOSED' or f.payment_state = any ($2))"
                    + " and ("
                    + FactsView.COLUMNS.replace("f.", "c.")
                    + ") is distinct from ("
                    + FactsView.COLUMNS
                    + ") order by c.complaint_id limit "
                    + PAGE;

    private final Pool pool;
    private final CommandHandler commands;
    private final Views views;
    private final Clock clock;
    private final Counter failures;
    private final Semaphore wake = new Semaphore(0);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("complaints").unstarted(this::run);
    private boolean built;

    public ComplaintJob(
            Pool pool, CommandHandler commands, Views views, Clock clock, MeterRegistry meters) {
        this.pool = pool;
        this.commands = commands;
        this.views = views;
        this.clock = clock;
        // Made at once, so that an alert can see it move from zero.
        this.failures = meters.counter("dinsos.complaints.review.failures");
    }

    /** After the kernel has started its views. */
    void start(@Observes @Priority(AFTER_THE_KERNEL) StartupEvent event) {
        thread.start();
    }

    /** What is being reviewed is finished while the pool is still open. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        wake.release();
        thread.join(LIMIT.toMillis());
    }

    void moved(@Observes FactsMoved event) {
        wake.release();
    }

    private void run() {
        try {
            long rest = MIN_REST_MILLIS;
            while (!stopped.await(rest, TimeUnit.MILLISECONDS)) {
                if (wake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
                if (stopped.getCount() == 0) {
                    return;
                }
                long start = System.nanoTime();
                look();
                long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                rest = Math.clamp(took * REST_PER_LOOK, MIN_REST_MILLIS, MAX_REST_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One complaint that cannot be reviewed now does not keep the others waiting. */
    private void look() {
        try {
            UUID after = new UUID(0, 0);
            List<Stale> page;
            if (!built()) {
                return;
            }
            do {
                page = page(after);
                if (page.isEmpty()) {
                    return;
                }
                after = page.getLast().complaint;
                // Until the view shows what was just decided, the same rows would come again.
                views.reached(ComplaintView.NAME, review(page), LIMIT).await().atMost(LIMIT);
            } while (page.size() == PAGE && stopped.getCount() > 0);
        } catch (RuntimeException e) {
            failed(e, "complaints could not be looked through");
        }
    }

    /** On a new database the view's table is made a moment after the start. */
    private boolean built() {
        built =
                built
                        || pool.query(
                                        "select to_regclass('view_complaints.complaint') is not"
                                                + " null")
                                .execute()
                                .await()
                                .atMost(LIMIT)
                                .iterator()
                                .next()
                                .getBoolean(0);
        return built;
    }

    private List<Stale> page(UUID after) {
        String[] gone = Facts.Payment.GONE.toArray(String[]::new);
        List<Stale> page = new ArrayList<>();
        for (Row row :
                pool.preparedQuery(STALE).execute(Tuple.of(after, gone)).await().atMost(LIMIT)) {
            page.add(
                    new Stale(
                            row.getUUID(0),
                            row.getString(1),
                            String.valueOf(row.getString(2)),
                            FactsView.facts(row, 3)));
        }
        return page;
    }

    /** Several at a time; answers how far the log has come. */
    private Position review(List<Stale> page) {
        return Multi.createFrom()
                .iterable(page)
                .onItem()
                .transformToUni(this::review)
                .merge(AT_A_TIME)
                .collect()
                .with(
                        Collectors.reducing(
                                Position.START, BinaryOperator.maxBy(Position::compareTo)))
                .await()
                .atMost(LIMIT);
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
        failures.increment();
        LOG.error(what + " and will be", e);
    }

    /** A complaint whose answer no longer fits, and the message that moved the facts. */
    private record Stale(UUID complaint, String owner, String message, Facts facts) {}
}

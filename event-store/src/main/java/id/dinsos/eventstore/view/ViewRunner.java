package id.dinsos.eventstore.view;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.FencedOffException;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.view.ViewTables.Checkpoint;
import id.dinsos.eventstore.work.Lease;
import id.dinsos.eventstore.work.Leases;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one view up with the log: {@link LogWatch} wakes it when something there is about it, and
 * now and then it looks for itself. The checkpoint moves in the transaction of the rows and only
 * from where it was read, so of many replicas one advances, and one alone builds. A view that fails
 * stops alone, says so, and tries again.
 */
public final class ViewRunner implements Runnable {
    private static final Logger LOG = Logger.getLogger(ViewRunner.class);
    private static final Duration MAX_HOLD = Duration.ofSeconds(20);
    private static final long HELD_POLL_MILLIS = 20;
    private static final long OTHERS_POLL_MILLIS = 500;

    /** After something was read, how soon it is seen that nothing more has come. */
    private static final long ACTIVE_MILLIS = 100;

    /** How often the checkpoint of a quiet view follows the log. */
    private static final long QUIET_MILLIS = 10_000;

    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;

    private final EventStore store;
    private final View view;
    private final ViewTables tables;
    private final ViewSteps steps;
    private final Leases leases;
    private final Semaphore wake = new Semaphore(0);
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private final AtomicInteger holds = new AtomicInteger();
    private volatile long heldSince;
    private volatile boolean stopped;
    private volatile boolean rebuilding;
    private volatile long rebuilt;

    public ViewRunner(EventStore store, View view, Leases leases, MeterRegistry meters) {
        this.store = store;
        this.leases = leases;
        this.view = view;
        this.tables = new ViewTables(store.pool(), view);
        this.steps = new ViewSteps(store, view, tables);
        Gauge.builder("dinsos.view.lag.seconds", this, runner -> runner.steps.lagMillis() / 1000.0)
                .description("How far the view is behind the log")
                .tag("view", view.name())
                .register(meters);
        Gauge.builder("dinsos.view.failing", this, runner -> runner.failure.get() == null ? 0 : 1)
                .description("1 while the view stands on an error")
                .tag("view", view.name())
                .register(meters);
    }

    /** Something may be about this view. */
    void wake() {
        wake.release();
    }

    /** What the log says next, up to where this view's own look has only what is about it. */
    void hear(Position from, EventStore.Kinds next) {
        if (view.types().isEmpty() || next.types().stream().anyMatch(view.types()::contains)) {
            wake();
        } else {
            steps.quiet(from, next.end());
        }
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                if (prepare()) {
                    follow();
                } else {
                    var unused = wake.tryAcquire(OTHERS_POLL_MILLIS, TimeUnit.MILLISECONDS);
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (FencedOffException e) {
                rebuilding = false;
                LOG.infof("view %s is being built by another replica", view.name());
            } catch (RuntimeException e) {
                pause(e);
            }
        }
    }

    /** Moves the view with the log for as long as its tables are those of this code. */
    private void follow() throws InterruptedException {
        for (int read = 0; !stopped && read != ViewSteps.OTHER_CODE; ) {
            wake.drainPermits();
            if (isHeld()) {
                Thread.sleep(HELD_POLL_MILLIS);
                continue;
            }
            if (rebuilding) {
                var unused = underLease(this::rebuild);
            }
            read = steps.step(view.name(), view.schema());
            if (read < ViewSteps.BATCH) {
                failure.set(null);
                var unused =
                        wake.tryAcquire(
                                read > 0 ? ACTIVE_MILLIS : QUIET_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    public void stop() {
        stopped = true;
        wake.release();
    }

    /**
     * Lets the view wait while bulk work needs the machine for what others wait for: the lists come
     * a little later, the messages sooner. It waits twenty seconds at most, whatever the work does.
     */
    public Hold hold() {
        if (holds.getAndIncrement() == 0) {
            heldSince = System.nanoTime();
        }
        return () -> {
            holds.decrementAndGet();
            wake.release();
        };
    }

    private boolean isHeld() {
        return holds.get() > 0 && System.nanoTime() - heldSince < MAX_HOLD.toNanos();
    }

    /** Ends with the work that needs it. */
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /** Null while all is well. */
    public @Nullable String failure() {
        return failure.get();
    }

    public View view() {
        return view;
    }

    /** Has the view built anew by its own thread, which alone moves it. */
    public void askForRebuild() {
        rebuilding = true;
        wake.release();
    }

    public boolean rebuilding() {
        return rebuilding;
    }

    /** How many events the last rebuild read. */
    public long rebuilt() {
        return rebuilt;
    }

    /** How far this replica has seen the view come. */
    public Position reached() {
        return steps.reached();
    }

    /**
     * How far the view is when its tables are as they were here: what follows may not be about it.
     */
    public Position beyond(Position read) {
        return steps.beyond(read);
    }

    /** Builds the view anew beside the live one and swaps it in; reads go on meanwhile. */
    private void rebuild() {
        rebuilding = true;
        String name = view.name() + ".next";
        String schema = view.schema() + "_next";
        await(tables.drop(name, schema));
        await(tables.create(name, schema, view.ddl()));
        long events = catchUp(name, schema);
        index(schema);
        events += catchUp(name, schema);
        await(tables.swap(name, schema));
        rebuilt = events;
        rebuilding = false;
        LOG.infof("view %s has been built anew from %d events", view.name(), events);
    }

    /** Reads on to the end of the log; the live view keeps up meanwhile. */
    private long catchUp(String name, String schema) {
        long events = 0;
        for (int read = ViewSteps.BATCH; read == ViewSteps.BATCH; events += read) {
            read = steps.step(name, schema);
            var unused = steps.step(view.name(), view.schema());
        }
        return events;
    }

    private void index(String schema) {
        CompletableFuture<Void> made = tables.index(schema).subscribeAsCompletionStage();
        while (!made.isDone()) {
            var unused = steps.step(view.name(), view.schema());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(HELD_POLL_MILLIS));
        }
        made.join();
    }

    /**
     * Whether the view's tables are those of this code, now or after building them. Newer code
     * wins, and older code that still runs beside it leaves its tables alone. Where nobody of the
     * newer code has been seen for a while, it was taken back, and the view is built for this one.
     */
    private boolean prepare() {
        Checkpoint at = steps.checkpoint(view.name());
        if (at == null) {
            return underLease(() ->
                    await(tables.create(view.name(), view.schema(), view.ddl() + view.indexes())));
        }
        if (at.version() > view.version() && !at.leftAlone()) {
            steps.reached(at.position());
            return false;
        }
        return at.version() == view.version() || underLease(this::rebuild);
    }

    /** One replica builds; false where that is another, or nothing is left to build. */
    private boolean underLease(Runnable work) {
        Optional<Lease> lease = leases.take("view", Names.uuid("view", view.name()));
        if (lease.isEmpty()) {
            return false;
        }
        try {
            Checkpoint now = steps.checkpoint(view.name());
            if (now == null || now.version() != view.version() || rebuilding) {
                lease.get().fence().run(work::run);
            }
            return true;
        } finally {
            leases.giveBack(lease.get());
        }
    }

    private void pause(RuntimeException e) {
        failure.set(e.getClass().getSimpleName() + ": " + e.getMessage());
        LOG.errorf(e, "view %s has stopped and will be tried again", view.name());
        try {
            var unused = wake.tryAcquire(PAUSE_AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}

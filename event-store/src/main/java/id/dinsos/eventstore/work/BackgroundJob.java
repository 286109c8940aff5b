package id.dinsos.eventstore.work;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import id.dinsos.eventstore.log.FencedOffException;
import id.dinsos.eventstore.log.OtherTables;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Work that goes on by itself, from what the tables say is left to do: asked for by whoever made
 * work, polling for what other replicas left behind. Every bean of this type is started with the
 * service and stopped with it.
 *
 * <p>One worker is at a piece at a time, whichever replica it runs on: it has a {@link Lease},
 * which a worker that dies or is frozen does not renew, so that another takes the piece over. What
 * is committed while at work is under the lease's {@link id.dinsos.eventstore.log.Fence}; rows of
 * one's own are written through {@code Fence.transaction}. It holds nothing between two steps, so
 * it may be killed anywhere. A piece that fails is said aloud, counted and tried again, and keeps
 * no other waiting.
 */
public abstract class BackgroundJob {
    private static final Logger LOG = Logger.getLogger(BackgroundJob.class);

    private final String name;
    private final Pace pace;
    private final Semaphore wake = new Semaphore(0);
    private final ConcurrentLinkedQueue<UUID> asked = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped = true;
    private volatile @Nullable Lease lease;
    private @Nullable Leases leases;
    private @Nullable JobMeters meters;

    /** None where a test works in its place. */
    private volatile @Nullable Thread thread;

    protected BackgroundJob(String name) {
        this(name, Pace.BRISK);
    }

    protected BackgroundJob(String name, Pace pace) {
        this.name = name;
        this.pace = pace;
    }

    /** What the tables say is left to do; they may be a moment behind. */
    protected abstract Uni<? extends Collection<UUID>> due();

    /**
     * Does what there is to do for one piece, as far as it goes now, looking at {@link #isStopped}
     * between its steps.
     */
    protected abstract void work(UUID id) throws Exception;

    /** Begins to look for work, with what the service has of leases and meters. */
    public final synchronized void start(Leases leases, MeterRegistry registry) {
        this.leases = leases;
        this.meters = new JobMeters(name, registry);
        start();
    }

    /** Begins again where it had been stopped. */
    public final synchronized void start() {
        if (stopped && leases != null && meters != null) {
            Loop loop = new Loop(leases, meters);
            stopped = false;
            thread = Thread.ofPlatform().daemon().name("job-" + name).start(loop);
        }
    }

    /** Lets the step under way come to its end and gives the lease back, within the limit. */
    public final synchronized void stop(Duration limit) {
        askToStop();
        Thread running = thread;
        if (running != null && running != Thread.currentThread()) {
            try {
                if (!running.join(limit)) {
                    LOG.warnf("job %s is still at work; its lease will run out", name);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    final void askToStop() {
        stopped = true;
        wake.release();
    }

    /** There is something to do for this piece, before any table knows it. */
    public final void ask(UUID id) {
        asked.add(id);
        wake.release();
    }

    /** There may be something to do: look now. */
    public final void wake() {
        wake.release();
    }

    public final String name() {
        return name;
    }

    /** Whether to stop after the step under way: the service ends, or the piece was taken over. */
    protected final boolean isStopped() {
        Lease current = lease;
        return stopped && thread != null || current != null && current.isLost();
    }

    @CanIgnoreReturnValue
    protected static <T> T await(Uni<T> step) {
        return Await.await(step);
    }

    /** What one thread does from start to stop. */
    private final class Loop implements Runnable {
        private final Leases leases;
        private final JobMeters meters;

        Loop(Leases leases, JobMeters meters) {
            this.leases = leases;
            this.meters = meters;
        }

        @Override
        public void run() {
            Duration pause = pace.poll();
            try {
                while (!stopped) {
                    wake.drainPermits();
                    pause = pace.next(pause, round());
                    if (!stopped) {
                        var unused = wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** False where something failed. */
        private boolean round() throws InterruptedException {
            Set<UUID> known = new LinkedHashSet<>();
            for (UUID id = asked.poll(); id != null; id = asked.poll()) {
                known.add(id);
            }
            Set<UUID> pieces = new LinkedHashSet<>(known);
            boolean well = look(pieces);
            meters.due(pieces);
            for (UUID id : pieces) {
                if (stopped) {
                    return true;
                }
                Optional<Lease> taken = take(id);
                if (taken.isPresent()) {
                    well &= work(id, taken.get());
                } else if (known.contains(id)) {
                    asked.add(id);
                }
            }
            return well;
        }

        private boolean look(Set<UUID> pieces) {
            try {
                pieces.addAll(await(due()));
                meters.seeing();
                return true;
            } catch (RuntimeException e) {
                if (OtherTables.areMeantBy(e)) {
                    LOG.debugf("job %s waits for its tables", name);
                    meters.blind();
                    return true;
                }
                if (!stopped) {
                    meters.failed();
                    LOG.errorf(e, "job %s cannot see what is left to do", name);
                }
                return false;
            }
        }

        private Optional<Lease> take(UUID id) {
            try {
                return leases.take(name, id);
            } catch (RuntimeException e) {
                failed(id, e);
                return Optional.empty();
            }
        }

        private boolean work(UUID id, Lease taken) throws InterruptedException {
            lease = taken;
            try {
                taken.fence().run(() -> BackgroundJob.this.work(id));
                meters.done(id);
                return true;
            } catch (InterruptedException e) {
                throw e;
            } catch (FencedOffException e) {
                LOG.warnf("job %s was at %s too long: another worker has it now", name, id);
                return true;
            } catch (Throwable e) {
                failed(id, e);
                return false;
            } finally {
                lease = null;
                leases.giveBack(taken);
            }
        }

        private void failed(UUID id, Throwable e) {
            if (!stopped) {
                meters.failed();
                LOG.errorf(e, "job %s failed at %s and will try again", name, id);
            }
        }
    }
}

package id.dinsos.disbursement.work;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Work that goes on by itself, from what the log says is left to do: asked for by whoever made
 * work, polling for what other replicas left behind. It holds nothing between two steps, so it may
 * be killed anywhere; a piece that fails is said aloud and tried again, and keeps no other waiting.
 */
public abstract class BackgroundJob implements Runnable {
    private static final Logger LOG = Logger.getLogger(BackgroundJob.class);
    private static final long POLL_MILLIS = 250;
    private static final long MAX_PAUSE_MILLIS = 10_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final String name;
    private final Semaphore wake = new Semaphore(0);
    private final ConcurrentLinkedQueue<UUID> asked = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    protected BackgroundJob(String name) {
        this.name = name;
    }

    /** What the tables say is left to do; they may be a moment behind. */
    protected abstract Uni<? extends Collection<UUID>> due();

    /** Does what there is to do for one aggregate, as far as it goes now. */
    protected abstract void work(UUID id);

    public final void start() {
        Thread.ofPlatform().daemon().name("job-" + name).start(this);
    }

    public final void stop() {
        stopped = true;
        wake.release();
    }

    /** There is something to do for this aggregate, before any table knows it. */
    public final void ask(UUID id) {
        asked.add(id);
        wake.release();
    }

    protected final boolean isStopped() {
        return stopped;
    }

    @Override
    public final void run() {
        long pause = POLL_MILLIS;
        while (!stopped) {
            wake.drainPermits();
            pause = round() ? POLL_MILLIS : Math.min(pause * 2, MAX_PAUSE_MILLIS);
            try {
                var unused = wake.tryAcquire(pause, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** False where a piece of work failed. */
    private boolean round() {
        boolean well = true;
        Set<UUID> ids = new LinkedHashSet<>();
        for (UUID id = asked.poll(); id != null; id = asked.poll()) {
            ids.add(id);
        }
        try {
            ids.addAll(await(due()));
        } catch (RuntimeException e) {
            LOG.debugf(e, "job %s cannot see what is left to do", name);
        }
        for (UUID id : ids) {
            try {
                if (!stopped) {
                    work(id);
                }
            } catch (RuntimeException e) {
                well = false;
                if (!stopped) {
                    LOG.errorf(e, "job %s failed at %s and will try again", name, id);
                }
            }
        }
        return well;
    }

    protected static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}

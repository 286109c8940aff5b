package id.dinsos.eventstore.view;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Position;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks at the log for all views of a service, after each commit of this replica and every moment
 * for those of others. A view that something new is about is woken; the others hear how far there
 * is nothing for them, so that the log is looked at once and not once for each view.
 */
public final class LogWatch implements Runnable {
    private static final Logger LOG = Logger.getLogger(LogWatch.class);
    private static final int STRETCH = 10_000;
    private static final long POLL_MILLIS = 100;
    private static final long GATHER_MILLIS = 5;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;

    private final EventStore store;
    private final List<ViewRunner> views;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean stopped;

    public LogWatch(EventStore store, List<ViewRunner> views) {
        this.store = store;
        this.views = List.copyOf(views);
        store.onCommit(events -> wake.release());
    }

    @Override
    public void run() {
        Position at = null;
        while (!stopped) {
            try {
                at = at == null ? begin() : look(at);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("the log is not looked at for now; the views look for themselves", e);
                pause();
            }
        }
    }

    public void stop() {
        stopped = true;
        wake.release();
    }

    /** What came before is read by each view; woken now, it has read up to here. */
    private Position begin() {
        Position end = await(store.settledEnd());
        views.forEach(ViewRunner::wake);
        return end;
    }

    private Position look(Position at) throws InterruptedException {
        wake.drainPermits();
        EventStore.Kinds heard = await(store.kindsAfter(at, STRETCH));
        if (heard.events() > 0) {
            views.forEach(view -> view.hear(at, heard));
        }
        if (heard.events() < STRETCH) {
            var unused = wake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
            // A busy service commits every few microseconds: gather what comes.
            Thread.sleep(GATHER_MILLIS);
        }
        return heard.end();
    }

    private void pause() {
        try {
            var unused = wake.tryAcquire(PAUSE_AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}

package id.dinsos.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.eventstore.work.Worked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills background jobs between any two commits, runs them again, and races them. */
final class Crashes {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger COMMITS_LEFT = new AtomicInteger(Integer.MAX_VALUE);
    private static final AtomicInteger STRIKES = new AtomicInteger();
    private static volatile boolean armed;

    private Crashes() {}

    /** The crash comes after a commit and before anybody hears of it: the worst moment. */
    static void plant(EventStore store) {
        if (!armed) {
            armed = true;
            store.onCommit(events -> {
                if (COMMITS_LEFT.getAndDecrement() == 0) {
                    STRIKES.incrementAndGet();
                    throw new Killed();
                }
            });
        }
        COMMITS_LEFT.set(Integer.MAX_VALUE);
    }

    /**
     * Kills the job after its first, second, third commit and so on, until it is through. Each of
     * its lives ends at a crash or at the end of its work; a crash that nobody planted fails the
     * test, and so does a job that was never killed.
     */
    static void crashing(BackgroundJob job, UUID id, Callable<Boolean> done) {
        AtomicInteger lives = new AtomicInteger();
        int before = STRIKES.get();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    COMMITS_LEFT.set(lives.getAndIncrement() / 2);
                    try {
                        Worked.once(job, id);
                    } catch (RuntimeException e) {
                        if (!isKilled(e)) {
                            throw e;
                        }
                        // As a killed process would: nothing is told to anybody.
                    }
                    COMMITS_LEFT.set(Integer.MAX_VALUE);
                    return done.call();
                });
        assertThat(STRIKES.get() - before).as("crashes of " + job.name()).isPositive();
    }

    /** Kills the job after so many commits; fails where it comes to its end before. */
    static void crash(BackgroundJob job, UUID id, int commits) {
        int before = STRIKES.get();
        COMMITS_LEFT.set(commits - 1);
        try {
            Worked.once(job, id);
        } catch (RuntimeException e) {
            if (!isKilled(e)) {
                throw e;
            }
        } finally {
            COMMITS_LEFT.set(Integer.MAX_VALUE);
        }
        assertThat(STRIKES.get() - before).as("crashes of " + job.name()).isEqualTo(1);
    }

    private static boolean isKilled(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Killed) {
                return true;
            }
        }
        return false;
    }

    static void finish(BackgroundJob job, UUID id, Callable<Boolean> done) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    Worked.once(job, id);
                    return done.call();
                });
    }

    static void race(BackgroundJob job, UUID id, int workers) throws Exception {
        CyclicBarrier start = new CyclicBarrier(workers);
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < workers; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    start.await();
                                    for (int n = 0; n < 3; n++) {
                                        Worked.once(job, id);
                                    }
                                } catch (Throwable e) {
                                    failures.add(e);
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
    }

    private static final class Killed extends IllegalStateException {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed");
        }
    }
}

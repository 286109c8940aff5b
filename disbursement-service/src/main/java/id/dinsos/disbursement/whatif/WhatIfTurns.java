package id.dinsos.disbursement.whatif;

import id.dinsos.eventstore.rules.RefusedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets few questions be worked on at a time: each holds a population's verdicts in memory. Some
 * more wait, each for a while; who comes on top is asked to come again.
 */
final class WhatIfTurns {
    private final Semaphore turns;
    private final Semaphore places;
    private final Duration patience;

    /**
     * @param atOnce questions worked on
     * @param waiting questions that may wait for their turn
     */
    WhatIfTurns(int atOnce, int waiting, Duration patience) {
        this.turns = new Semaphore(atOnce, true);
        this.places = new Semaphore(atOnce + waiting);
        this.patience = patience;
    }

    <T> T take(Supplier<T> question) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
            try {
                return question.get();
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            places.release();
        }
    }

    private static RefusedException busy() {
        return RefusedException.of(
                WhatIfCode.WHAT_IF_BUSY, "others are asking already; ask again in a moment");
    }
}

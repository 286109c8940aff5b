package id.dinsos.eventstore.work;

import java.util.UUID;

/** Lets a test take the place of a job's own thread, without a lease. */
public final class Worked {
    private Worked() {}

    /** One piece of work, with whatever it throws. */
    public static void once(BackgroundJob job, UUID id) {
        try {
            job.work(id);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

package id.dinsos.disbursement.work;

import java.util.UUID;

/** Lets a test take the place of a job's own thread. */
public final class Worked {
    private Worked() {}

    /** One piece of work, with whatever it throws. */
    public static void once(BackgroundJob job, UUID id) {
        job.work(id);
    }
}

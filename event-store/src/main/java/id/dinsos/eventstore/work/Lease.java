package id.dinsos.eventstore.work;

import id.dinsos.eventstore.log.Fence;
import java.util.UUID;

/** One worker's right to one piece, until it is given back or lost. */
public final class Lease {
    private final String job;
    private final UUID piece;
    private final Fence fence;
    private volatile boolean lost;

    Lease(String job, UUID piece, Fence fence) {
        this.job = job;
        this.piece = piece;
        this.fence = fence;
    }

    public Fence fence() {
        return fence;
    }

    /** Somebody else has the piece by now; whatever is still tried under the fence is refused. */
    public boolean isLost() {
        return lost;
    }

    void lose() {
        lost = true;
    }

    @Override
    public String toString() {
        return job + " " + piece;
    }
}

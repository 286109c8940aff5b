package id.dinsos.launcher.supervise;

import id.dinsos.launcher.host.PartName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one part right now. {@code pid} and {@code uptime} are null while it is down;
 * {@code health} says in words what the part's own check answered.
 */
public record PartStatus(
        PartName part,
        State state,
        @Nullable Long pid,
        int port,
        @Nullable Duration uptime,
        String health) {

    /** {@code UNHEALTHY}: the process runs, but its check does not pass (yet). */
    public enum State {
        UP,
        UNHEALTHY,
        DOWN
    }
}

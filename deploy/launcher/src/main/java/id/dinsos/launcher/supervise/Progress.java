package id.dinsos.launcher.supervise;

import java.time.Duration;
import java.time.Instant;

/** The lines in which a start or a stop tells how far it is: part, what became of it, how long. */
final class Progress {

    private Progress() {}

    static String line(Object part, String what) {
        return "  %-13s %s".formatted(part, what);
    }

    static String line(Object part, String what, Instant began) {
        double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        return "  %-13s %-7s %5.1f s".formatted(part, what, seconds);
    }
}

package id.dinsos.launcher.supervise;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.Ports;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** The launcher as a program of its own: owns the parts and waits for requests. */
public final class Background {

    /** Held, because the log manager forgets loggers that nobody holds. */
    private static final Logger ROOT = LogManager.getLogManager().getLogger("");

    private Background() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ROOT.setLevel(Level.OFF);
        try {
            Launcher.run(
                    Home.find(),
                    Ports.configured(System.getenv()),
                    Set.of(),
                    line -> System.out.println(Instant.now() + line));
        } catch (LaunchException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }
}

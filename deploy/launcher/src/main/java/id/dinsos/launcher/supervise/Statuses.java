package id.dinsos.launcher.supervise;

import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Pids;
import id.dinsos.launcher.part.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Looks at each part from outside: is its process there, and what does its own check say. */
public final class Statuses {

    private final Parts parts;

    public Statuses(Parts parts) {
        this.parts = parts;
    }

    public List<PartStatus> all() {
        boolean connects = runs(PartName.CONNECT);
        return Arrays.stream(PartName.values())
                .filter(name -> PartName.STACK.contains(name) || wasStarted(name))
                .parallel()
                .map(name -> status(name, connects))
                .toList();
    }

    private PartStatus status(PartName name, boolean connects) {
        int port = parts.ports().of(name);
        Optional<ProcessHandle> process = Pids.running(parts.home().pidFile(name));
        if (process.isEmpty()) {
            return new PartStatus(name, PartStatus.State.DOWN, null, port, null, "");
        }
        Instant start = process.get().info().startInstant().orElse(Instant.now());
        Duration uptime = Duration.between(start, Instant.now());
        String problem = problem(name);
        boolean healthy = problem.isEmpty();
        String health = healthy ? "ready" : problem;
        if (connects && healthy && PartName.SERVICES.contains(name)) {
            String connector = connector(name);
            healthy = connector.equals("running");
            health = "ready, connector " + connector;
        }
        return new PartStatus(
                name,
                healthy ? PartStatus.State.UP : PartStatus.State.UNHEALTHY,
                process.get().pid(),
                port,
                uptime,
                health);
    }

    /** As long as nobody has stopped it: one that died is shown as down. */
    private boolean wasStarted(PartName name) {
        return Files.exists(parts.home().pidFile(name));
    }

    private boolean runs(PartName name) {
        return Pids.running(parts.home().pidFile(name)).isPresent();
    }

    /** Empty when the part's own check passes. */
    private String problem(PartName name) {
        try {
            parts.check(name).run();
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted", e);
        } catch (Exception e) {
            return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
        }
    }

    private String connector(PartName service) {
        try {
            return parts.connectors().health(service);
        } catch (IOException e) {
            return "missing";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted", e);
        }
    }
}

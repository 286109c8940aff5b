package id.dinsos.launcher.supervise;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Pids;
import id.dinsos.launcher.host.Ports;
import id.dinsos.launcher.host.Programs;
import id.dinsos.launcher.part.Parts;
import id.dinsos.launcher.secret.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one process that owns the parts of a state folder, and that they do not outlive. */
public final class Launcher {

    private static final long SECONDS_TO_LISTEN = 15;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration FOR_PORTS = Duration.ofSeconds(10);

    private Launcher() {}

    /**
     * Owns the parts until it is told to stop (Ctrl-C, SIGTERM, {@code down}); never returns
     * normally before.
     *
     * @param first what to start at once, or nothing to wait for the first request
     */
    public static void run(Home home, Ports ports, Set<PartName> first, Consumer<String> progress)
            throws IOException, InterruptedException {
        home.create();
        try (FileChannel channel =
                        FileChannel.open(
                                home.run().resolve("launcher.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new LaunchException("Another launcher owns " + home.state() + ".");
            }
            killLeftovers(home);
            Files.writeString(
                    home.run().resolve("launcher.pid"), ProcessHandle.current().pid() + "\n");
            noteInCheckout(home);
            ports.write(portsFile(home));
            Secrets.create(home);
            Supervisor supervisor = new Supervisor(new Parts(home, ports));
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> leave(home, supervisor, progress)));
            ControlServer.listen(home, supervisor, () -> System.exit(0));
            if (!first.isEmpty()) {
                supervisor.start(first, progress);
                progress.accept("Press Ctrl-C to stop everything.");
            }
            while (true) {
                Thread.sleep(BETWEEN_LOOKS);
                supervisor.restartDead(progress);
                supervisor.restartFailedConnectors();
            }
        }
    }

    /**
     * Starts a launcher in the background and returns when it listens.
     *
     * @param further variables that its parts inherit, beside those of this process
     */
    public static void detach(Home home, Ports ports, Map<String, String> further)
            throws IOException, InterruptedException {
        home.create();
        Path log = home.logs().resolve("launcher.log");
        List<String> command = new ArrayList<>();
        Programs.find("setsid").ifPresent(command::add);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx128m");
        command.add("-XX:+UseSerialGC");
        command.add("-Ddinsos.root=" + home.root());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Background.class.getName());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(home.root().toFile())
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("DINSOS_HOME", home.state().toString());
        builder.environment().putAll(ports.variables());
        builder.environment().putAll(further);
        Process launcher = builder.start();
        ControlClient client = new ControlClient(home);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_LISTEN);
        while (!client.launcherRuns()) {
            if (launcher.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new LaunchException(
                        "The launcher did not start. The end of %s:%n%s"
                                .formatted(log, Child.lastLines(log, 15)));
            }
        }
    }

    /** Stops the launcher and its parts; with no launcher, what a killed one may have left. */
    public static void stop(Home home, Consumer<String> progress)
            throws IOException, InterruptedException {
        ControlClient client = new ControlClient(home);
        if (!client.launcherRuns()) {
            killLeftovers(home);
            return;
        }
        @Nullable ProcessHandle launcher =
                Pids.running(home.run().resolve("launcher.pid")).orElse(null);
        client.stop(progress);
        if (launcher != null) {
            try {
                var unused = launcher.onExit().get(30, TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException
                    | java.util.concurrent.TimeoutException e) {
                throw new LaunchException("The launcher does not end: " + launcher.pid(), e);
            }
        }
    }

    /** The ports of the running launcher; those configured now when there is none. */
    public static Ports ports(Home home) {
        return new ControlClient(home).launcherRuns()
                ? Ports.read(portsFile(home))
                : Ports.configured(System.getenv());
    }

    private static Path portsFile(Home home) {
        return home.run().resolve("ports.properties");
    }

    /** For {@code ./dinsos}, which builds nothing while parts run from what was built. */
    private static Path inCheckout(Home home) {
        return home.root().resolve("target/launchers/" + ProcessHandle.current().pid());
    }

    private static void noteInCheckout(Home home) throws IOException {
        Files.createDirectories(inCheckout(home).getParent());
        Files.writeString(inCheckout(home), home.state() + "\n");
    }

    /**
     * Parts leave with their launcher, some seconds after one that was killed; returns when they
     * are gone, with their pid files, and their ports can be taken again.
     */
    private static void killLeftovers(Home home) throws IOException, InterruptedException {
        Set<PartName> left = EnumSet.noneOf(PartName.class);
        for (PartName part : PartName.values()) {
            Optional<ProcessHandle> running = Pids.running(home.pidFile(part));
            running.ifPresent(Pids::kill);
            if (running.isPresent()) {
                left.add(part);
            }
            Files.deleteIfExists(home.pidFile(part));
        }
        if (!left.isEmpty() && Files.exists(portsFile(home))) {
            Ports.read(portsFile(home)).awaitFree(left, FOR_PORTS);
        }
    }

    private static void leave(Home home, Supervisor supervisor, Consumer<String> progress) {
        try {
            supervisor.stop(progress);
            Files.deleteIfExists(home.controlSocket());
            Files.deleteIfExists(inCheckout(home));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

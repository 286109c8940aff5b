package id.dinsos.launcher;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Pids;
import id.dinsos.launcher.host.Ports;
import id.dinsos.launcher.host.Programs;
import id.dinsos.launcher.part.AotCache;
import id.dinsos.launcher.part.Connectors;
import id.dinsos.launcher.part.Database;
import id.dinsos.launcher.part.Part;
import id.dinsos.launcher.part.Parts;
import id.dinsos.launcher.part.ServicePart;
import id.dinsos.launcher.secret.Tokens;
import id.dinsos.launcher.supervise.ControlClient;
import id.dinsos.launcher.supervise.Launcher;
import id.dinsos.launcher.supervise.PartStatus;
import id.dinsos.launcher.supervise.Statuses;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The local stack as other programs see it: where everything is, with which credentials, and the
 * means to start, kill and restart its parts. Holds no resources: the stack outlives this object.
 */
public final class Stack {

    private final Home home;
    private final Ports ports;
    private final Map<String, String> further;
    private final Parts parts;

    private Stack(Home home, Ports ports, Map<String, String> further) {
        this.home = home;
        this.ports = ports;
        this.further = further;
        this.parts = new Parts(home, ports);
    }

    /** The stack of this checkout ({@code DINSOS_HOME} or {@code .dinsos}), running or not. */
    public static Stack here() {
        Home home = Home.find();
        return new Stack(home, Launcher.ports(home), Map.of());
    }

    /** Another stack beside it: an own state folder and ports that nobody uses now. For tests. */
    public static Stack apart(Path state) {
        return apart(state, Map.of());
    }

    /** The same with variables that its parts are told beside their own. */
    public static Stack apart(Path state, Map<String, String> variables) {
        Home home = new Home(Home.find().root(), state.toAbsolutePath());
        return new Stack(home, Ports.free(), Map.copyOf(variables));
    }

    /** Whether it is none that anybody works with, but one beside it. */
    public boolean isApart() {
        return !home.equals(Home.find());
    }

    /**
     * Returns once every part is healthy, having started in the background those that are not
     * running; prints one line per part.
     *
     * @throws LaunchException when a part cannot start, with a message for the user
     */
    public void ensureRunning(PrintStream progress) {
        ensureRunning(EnumSet.copyOf(PartName.STACK), progress);
    }

    /**
     * The same for some parts. What a start of the whole stack had begun is stopped again if one
     * part fails; parts that ran before stay.
     */
    public void ensureRunning(Set<PartName> wanted, PrintStream progress) {
        ControlClient client = new ControlClient(home);
        boolean fresh = !client.launcherRuns();
        try {
            if (fresh) {
                Launcher.detach(home, ports, further);
            }
            try {
                client.start(wanted, progress::println);
            } catch (LaunchException e) {
                if (fresh) {
                    stop(progress);
                }
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted while starting", e);
        }
    }

    /** The parts that learn in a training run: the Quarkus applications. */
    public Set<PartName> trained() {
        Set<PartName> parts = EnumSet.copyOf(PartName.SERVICES);
        parts.add(PartName.GATEWAY);
        return parts;
    }

    /** Where the build keeps what a part has learnt; nothing is there before it was trained. */
    public Path learnt(PartName part) {
        return AotCache.of(ServicePart.jar(home, part));
    }

    /** Stops every part in reverse order and the launcher with them; nothing if none runs. */
    public void stop(PrintStream progress) {
        try {
            Launcher.stop(home, progress::println);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted while stopping", e);
        }
    }

    /** {@code http://localhost:8080}, or wherever the gateway was moved. */
    public URI gateway() {
        return url(PartName.GATEWAY);
    }

    /** The HTTP address of a service, the gateway or Connect. */
    public URI url(PartName part) {
        return parts.url(part);
    }

    /** The port of a part on localhost. */
    public int port(PartName part) {
        return ports.of(part);
    }

    /** Another port of a part on localhost. */
    public int port(Ports.Extra extra) {
        return ports.of(extra);
    }

    /** The database of one of {@link PartName#SERVICES}, with the service's own role. */
    public Database database(PartName service) {
        return parts.databases().of(service);
    }

    /** The same database as its superuser: for measuring and for tests, never for a service. */
    public Database databaseAsAdmin(PartName service) {
        return parts.databases().asAdmin(service);
    }

    public String kafkaBootstrap() {
        return "localhost:" + ports.of(PartName.KAFKA);
    }

    /** The key of the identity topic, base64: for a program that stands in for the registry. */
    public String topicKey() {
        return parts.secrets().topicKey();
    }

    /** A token of the local issuer, valid for 12 hours. */
    public String token(String sub, String region, String... roles) {
        return new Tokens(parts.secrets()).sign(sub, region, List.of(roles), Tokens.LONGEST);
    }

    /** The running process of a part. */
    public ProcessHandle process(PartName part) {
        return Pids.running(home.pidFile(part))
                .orElseThrow(() -> new LaunchException(part + " is not running"));
    }

    /** Kills a part as a crash would (SIGKILL); returns when its process is gone. */
    public void kill(PartName part) {
        Pids.kill(process(part));
    }

    /** The other replica of the same service, where this stack has one. */
    public Optional<PartName> twin(PartName part) {
        return Stream.of(PartName.SERVICES, PartName.SECONDS)
                .flatMap(List::stream)
                .filter(other -> other != part && other.service() == part.service())
                .filter(other -> Files.exists(home.pidFile(other)))
                .findFirst();
    }

    /** Starts a part that is not running and waits until it is healthy. */
    public void restart(PartName part) {
        try {
            new ControlClient(home).start(Set.of(part), line -> {});
        } catch (IOException e) {
            throw new LaunchException("No launcher runs to start " + part + ".", e);
        }
    }

    /** One more replica of a service, to be started beside its own at another port. */
    public ProcessBuilder another(PartName service, int port) {
        Part part = parts.part(service);
        ProcessBuilder replica = new ProcessBuilder(part.command()).directory(home.root().toFile());
        replica.environment().putAll(part.environment());
        replica.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return replica;
    }

    public List<PartStatus> status() {
        return new Statuses(parts).all();
    }

    /** Stops these parts, as {@code ./dinsos down <part>}: they stay down until they are wanted. */
    public void stop(Set<PartName> these, PrintStream progress) {
        try {
            new ControlClient(home).stop(these, progress::println);
        } catch (IOException e) {
            throw new LaunchException("No launcher runs to stop " + these + ".", e);
        }
    }

    /** Stops a part's process in the middle of whatever it does (SIGSTOP), or lets it go on. */
    public void freeze(PartName part, boolean frozen) {
        List<String> signal =
                List.of("kill", frozen ? "-STOP" : "-CONT", Long.toString(process(part).pid()));
        try {
            Programs.run(signal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted", e);
        }
    }

    /** The folder of the log files, one per part: {@code <part>.log}. */
    public Path logs() {
        return home.logs();
    }

    /** The folder in which a service keeps files (intakes, bank files). */
    public Path files(PartName service) {
        return home.files(service);
    }

    /** A folder in the state folder for other programs, which only its owner can enter. */
    public Path folder(String name) {
        return home.folder(name);
    }

    /** The state folder of the stack. */
    public Path home() {
        return home.state();
    }

    public Connectors connectors() {
        return parts.connectors();
    }
}

package id.dinsos.launcher.command;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Ports;
import id.dinsos.launcher.supervise.ControlClient;
import id.dinsos.launcher.supervise.Launcher;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the stack, or what is missing of it. */
@Command(
        name = "up",
        description = "start the stack, or what is missing of it; Ctrl-C stops it again",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Option(
            names = {"-d", "--detach"},
            description = "return once everything is ready; ./dinsos down stops it")
    private boolean detach;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "<part>",
            description = "only these: ${COMPLETION-CANDIDATES}")
    private List<PartName> only = List.of();

    @Option(
            names = "--with-prometheus",
            description = "and the machine's Prometheus and Alertmanager, with the shipped alerts")
    private boolean watched;

    @Option(
            names = "--replicas",
            description =
                    "of each service, 1 or 2 (default: ${DEFAULT-VALUE}); the gateway shares the"
                            + " requests out, and passes over one that is away")
    private int replicas = 1;

    @Override
    public Integer call() throws Exception {
        Set<PartName> wanted = EnumSet.copyOf(only.isEmpty() ? PartName.STACK : only);
        if (watched) {
            wanted.addAll(EnumSet.of(PartName.ALERTMANAGER, PartName.PROMETHEUS));
        }
        if (replicas == 2) {
            PartName.SERVICES.stream()
                    .filter(wanted::contains)
                    .map(PartName::second)
                    .forEach(wanted::add);
        } else if (replicas != 1) {
            throw new LaunchException("--replicas is 1 or 2, not " + replicas + ".");
        }
        Home home = Home.find();
        boolean running = new ControlClient(home).launcherRuns();
        if (!detach && !running) {
            Ports ports = Ports.configured(System.getenv());
            Launcher.run(home, ports, wanted, line -> show(System.out, line));
            return 0;
        }
        long began = System.nanoTime();
        Stack stack = Stack.here();
        stack.ensureRunning(wanted, System.out);
        System.out.printf("Up after %.1f s.%n", (System.nanoTime() - began) / 1e9);
        if (wanted.contains(PartName.GATEWAY)) {
            System.out.println("Gateway: " + stack.gateway());
        }
        if (watched) {
            System.out.println("Prometheus: " + stack.url(PartName.PROMETHEUS));
        }
        return 0;
    }

    private static void show(PrintStream out, String line) {
        out.println(line);
        out.flush();
    }
}
